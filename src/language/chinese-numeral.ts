const DIGITS = new Map(
  Object.entries({
    零: 0,
    〇: 0,
    "○": 0,
    一: 1,
    二: 2,
    兩: 2,
    两: 2,
    三: 3,
    四: 4,
    五: 5,
    六: 6,
    七: 7,
    八: 8,
    九: 9,
  }),
);
const UNITS = new Map(Object.entries({ 十: 10, 百: 100, 千: 1000, 萬: 1e4, 万: 1e4, 億: 1e8, 亿: 1e8 }));

/** Characters that stand for two: 廿五 is 25. */
const SHORT_TENS: readonly (readonly [short: string, tens: string])[] = [
  ["廿", "二十"],
  ["卅", "三十"],
  ["卌", "四十"],
];
/** Forms that cannot be mended into others, as money is written: 壹佰貳拾元. */
const FORMAL = "零壹貳參肆伍陸柒捌玖拾佰仟貮叄";
const PLAIN = "零一二三四五六七八九十百千二三";

/** A numeral in formal characters in the plain ones, of the same length. */
export function plainNumeral(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => PLAIN[FORMAL.indexOf(character)] ?? character);
}

/**
 * Value of a Chinese numeral such as 十六, 兩百, 二〇一九 or 三十五萬; null where the characters do not form one. A last
 * digit without a unit counts the next smaller one (一千五 is 1500, 兩萬三 is 23000) unless 零 says that it does not.
 */
export function chineseNumeral(written: string): number | null {
  const text = SHORT_TENS.reduce((long, [short, tens]) => long.replaceAll(short, tens), written);
  if (!/^[零〇○一二兩两三四五六七八九十百千萬万億亿]+$/.test(text)) return null;
  if (!/[十百千萬万億亿]/.test(text)) {
    return Number(Array.from(text, (character) => String(DIGITS.get(character))).join(""));
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let unitOfLastDigit = 1;
  for (const character of text) {
    const unit = UNITS.get(character);
    if (unit === undefined) {
      digit = DIGITS.get(character) ?? 0;
      if (digit === 0) unitOfLastDigit = 1;
      continue;
    }
    if (unit < 1e4) {
      section += (digit ?? 1) * unit;
    } else {
      const counted = section + (digit ?? 0);
      // 億 multiplies all before it (一萬億), 萬 only what stands since 億 (一億兩千萬). Alone, each is one of its own.
      if (unit === 1e8) total = (total + counted === 0 && digit === null ? 1 : total + counted) * unit;
      else total += (counted === 0 && digit === null ? 1 : counted) * unit;
      section = 0;
    }
    digit = null;
    unitOfLastDigit = unit / 10;
  }
  return total + section + (digit ?? 0) * unitOfLastDigit;
}
