import { accentColours } from "./accent.ts";

/** Gives a shadow root its style sheets without a style element, which a strict page would not apply. */
export function adoptStyles(root: ShadowRoot, texts: readonly string[]): void {
  if ("replaceSync" in CSSStyleSheet.prototype) {
    root.adoptedStyleSheets = texts.map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
    return;
  }
  // Browsers from before 2023: they need a page whose policy allows style elements.
  const style = document.createElement("style");
  style.textContent = texts.join("\n");
  root.append(style);
}

/** The colours as custom properties of the host, which the page cannot set over ours. */
export function accentStyles(color: string | null): string {
  const { light, dark } = accentColours(color);
  return `:host{${properties(light)}}@media (prefers-color-scheme:dark){:host{${properties(dark)}}}`;
}

function properties(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, value]) => `--cec-${name}:${value}!important`)
    .join(";");
}
