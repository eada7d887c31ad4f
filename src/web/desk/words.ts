import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { filled, type MessageValues } from "../../language/messages/filled.ts";
import { staffDeskEn } from "../../language/messages/staff-desk/en.ts";
import { staffDeskZhHant } from "../../language/messages/staff-desk/zh-Hant.ts";

/** Name of a text of the desk. */
export type DeskWord = keyof typeof staffDeskEn;

/** A text of the desk in the reader's language. */
export type Say = (key: DeskWord, values?: MessageValues) => string;

const WORDS: Readonly<Record<InterfaceLanguage, Readonly<Record<DeskWord, string>>>> = {
  en: staffDeskEn,
  "zh-Hant": staffDeskZhHant,
};

/** The texts in a language. */
export function wordsIn(language: InterfaceLanguage): Say {
  return (key, values = {}) => filled(WORDS[language][key], values);
}

/** A name as that of a text of the desk; null where there is none of that name. */
export function deskWord(name: string): DeskWord | null {
  return Object.hasOwn(staffDeskEn, name) ? (name as DeskWord) : null;
}
