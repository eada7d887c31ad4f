import { chineseNumeral, plainNumeral } from "./chinese-numeral.ts";
import { chineseShares } from "./chinese-shares.ts";
import { englishShares } from "./english-shares.ts";
import { isMeasured, MEASURE_WORD } from "./measure-words.ts";
import { narrowDigits } from "./narrow-digits.ts";
import { type NumberMention, rounded } from "./number-mention.ts";
import { NUMBER_WORDS, wordNumber } from "./number-words.ts";

export type { NumberMention };

const ENGLISH_SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({ hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 }),
);

/** 萬 in 「2019萬華」 and 百 in 「101百貨」 begin words of their own. */
const CHINESE_SCALE = `([百千]?[萬万億亿](?![華华聖圣隆丹])|[百千](?=\\d|${MEASURE_WORD}|\\P{Script=Han}|$))`;
const ARABIC = new RegExp(
  `(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?(?:\\s*${CHINESE_SCALE}|\\s*(hundred|thousand|million|billion)(?!\\p{L})|(st|nd|rd|th)(?!\\p{L}))?(\\s?(?:%|percent|per cent))?`,
  "giu",
);
// ○ is a zero only within a numeral: 「王○明」 hides a name.
const CHINESE = /(第)?(?:[零〇一二兩两三四五六七八九十百千萬万億亿廿卅卌]|(?<=[一二三四五六七八九○])○)+/gu;
/** 壹佰, 參萬伍仟: with a unit, since the digits alone are words and names as well (參加, 伍佰 the singer). */
const FORMAL_CHINESE = /[壹貳貮參叄肆伍陸柒捌玖][拾佰仟萬億][零壹貳貮參叄肆伍陸柒捌玖拾佰仟萬億]*/gu;

/**
 * Every number in a text, in the order they stand, in Arabic or Chinese numerals or English words. A Chinese numeral
 * without 第 counts only before a measure word or on its own with a unit (十, 百): 一 in 一起 or 統一 is no number.
 */
export function numberMentions(text: string): NumberMention[] {
  const narrow = narrowDigits(text);
  const mentions: NumberMention[] = [];
  // What an earlier way of reading has taken, a later one does not see: the three in 三分之二 is no number of its own.
  for (const read of [chineseShares, englishShares, arabicMentions, wordMentions, numeralMentions]) {
    for (const found of read(narrow)) {
      if (!mentions.some(({ start, end }) => start < found.end && found.start < end)) mentions.push(found);
    }
  }
  return mentions.sort((a, b) => a.start - b.start);
}

function wordMentions(text: string): NumberMention[] {
  return Array.from(text.matchAll(NUMBER_WORDS), ({ 0: words, index: start }) => {
    const end = start + words.length;
    const percent = /^\s*(?:%|percent|per cent)/.test(text.slice(end, end + 9));
    return { start, end, percent, ...wordNumber(words.toLowerCase()) };
  });
}

function numeralMentions(text: string): NumberMention[] {
  const formal = Array.from(text.matchAll(FORMAL_CHINESE), ({ 0: written, index: start }) => ({
    start,
    end: start + written.length,
    value: chineseNumeral(plainNumeral(written)),
    ordinal: false,
  })).filter(({ start, end }) => end - start > 2 || isMeasured(text, start, end));
  const plain = Array.from(text.matchAll(CHINESE), ({ 0: written, 1: rank, index: start }) => {
    const end = start + written.length;
    const ordinal = rank !== undefined;
    const numeral = ordinal ? written.slice(1) : written;
    const isNumber = ordinal || isCounting(text, end - numeral.length, end);
    return { start, end, value: isNumber ? chineseNumeral(numeral) : null, ordinal };
  });
  return [...formal, ...plain].flatMap(({ value, ...mention }) =>
    value === null ? [] : [{ ...mention, value, percent: false }],
  );
}

function isCounting(text: string, start: number, end: number): boolean {
  const numeral = text.slice(start, end);
  if (/^[萬万億亿]/.test(numeral)) return false;
  return isMeasured(text, start, end) || numeral.length > 1;
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
    const value = rounded(Number(integer.replaceAll(",", "") + fraction) * scale);
    const earlier = mentions.at(-1);
    if (earlier?.end === start && value < scaleBefore && percentSign === undefined) {
      // 「1億2,000萬」 and 「3萬5千」 are one number.
      mentions[mentions.length - 1] = { ...earlier, end, value: earlier.value + value };
    } else {
      const ordinal = suffix !== undefined || text.slice(0, start).endsWith("第");
      mentions.push({ start, end, value, percent: percentSign !== undefined, ordinal });
    }
    scaleBefore = chineseScale === undefined ? 1 : scale;
  }
  return mentions;
}
