import { chineseNumeral } from "./chinese-numeral.ts";
import { narrowDigits } from "./narrow-digits.ts";
import { numberMentions } from "./numbers.ts";

const CHINESE_EDITION = /第\s?(\d{1,3}|[零〇一二三四五六七八九十百]+)\s?[屆届]/gu;

/** What English calls that which is held again and again; alternatives of a pattern, in small letters. */
export const ENGLISH_EVENT =
  "(?:forum|festival|summit|games|universiade|olympics|deaflympics|expo|marathon|championships?|tournament|conference|cup|race|regatta|fair|biennale|triennale|exhibition|show|week|meeting|congress|convention|camp|concert|carnival|league|symposium|workshop|competition|contest|assembly|dialogues?|talks|days|retreat|academy)";
/** Words between an ordinal and its event: names and adjectives. "The second day of the forum" counts days. */
const BETWEEN =
  "(?:(?!(?:of|in|at|on|to|by|for|from|with|and|day|year|anniversary)\\s)[\\p{L}\\p{Pd}]+\\s+){0,4}";
const ENGLISH_AFTER = new RegExp(`^\\s+(?:annual\\s+)?(?:edition|${BETWEEN}${ENGLISH_EVENT})`, "iu");

/** Where a text names one of the times of a series. */
export interface EditionMention {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly edition: number;
}

/** Where a text names times of a series: 第十屆, "10th" in "the 10th forum". */
export function editionMentions(text: string): EditionMention[] {
  const mentions: EditionMention[] = [];
  for (const match of narrowDigits(text).matchAll(CHINESE_EDITION)) {
    const numeral = match[1] ?? "";
    const edition = /^\d+$/.test(numeral) ? Number(numeral) : chineseNumeral(numeral);
    if (edition !== null) mentions.push({ start: match.index, end: match.index + match[0].length, edition });
  }
  for (const { start, end, value, ordinal } of numberMentions(text)) {
    if (ordinal && ENGLISH_AFTER.test(text.slice(end, end + 60)))
      mentions.push({ start, end, edition: value });
  }
  return mentions;
}

/** Which times of a series a text names: 第十屆, "the 10th forum", "tenth Taipei-Shanghai Forum". */
export function editionsIn(text: string): number[] {
  return [...new Set(editionMentions(text).map(({ edition }) => edition))];
}
