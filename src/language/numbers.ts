import { chineseNumeral } from "./chinese-numeral.ts";
import { narrowDigits } from "./narrow-digits.ts";
import { NUMBER_WORDS, wordNumber } from "./number-words.ts";

/** A number as a text writes it. */
export interface NumberMention {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** The number itself: "1.2 million" and 「120萬」 are both 1200000; 50 % is 50 with `percent`. */
  readonly value: number;
  readonly percent: boolean;
  /** True for "tenth", "10th" and 「第十」. */
  readonly ordinal: boolean;
}

const ENGLISH_SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({ hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 }),
);

/** What is counted, or goes on with a count, after a Chinese numeral. */
const MEASURE =
  "[項项份個个名位人次屆届度年月日號号天小時时分點点國国市座場场隊队支件艘輛辆條条家間间所校歲岁倍成元箱棟栋戶户週周季多餘余幾几]|星期";
const MEASURED = new RegExp(`^(?:${MEASURE})`, "u");

/** 萬 in 「2019萬華」 and 百 in 「101百貨」 begin words of their own. */
const CHINESE_SCALE = `([百千]?[萬万億亿](?![華华聖圣隆丹])|[百千](?=\\d|${MEASURE}))`;
const ARABIC = new RegExp(
  `(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?(?:\\s*${CHINESE_SCALE}|\\s*(hundred|thousand|million|billion)(?!\\p{L})|(st|nd|rd|th)(?!\\p{L}))?(\\s?(?:%|percent|per cent))?`,
  "giu",
);
// ○ is a zero only within a numeral: 「王○明」 hides a name.
const CHINESE = /(第)?(?:[零〇一二兩两三四五六七八九十百千萬万億亿]|(?<=[一二三四五六七八九○])○)+/gu;

/**
 * Every number in a text, in the order they stand, in Arabic or Chinese numerals or English words. A Chinese numeral
 * without 第 counts only before a measure word or on its own with a unit (十, 百): 一 in 一起 or 統一 is no number.
 */
export function numberMentions(text: string): NumberMention[] {
  const narrow = narrowDigits(text);
  const mentions = arabicMentions(narrow);
  const isTaken = (start: number, end: number): boolean =>
    mentions.some((mention) => start < mention.end && mention.start < end);
  for (const match of narrow.matchAll(NUMBER_WORDS)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isTaken(start, end)) continue;
    const percent = /^\s*(?:%|percent|per cent)/.test(narrow.slice(end, end + 9));
    mentions.push({ start, end, percent, ...wordNumber(match[0].toLowerCase()) });
  }
  for (const match of narrow.matchAll(CHINESE)) {
    const start = match.index;
    const end = start + match[0].length;
    const ordinal = match[1] !== undefined;
    const numeral = ordinal ? match[0].slice(1) : match[0];
    const value = chineseNumeral(numeral);
    if (value === null || isTaken(start, end) || !(ordinal || isCounting(narrow, end, numeral))) continue;
    mentions.push({ start, end, value, percent: isAfterPercent(narrow, start), ordinal });
  }
  return mentions.sort((a, b) => a.start - b.start);
}

function isAfterPercent(text: string, start: number): boolean {
  return text.slice(0, start).endsWith("百分之");
}

function isCounting(text: string, end: number, numeral: string): boolean {
  const after = text.slice(end, end + 2);
  if (/^[萬万億亿]/.test(numeral) || (numeral === "百" && after === "分之")) return false;
  if (MEASURED.test(after)) return !(numeral === "一" && after.startsWith("次"));
  return numeral.length > 1;
}

function arabicMentions(text: string): NumberMention[] {
  const mentions: NumberMention[] = [];
  let scaleBefore = 1;
  for (const match of text.matchAll(ARABIC)) {
    const [whole, integer = "", fraction = "", chineseScale, englishScale, suffix, percentSign] = match;
    const start = match.index;
    const end = start + whole.length;
    const scale =
      chineseScale === undefined
        ? (ENGLISH_SCALES.get(englishScale?.toLowerCase() ?? "") ?? 1)
        : (chineseNumeral(chineseScale) ?? 1);
    // 1.1 × 1000000 is 1100000.0000000001 in binary: 15 digits are what a double keeps.
    const value = Number((Number(integer.replaceAll(",", "") + fraction) * scale).toPrecision(15));
    const earlier = mentions.at(-1);
    if (earlier?.end === start && value < scaleBefore && percentSign === undefined) {
      // 「1億2,000萬」 and 「3萬5千」 are one number.
      mentions[mentions.length - 1] = { ...earlier, end, value: earlier.value + value };
    } else {
      const percent = percentSign !== undefined || isAfterPercent(text, start);
      const ordinal = suffix !== undefined || text.slice(0, start).endsWith("第");
      mentions.push({ start, end, value, percent, ordinal });
    }
    scaleBefore = chineseScale === undefined ? 1 : scale;
  }
  return mentions;
}
