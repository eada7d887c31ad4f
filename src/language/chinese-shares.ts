import { chineseNumeral } from "./chinese-numeral.ts";
import { type NumberMention, rounded } from "./number-mention.ts";

const NUMERAL = "[零〇一二兩两三四五六七八九十百千萬万億亿廿卅]+";
const DIGITS = "[零〇一二三四五六七八九]+";
const WRITTEN = `(?:${NUMERAL}(?:[點点]${DIGITS})?|\\d+(?:\\.\\d+)?)`;

/** 三分之二, 百分之三點五, 百分之3.5. */
const FRACTION = new RegExp(`(${NUMERAL}|\\d+)分之(${WRITTEN})`, "gu");
/** 五成, 三成五, 7成; 成 begins many other words: 三成員. */
const TENTHS = new RegExp(
  "([一二兩三四五六七八九]|(?<!\\d)\\d)成(?:([一二三四五六七八九])(?=的|左右|以[上下]|\\P{Script=Han}|$))?" +
    "(?![員長果立為功就績人年本都交分軍語熟群效品家不])",
  "gu",
);
/** 三點五公里, 三點五萬; without such a unit 三點五分 is a time of day. */
const DECIMAL = new RegExp(
  `(${NUMERAL}[點点]${DIGITS})(?:([萬万億亿])|(?=[倍元度級坪畝噸]|公[里尺斤頃噸分升克]|個百分點))`,
  "gu",
);
const HALF = /一半|半數/gu;

/** Numbers in Chinese numerals that are not whole: fractions, shares of a hundred or of ten, decimals. */
export function chineseShares(text: string): NumberMention[] {
  return [
    ...read(text, FRACTION, ([, of = "", part = ""]) => {
      const whole = valueOf(of);
      return whole === 100 ? { value: valueOf(part), percent: true } : { value: valueOf(part) / whole };
    }),
    ...read(text, TENTHS, ([, tenths = "", more = "零"]) => ({
      value: valueOf(tenths) * 10 + valueOf(more),
      percent: true,
    })),
    ...read(text, DECIMAL, ([, decimal = "", scale = "一"]) => ({
      value: valueOf(decimal) * valueOf(scale),
    })),
    ...read(text, HALF, () => ({ value: 0.5 })),
  ];
}

function read(
  text: string,
  pattern: RegExp,
  valueIn: (groups: readonly (string | undefined)[]) => { value: number; percent?: boolean },
): NumberMention[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const { value, percent = false } = valueIn(match);
    const end = match.index + match[0].length;
    return { start: match.index, end, value: rounded(value), percent, ordinal: false };
  }).filter(({ value }) => Number.isFinite(value));
}

/** Value of a numeral of either kind, with a decimal part or without. */
function valueOf(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const [whole = "", decimals = ""] = written.split(/[點点]/u);
  const fraction = Array.from(decimals, (digit) => String(chineseNumeral(digit))).join("");
  return Number(`${chineseNumeral(whole) ?? 0}.${fraction}`);
}
