import { en } from "./en.ts";
import { zhHant } from "./zh-Hant.ts";

/** Languages that the interface speaks. */
export type InterfaceLanguage = "en" | "zh-Hant";

/** Name of an interface string; the same in every language. */
export type MessageKey = keyof typeof en;

const MESSAGES: Readonly<Record<InterfaceLanguage, Readonly<Record<MessageKey, string>>>> = {
  en,
  "zh-Hant": zhHant,
};

/** What can be filled into the braces of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * The interface string in a language, with `{name}` replaced by `values.name`. A name without a value is a fault of
 * the caller and throws.
 */
export function message(language: InterfaceLanguage, key: MessageKey, values: MessageValues = {}): string {
  return MESSAGES[language][key].replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new TypeError(`message ${key} needs a value for ${name}`);
    return String(value);
  });
}
