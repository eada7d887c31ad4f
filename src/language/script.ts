import { type LatinLanguage, latinLanguage } from "./latin-languages.ts";
import { toSimplified } from "./to-simplified.ts";
import { toTraditional } from "./to-traditional.ts";

export { toSimplified, toTraditional };

/**
 * What a question can be written in, as far as its script tells, and in Latin letters its common words; `other` is any
 * script that we cannot serve or name.
 */
export type WrittenLanguage = "en" | "zh-Hant" | "zh-Hans" | "ja" | "ko" | "th" | LatinLanguage | "other";

/** Simplified forms that Taiwan uses as well, some as characters of their own: 台灣, 里長, 皇后, 茶几, 占, 秘書. */
const IN_BOTH_SCRIPTS = new Set(
  "台里后干于云丰斗占余采咸征准岩岳杰郁范朴佣污泄挂晒涌荐游雇秘痴梁丑凶伙仆夸几吁咨尸霉才吃唇檐辟",
);

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Tells the language of a text from its script, and English from others in Latin letters by their words. Chinese
 * counts as Traditional unless it has characters that only Simplified Chinese uses and none that only Traditional
 * Chinese uses. A Chinese question with English names in it is Chinese: one Han character carries about as much as a
 * Latin word.
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
  if (latinWords > 0) return latinLanguage(text) ?? "en";
  return "other";
}

/** By Han character met so far: a question is asked for its script several times, and the conversion is not cheap. */
const simplifiedOnly = new Map<string, boolean>();

function isSimplifiedOnly(character: string): boolean {
  let isOnly = simplifiedOnly.get(character);
  if (isOnly === undefined) {
    isOnly = !IN_BOTH_SCRIPTS.has(character) && toTraditional(character) !== character;
    simplifiedOnly.set(character, isOnly);
  }
  return isOnly;
}

function chineseScript(text: string): "zh-Hant" | "zh-Hans" {
  // One by one: put together, 了解 and 宣布 are taken for Simplified 瞭解 and 宣佈, and Taiwan writes both.
  const hasSimplifiedOnly = (text.match(/\p{Script=Han}/gu) ?? []).some(isSimplifiedOnly);
  const hasTraditionalOnly = toSimplified(text) !== text;
  return hasSimplifiedOnly && !hasTraditionalOnly ? "zh-Hans" : "zh-Hant";
}
