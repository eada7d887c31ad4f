import type { Request } from "express";
import type { AnswerLanguage } from "../answer/answerer.ts";
import type { InterfaceLanguage } from "../language/messages/index.ts";

/** Regions that write Chinese in Simplified characters; Chinese of any other place, or of none, is Traditional. */
const SIMPLIFIED_REGIONS: ReadonlySet<string> = new Set(["CN", "SG", "MY"]);

/** The answer language that a BCP 47 tag asks for (`zh-TW`: `zh-Hant`), or null where we have none for it. */
export function answerLanguage(tag: string): AnswerLanguage | null {
  let locale: Intl.Locale;
  try {
    locale = new Intl.Locale(tag);
  } catch {
    return null;
  }
  if (locale.language === "en") return "en";
  if (locale.language !== "zh") return null;
  if (locale.script !== undefined) {
    if (locale.script === "Hans") return "zh-Hans";
    return locale.script === "Hant" ? "zh-Hant" : null;
  }
  return SIMPLIFIED_REGIONS.has(locale.region ?? "") ? "zh-Hans" : "zh-Hant";
}

/** The interface language for a tag, or null where we have none. Simplified readers get the Traditional interface. */
export function interfaceLanguage(tag: string): InterfaceLanguage | null {
  const language = answerLanguage(tag);
  return language === "zh-Hans" ? "zh-Hant" : language;
}

/**
 * The interface language of a request by its `Accept-Language` (RFC 9110, 12.5.4): the best-weighted language that
 * we have. Without the header, or with `*` alone, the city's own language; English for readers of anything else.
 */
export function readerLanguage(request: Request): InterfaceLanguage {
  const tags = request.acceptsLanguages();
  for (const tag of tags) {
    if (tag === "*") return "zh-Hant";
    const language = interfaceLanguage(tag);
    if (language !== null) return language;
  }
  return tags.length === 0 ? "zh-Hant" : "en";
}
