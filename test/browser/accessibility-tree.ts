import type { CDPSession, Page } from "playwright-core";

type AxNode = Awaited<ReturnType<typeof fullTree>>[number];

/** Roles that only group, and the pieces of lines that a text is drawn in. */
const LEFT_OUT = new Set(["generic", "none", "InlineTextBox", "LineBreak", "RootWebArea"]);
/** Roles whose name is made of what they hold, so that it need not be said again. */
const NAMED_BY_CONTENT = new Set([
  "button",
  "link",
  "heading",
  "DisclosureTriangle",
  "cell",
  "columnheader",
  "radio",
  "LabelText",
]);
/** States and properties that a screen reader says. */
const SAID = ["level", "expanded", "pressed", "checked", "invalid", "disabled", "modal", "live", "focused"];

/**
 * The accessibility tree as Chromium hands it to screen readers, a line for each node in reading order: its role, name,
 * description and states, indented by its depth.
 */
export async function accessibilityTree(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  try {
    const nodes = await fullTree(devtools);
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const lines = (id: string, depth: number, said: string): string[] => {
      const node = byId.get(id);
      if (node === undefined) return [];
      const role = String(node.role?.value ?? "");
      const name = String(node.name?.value ?? "")
        .replaceAll(/\s+/gu, " ")
        .trim();
      const isText = role === "StaticText";
      const isSaid = isText && (name === "" || said.includes(name));
      const isShown = !node.ignored && !LEFT_OUT.has(role) && !isSaid;
      const inner = (node.childIds ?? []).flatMap((child) =>
        lines(child, isShown ? depth + 1 : depth, isShown && NAMED_BY_CONTENT.has(role) ? name : said),
      );
      return isShown
        ? [`${"  ".repeat(depth)}${isText ? "text" : role}${about(node, name)}`, ...inner]
        : inner;
    };
    const [root] = nodes;
    return root === undefined ? "" : lines(root.nodeId, 0, "").join("\n");
  } finally {
    await devtools.detach();
  }
}

async function fullTree(devtools: CDPSession) {
  return (await devtools.send("Accessibility.getFullAXTree")).nodes;
}

function about({ description, properties = [] }: AxNode, name: string): string {
  const states = SAID.flatMap((state) => {
    const value = properties.find((one) => one.name === state)?.value.value as
      string | number | boolean | undefined;
    if (value === undefined) return [];
    // What can be open or pressed is heard to be so when it is not, too.
    const isOff = value === false || value === "false";
    if (isOff) return state === "expanded" || state === "pressed" ? [` ${state}=false`] : [];
    return value === true || value === "true" ? [` ${state}`] : [` ${state}=${value}`];
  });
  const more = textOf(description);
  return [name === "" ? "" : ` "${name}"`, more === "" ? "" : ` (${more})`, ...states].join("");
}

function textOf(value: AxNode["name"]): string {
  const text: unknown = value?.value;
  return typeof text === "string" ? text.replaceAll(/\s+/gu, " ").trim() : "";
}
