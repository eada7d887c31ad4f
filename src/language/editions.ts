import { chineseNumeral, numberMentions } from "./numbers.ts";

const CHINESE_EDITION = /第\s?(\d{1,3}|[一二三四五六七八九十百]+)\s?[屆届]/gu;
const ENGLISH_AFTER = /^\s+(?:annual\s+)?(?:edition|forum|(?:[\p{L}-]+\s+){0,4}(?:forum|festival|summit|games|championships?|tournament|conference))/iu;

/** Which times of a series a text names: 第十屆, "the 10th forum", "tenth Taipei-Shanghai Forum". */
export function editionsIn(text: string): number[] {
  const editions = new Set<number>();
  for (const match of text.matchAll(CHINESE_EDITION)) {
    const numeral = match[1] ?? "";
    const value = /^\d+$/.test(numeral) ? Number(numeral) : chineseNumeral(numeral);
    if (value !== null) editions.add(value);
  }
  for (const mention of numberMentions(text)) {
    if (mention.ordinal && ENGLISH_AFTER.test(text.slice(mention.end, mention.end + 60))) editions.add(mention.value);
  }
  return [...editions];
}
