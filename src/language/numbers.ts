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

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 兩: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // prettier-ignore
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 萬: 1e4, 万: 1e4, 億: 1e8, 亿: 1e8 };

const SMALL_WORDS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINAL_WORDS =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const SCALE_WORDS: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };

/** Value of a Chinese numeral such as 十六, 兩百, 二〇一九 or 三十五萬; null where the characters do not form one. */
export function chineseNumeral(text: string): number | null {
  if (!/^[零〇一二兩两三四五六七八九十百千萬万億亿]+$/.test(text)) return null;
  if (!/[十百千萬万億亿]/.test(text)) {
    return Number(Array.from(text, (character) => String(DIGITS[character])).join(""));
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const character of text) {
    const unit = UNITS[character];
    if (unit === undefined) {
      digit = DIGITS[character] ?? 0;
    } else if (unit >= 1e4) {
      total = (total + section + (digit ?? 0)) * unit;
      section = 0;
      digit = null;
    } else {
      section += (digit ?? 1) * unit;
      digit = null;
    }
  }
  return total + section + (digit ?? 0);
}

const ARABIC = /(?<![\p{L}\p{N}.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s*(萬|万|億|亿|million|billion|thousand|hundred)|(st|nd|rd|th)(?!\p{L}))?(\s?(?:%|％|percent|per cent|percentage))?/giu;
const ARABIC_LOOSE = /(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s*(萬|万|億|亿))?(\s?[%％])?/gu;
const WORDS = new RegExp(
  `(?<!\\p{L})(?:(?:${TENS_WORDS.join("|")})(?:[- ](?:${[...SMALL_WORDS.slice(1, 10), ...ORDINAL_WORDS.slice(1, 10)].join("|")}))?|${[...ORDINAL_WORDS.slice(1), ...SMALL_WORDS].sort((a, b) => b.length - a.length).join("|")})(?:[ -](?:hundred|thousand|million|billion))*(?!\\p{L})`,
  "giu",
);
const CHINESE = /(第)?[零〇一二兩两三四五六七八九十百千萬万億亿]+/gu;

/**
 * Every number in a text, in the order they stand, in Arabic or Chinese numerals or English words. A Chinese numeral
 * without 第 counts only before a measure word or on its own with a unit (十, 百): 一 in 一起 or 統一 is no number.
 */
export function numberMentions(text: string): NumberMention[] {
  const mentions: NumberMention[] = [];
  const taken = (start: number, end: number): boolean =>
    mentions.some((mention) => start < mention.end && mention.start < end);
  for (const match of text.matchAll(ARABIC)) mentions.push(arabicMention(match, text));
  // Between Han characters, or glued to letters ("COVID19"), the strict pattern does not start; numbers still count.
  for (const match of text.matchAll(ARABIC_LOOSE)) {
    const end = match.index + match[0].length;
    if (!taken(match.index, end)) mentions.push(looseMention(match, text));
  }
  for (const match of text.matchAll(WORDS)) {
    const end = match.index + match[0].length;
    if (taken(match.index, end)) continue;
    const parsed = wordNumber(match[0].toLowerCase());
    mentions.push({ start: match.index, end, percent: /^\s*(?:%|percent|per cent)/.test(text.slice(end, end + 9)), ...parsed });
  }
  for (const match of text.matchAll(CHINESE)) {
    const end = match.index + match[0].length;
    const ordinal = match[1] !== undefined;
    const numeral = ordinal ? match[0].slice(1) : match[0];
    const value = chineseNumeral(numeral);
    if (value === null || taken(match.index, end) || !isCounting(text, match.index, end, ordinal, numeral)) continue;
    mentions.push({ start: match.index, end, value, percent: text.slice(0, match.index).endsWith("百分之"), ordinal });
  }
  return mentions.sort((a, b) => a.start - b.start);
}

const MEASURES = /^(?:[項项份個个名位人次屆届度年月日號号天小時时分點点國国市座場场隊队支件艘輛辆條条家間间所校歲岁倍成元箱棟栋戶户週周季場场多餘余幾几]|星期)/u;

function isCounting(text: string, start: number, end: number, ordinal: boolean, numeral: string): boolean {
  if (ordinal) return true;
  if (/^[萬万億亿]/.test(numeral)) return false;
  const after = text.slice(end, end + 2);
  if (MEASURES.test(after)) return !(numeral === "一" && /^[次起些般樣样]/.test(after));
  return numeral.length > 1 && !/[萬万]$/.test(text.slice(Math.max(0, start - 1), start));
}

function scaleOf(unit: string | undefined): number {
  if (unit === undefined) return 1;
  return UNITS[unit] ?? SCALE_WORDS[unit.toLowerCase()] ?? 1;
}

function arabicMention(match: RegExpExecArray, text: string): NumberMention {
  const [whole, integer = "", fraction = "", scale, suffix, percent] = match;
  const ordinal = suffix !== undefined || text.slice(0, match.index).endsWith("第");
  const value = Number(integer.replaceAll(",", "") + fraction) * scaleOf(scale);
  return { start: match.index, end: match.index + whole.length, value, percent: percent !== undefined, ordinal };
}

function looseMention(match: RegExpExecArray, text: string): NumberMention {
  const [whole, integer = "", fraction = "", scale, percent] = match;
  const value = Number(integer.replaceAll(",", "") + fraction) * scaleOf(scale);
  const ordinal = text.slice(0, match.index).endsWith("第");
  return { start: match.index, end: match.index + whole.length, value, percent: percent !== undefined, ordinal };
}

function wordNumber(words: string): { value: number; ordinal: boolean } {
  let value = 0;
  let ordinal = false;
  for (const word of words.split(/[- ]/)) {
    const tens = TENS_WORDS.indexOf(word);
    const small = SMALL_WORDS.indexOf(word);
    const rank = ORDINAL_WORDS.indexOf(word);
    if (tens >= 0) value += (tens + 2) * 10;
    else if (small >= 0) value += small;
    else if (rank >= 0) {
      value += rank;
      ordinal = true;
    } else value *= SCALE_WORDS[word] ?? 1;
  }
  return { value, ordinal };
}
