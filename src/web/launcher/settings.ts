import type { InterfaceLanguage } from "../../language/messages/index.ts";

/** What a page sets with the attributes of the script element. */
export interface WidgetSettings {
  /** `data-color`: `#rgb` or `#rrggbb`; null for the shipped colour. */
  readonly color: string | null;
  /** `data-lang`, else the language of the page, else of the browser. */
  readonly language: InterfaceLanguage;
  /** `data-position`: the lower corner in which the widget stands. */
  readonly position: "left" | "right";
  /** `data-title` and `data-greeting`; null for the service's own words. */
  readonly title: string | null;
  readonly greeting: string | null;
}

/** Reads the attributes. What cannot be used is named on the console, for whoever writes the page, and left out. */
export function readSettings(data: DOMStringMap, pageLanguage: string): WidgetSettings {
  const { color, position } = data;
  const isColor = color === undefined || /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(color);
  const isPosition = position === undefined || position === "left" || position === "right";
  if (!isColor) console.warn(`widget.js: data-color="${color}" is no colour like #0b5d7a`);
  if (!isPosition) console.warn(`widget.js: data-position="${position}" is neither left nor right`);
  return {
    color: isColor ? (color ?? null) : null,
    language: interfaceLanguage(nonEmpty(data["lang"]) ?? nonEmpty(pageLanguage) ?? navigator.language),
    position: position === "left" ? "left" : "right",
    title: nonEmpty(data["title"]),
    greeting: nonEmpty(data["greeting"]),
  };
}

function nonEmpty(text: string | undefined): string | null {
  return text === undefined || text.trim() === "" ? null : text.trim();
}

/** Chinese of any kind reads the Traditional interface; everyone else the English one. */
function interfaceLanguage(tag: string): InterfaceLanguage {
  return /^zh\b/i.test(tag) ? "zh-Hant" : "en";
}
