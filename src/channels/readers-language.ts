import type { InterfaceLanguage } from "../language/messages/index.ts";
import { writtenLanguage } from "../language/script.ts";

/** What somebody writes in, else what the device is set to; the city's own language where neither tells. */
export function readersLanguage({
  text,
  locale,
}: {
  readonly text: string;
  /** BCP 47. */
  readonly locale: string | null;
}): InterfaceLanguage {
  return languageOfTag(writtenLanguage(text)) ?? languageOfTag(locale ?? "") ?? "zh-Hant";
}

/** The interface language for a tag; null where we have none for it. Simplified readers get the Traditional interface. */
export function languageOfTag(tag: string): InterfaceLanguage | null {
  if (/^zh\b/iu.test(tag)) return "zh-Hant";
  return /^en\b/iu.test(tag) ? "en" : null;
}
