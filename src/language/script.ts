import { Converter as fromSimplified } from "opencc-js/cn2t";
import { Converter as fromTraditional } from "opencc-js/t2cn";

const simplifiedToTaiwan = fromSimplified({ from: "cn", to: "tw" });
const taiwanToSimplified = fromTraditional({ from: "tw", to: "cn" });

/** What a question can be written in, as far as its script tells; `other` is any script we cannot serve or name. */
export type WrittenLanguage = "en" | "zh-Hant" | "zh-Hans" | "ja" | "ko" | "th" | "vi" | "other";

/** Converts Simplified to Traditional Chinese as written in Taiwan; everything else stays. */
export function toTraditional(text: string): string {
  return simplifiedToTaiwan(text);
}

/** Converts Traditional to Simplified Chinese; everything else stays. */
export function toSimplified(text: string): string {
  return taiwanToSimplified(text);
}

/** Whether a text has at least one Han character. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Tells the language of a text from its script. Chinese counts as Traditional unless it has characters that only
 * Simplified Chinese uses and none that only Traditional Chinese uses. A Chinese question with English names in it
 * is Chinese: one Han character carries about as much as a Latin word.
 */
export function writtenLanguage(text: string): WrittenLanguage {
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(text, /\p{Script=Hangul}/gu);
  const thai = count(text, /\p{Script=Thai}/gu);
  const han = count(text, /\p{Script=Han}/gu);
  const latinWords = count(text, /\p{Script=Latin}+/gu);
  if (hangul > han && hangul > latinWords) return "ko";
  if (thai > latinWords) return "th";
  // The katakana 'no' and middle dots turn up in Chinese names; a sentence in Japanese has particles throughout.
  if (kana >= 2 && kana * 5 > han) return "ja";
  if (han > 0 && han * 2 >= latinWords) return chineseScript(text);
  if (latinWords > 0) return isVietnamese(text) ? "vi" : "en";
  return "other";
}

function chineseScript(text: string): "zh-Hant" | "zh-Hans" {
  const hasSimplifiedOnly = simplifiedToTaiwan(text) !== text;
  const hasTraditionalOnly = taiwanToSimplified(text) !== text;
  return hasSimplifiedOnly && !hasTraditionalOnly ? "zh-Hans" : "zh-Hant";
}

function isVietnamese(text: string): boolean {
  const marks = count(text.normalize("NFC"), /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu);
  return marks >= 3;
}
