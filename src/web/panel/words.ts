import { answerEn } from "../../language/messages/answer/en.ts";
import { answerZhHant } from "../../language/messages/answer/zh-Hant.ts";
import { chatEn } from "../../language/messages/chat/en.ts";
import { chatZhHant } from "../../language/messages/chat/zh-Hant.ts";
import { filled, type MessageValues } from "../../language/messages/filled.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";

/** Name of a text of the widget. */
export type WordKey = keyof typeof chatEn | keyof typeof answerEn;

/** A text of the widget in the reader's language. */
export type Say = (key: WordKey, values?: MessageValues) => string;

const WORDS: Readonly<Record<InterfaceLanguage, Readonly<Record<WordKey, string>>>> = {
  en: { ...answerEn, ...chatEn },
  "zh-Hant": { ...answerZhHant, ...chatZhHant },
};

/** The texts in a language. */
export function wordsIn(language: InterfaceLanguage): Say {
  return (key, values = {}) => filled(WORDS[language][key], values);
}
