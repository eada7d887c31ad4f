import { en } from "./en.ts";
import { filled, type MessageValues } from "./filled.ts";
import { zhHant } from "./zh-Hant.ts";

export type { MessageValues };

/** Languages that the interface speaks. */
export type InterfaceLanguage = "en" | "zh-Hant";

/** Name of an interface string; the same in every language. */
export type MessageKey = keyof typeof en;

const MESSAGES: Readonly<Record<InterfaceLanguage, Readonly<Record<MessageKey, string>>>> = {
  en,
  "zh-Hant": zhHant,
};

/**
 * The interface string in a language, with `{name}` replaced by `values.name`. A name without a value is a fault of
 * the caller and throws.
 */
export function message(language: InterfaceLanguage, key: MessageKey, values: MessageValues = {}): string {
  return filled(MESSAGES[language][key], values);
}
