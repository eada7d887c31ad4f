import { writtenLanguage } from "../../language/script.ts";
import { html } from "./html.ts";
import type { SafeHtml } from "./html.ts";

/** The `lang` attribute for a text whose language is told by its script alone; nothing where it cannot be told. */
export function langOf(text: string): SafeHtml {
  const language = writtenLanguage(text);
  return language === "other" ? html`` : html`lang="${language}"`;
}
