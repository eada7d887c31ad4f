import type { InterfaceLanguage } from "../../language/messages/index.ts";

/** The language of our own words around an answer; readers of Simplified Chinese get the Traditional ones. */
export function wordsLanguage(answerLanguage: string): InterfaceLanguage {
  return answerLanguage.startsWith("zh") ? "zh-Hant" : "en";
}

/** `text [1][2]`. */
export function markedText({ text, citations }: { text: string; citations: readonly number[] }): string {
  const markers = citations.map((n) => `[${n}]`).join("");
  return markers === "" ? text : `${text} ${markers}`;
}
