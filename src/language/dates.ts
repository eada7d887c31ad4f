import { chineseNumeral } from "./chinese-numeral.ts";
import { narrowDigits } from "./narrow-digits.ts";

/** A day, month or year as a text writes it; parts that it does not state are null. */
export interface DateMention {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  /** 1 to 31. */
  readonly day: number | null;
  /** Last day of a range within the month ("July 3-5", 7月3日至5日). */
  readonly lastDay: number | null;
}

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const MONTH_NAME =
  "(jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|jun(?:e|\\.)?|jul(?:y|\\.)?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const RANGE = `(?:\\s?(?:-|–|—|to|and|through|until)\\s?${DAY})?`;
const RANGE_MARK = "\\s?[-–~～至到、及和]\\s?";
/** Day after a month in figures, with what it goes on to; 日 may be left out, but 「7月3場」 counts what is no day. */
const CHINESE_DAY = `\\s?(\\d{1,2})(?:\\s?[日號号]|(?=${RANGE_MARK}\\d{1,2}\\s?[日號号])|(?!\\s?[\\p{L}\\d]))(?:${RANGE_MARK}(\\d{1,2})\\s?[日號号])?`;
const NUMERAL_DAY = `([一二三四五六七八九十]{1,3})[日號号](?:${RANGE_MARK}([一二三四五六七八九十]{1,3})[日號号])?`;
const NUMERAL_MONTH = `(十[一二]|十|[一二三四五六七八九])月(?:${NUMERAL_DAY})?`;

interface Pattern {
  /** Without it in a text, the pattern is not tried. */
  readonly needs: RegExp;
  readonly pattern: RegExp;
  /** Reads the match's groups; null where they form no date. */
  readonly read: (groups: readonly (string | undefined)[]) => Omit<DateMention, "start" | "end"> | null;
}

/** Months whose names are verbs or names of persons as well, with a capital. */
const AMBIGUOUS_MONTH = "May|March|Mar|Jun|Sept?";
const IS_AMBIGUOUS_MONTH = new RegExp(`^(?:${AMBIGUOUS_MONTH})$`);
/** After these words they can only be months, unless a street is meant. */
const BEFORE_MONTH =
  "(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Tt]hroughout|[Ee]arly|[Ll]ate|[Mm]id|[Ll]ast|[Nn]ext|[Tt]his|[Ee]very)";
const CAPITAL_MONTH = MONTHS.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join("|");
/** After these they are, unless a name goes on: "by May Chen". */
const BEFORE_MONTH_OR_NAME = `(?:[Bb]y|[Oo]f|[Ff]rom|[Bb]efore|[Aa]fter|(?:${CAPITAL_MONTH}) (?:and|or|to))`;

/** Years that news can be about; a number outside is no year. */
const FIRST_YEAR = 1850;
const LAST_YEAR = 2100;
/** Year 1 of the ROC calendar is 1912. */
const ROC_OFFSET = 1911;

function year(text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  return value >= FIRST_YEAR && value <= LAST_YEAR ? value : null;
}

function rocYear(text: string | undefined): number | null {
  return text === undefined ? null : Number(text) + ROC_OFFSET;
}

function month(name: string | undefined): number | null {
  if (name === undefined) return null;
  if (/^\d+$/.test(name)) return Number(name);
  const index = MONTHS.findIndex((full) => full.startsWith(name.toLowerCase().replace(".", "").slice(0, 3)));
  return index < 0 ? null : index + 1;
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function digits(text: string | undefined): string | undefined {
  return text === undefined ? undefined : String(chineseNumeral(text));
}

function numeral(text: string | undefined): number | null {
  return text === undefined ? null : chineseNumeral(text);
}

/** Of what the patterns need, most texts have little; a question is read several times. */
const MONTH_NAMES = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/iu;
const YEAR_MARK = /年/u;
const MONTH_MARK = /月/u;
const DIGIT = /\d/u;

/** In the order in which they are tried: what a longer pattern has taken, a shorter one does not see. */
const PATTERNS: readonly Pattern[] = [
  {
    needs: MONTH_NAMES,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${MONTH_NAME}\\s+${DAY}${RANGE},?\\s+(\\d{4})(?!\\d)`, "giu"),
    read: ([m, d, last, y]) => ({ year: year(y), month: month(m), day: number(d), lastDay: number(last) }),
  },
  {
    needs: MONTH_NAMES,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])${DAY}${RANGE}\\s+(?:of\\s+)?${MONTH_NAME},?\\s+(\\d{4})(?!\\d)`,
      "giu",
    ),
    read: ([d, last, m, y]) => ({ year: year(y), month: month(m), day: number(d), lastDay: number(last) }),
  },
  {
    needs: MONTH_NAMES,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${MONTH_NAME}\\s+${DAY}${RANGE}(?![\\p{L}\\p{N}])`, "giu"),
    read: ([m, d, last]) => ({ year: null, month: month(m), day: number(d), lastDay: number(last) }),
  },
  {
    needs: MONTH_NAMES,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])${DAY}${RANGE}\\s+(?:of\\s+)?${MONTH_NAME}(?![\\p{L}\\p{N}])`,
      "giu",
    ),
    read: ([d, last, m]) => ({ year: null, month: month(m), day: number(d), lastDay: number(last) }),
  },
  {
    needs: MONTH_NAMES,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${MONTH_NAME},?\\s+(?:of\\s+)?(\\d{4})(?!\\d)`, "giu"),
    read: ([m, y]) => ({ year: year(y), month: month(m), day: null, lastDay: null }),
  },
  {
    needs: DIGIT,
    pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/gu,
    read: ([y, m, d]) => ({ year: year(y), month: number(m), day: number(d), lastDay: null }),
  },
  {
    needs: YEAR_MARK,
    pattern: new RegExp(`(?<!\\d)(\\d{4})\\s?年\\s?(\\d{1,2})\\s?月(?:${CHINESE_DAY})?`, "gu"),
    read: ([y, m, d, last]) => ({ year: year(y), month: number(m), day: number(d), lastDay: number(last) }),
  },
  {
    needs: YEAR_MARK,
    pattern: new RegExp(`([一二][零〇○一二三四五六七八九]{3})\\s?年(?:${NUMERAL_MONTH})?`, "gu"),
    read: ([y, m, d, last]) => ({
      year: year(digits(y)),
      month: numeral(m),
      day: numeral(d),
      lastDay: numeral(last),
    }),
  },
  {
    needs: YEAR_MARK,
    pattern: new RegExp(`(?:民國|民国)\\s?([零〇○一二三四五六七八九十百]{1,5})年(?:${NUMERAL_MONTH})?`, "gu"),
    read: ([y, m, d, last]) => ({
      year: rocYear(digits(y)),
      month: numeral(m),
      day: numeral(d),
      lastDay: numeral(last),
    }),
  },
  {
    needs: YEAR_MARK,
    pattern: new RegExp(
      `(?:民國|民国)\\s?(\\d{1,3})\\s?年(?:\\s?(\\d{1,2})\\s?月(?:${CHINESE_DAY})?)?`,
      "gu",
    ),
    read: ([y, m, d, last]) => ({
      year: rocYear(y),
      month: number(m),
      day: number(d),
      lastDay: number(last),
    }),
  },
  {
    needs: YEAR_MARK,
    pattern: new RegExp(`(?<!\\d)(\\d{2,3})\\s?年\\s?(\\d{1,2})\\s?月(?:${CHINESE_DAY})?`, "gu"),
    read: ([y, m, d, last]) => ({
      year: rocYear(y),
      month: number(m),
      day: number(d),
      lastDay: number(last),
    }),
  },
  {
    needs: MONTH_MARK,
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})\\s?月${CHINESE_DAY}`, "gu"),
    read: ([m, d, last]) => ({ year: null, month: number(m), day: number(d), lastDay: number(last) }),
  },
  {
    needs: MONTH_MARK,
    pattern: new RegExp(`(?<![一二三四五六七八九十])${NUMERAL_MONTH}`, "gu"),
    read: ([m, d, last]) => ({ year: null, month: numeral(m), day: numeral(d), lastDay: numeral(last) }),
  },
  {
    needs: YEAR_MARK,
    pattern: /(?<!\d)(\d{4})\s?年(?!\s?\d{1,2}\s?月)/gu,
    read: ([y]) => ({ year: year(y), month: null, day: null, lastDay: null }),
  },
  {
    // Behind a character that counts nothing: 在112年, not 滿112年, nor 建市於112年前.
    needs: YEAR_MARK,
    pattern:
      /(?<![\p{Script=Latin}\p{N}]|(?![在於自從到至和與跟及或比])\p{Script=Han})(\d{3})\s?年(?!\s?\d{1,2}\s?月|[前後來間]|歷史|之久)(?:度)?/gu,
    read: ([y]) =>
      Number(y) <= 150 && Number(y) >= 90
        ? { year: rocYear(y), month: null, day: null, lastDay: null }
        : null,
  },
  {
    // "Chin-Jun." at the end of a sentence is half a name, not a short form.
    needs: MONTH_NAMES,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${MONTH_NAME}(?![\\p{L}\\p{N}])(?<!-\\p{L}{3,4}\\.)`, "giu"),
    // A month alone counts only as a name with a capital.
    read: ([m]) =>
      m !== undefined && /^\p{Lu}/u.test(m) && !IS_AMBIGUOUS_MONTH.test(m)
        ? { year: null, month: month(m), day: null, lastDay: null }
        : null,
  },
  {
    needs: MONTH_NAMES,
    pattern: new RegExp(
      `(?<=(?<!\\p{L})${BEFORE_MONTH}[ -])(${AMBIGUOUS_MONTH})(?![\\p{L}\\p{N}]| (?:Street|Road|Avenue|Lane|Square|House|Hall))` +
        `|(?<=(?<!\\p{L})${BEFORE_MONTH_OR_NAME} )(${AMBIGUOUS_MONTH})(?![\\p{L}\\p{N}]| \\p{Lu})`,
      "gu",
    ),
    read: ([afterMonthWord, afterOther]) => ({
      year: null,
      month: month(afterMonthWord ?? afterOther),
      day: null,
      lastDay: null,
    }),
  },
  {
    needs: MONTH_MARK,
    pattern: /(?<!\d)(\d{1,2})\s?月(?:份|底|初|中旬|[上下]旬)?/gu,
    read: ([m]) => ({ year: null, month: number(m), day: null, lastDay: null }),
  },
  {
    needs: DIGIT,
    pattern:
      /(?<![\d.,$€£#]|(?<!(?:19|20)\d{2})-)((?:19|20)\d{2})(?![\d,.]\d|\d|\s?(?:人|名|位|件|people|participants|guests))/gu,
    read: ([y]) => ({ year: year(y), month: null, day: null, lastDay: null }),
  },
];

/**
 * Every date in a text, in the order they stand: English and Chinese forms, ranges within a month, years in Chinese
 * numerals (二〇一九年), ROC years (民國113年, 108年7月3日), bare years from 1900 to 2099. A two-digit ROC year counts only with a month.
 */
export function dateMentions(text: string): DateMention[] {
  const narrow = narrowDigits(text);
  const has = new Map(
    [MONTH_NAMES, YEAR_MARK, MONTH_MARK, DIGIT].map((needed) => [needed, needed.test(narrow)]),
  );
  const mentions: DateMention[] = [];
  const overlaps = (start: number, end: number): boolean =>
    mentions.some((mention) => start < mention.end && mention.start < end);
  for (const { needs, pattern, read } of PATTERNS) {
    if (has.get(needs) !== true) continue;
    for (const match of narrow.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (overlaps(start, end)) continue;
      const parts = read(match.slice(1));
      if (parts === null || !isPossible(parts)) continue;
      mentions.push({ start, end, ...parts });
    }
  }
  return mentions.sort((a, b) => a.start - b.start);
}

function isPossible({ month: m, day: d, lastDay, year: y }: Omit<DateMention, "start" | "end">): boolean {
  if (y === null && m === null) return false;
  if (m !== null && (m < 1 || m > 12)) return false;
  return [d, lastDay].every((value) => value === null || (value >= 1 && value <= 31));
}

/** Years that a text states, each once, in order of appearance. */
export function yearsIn(text: string): number[] {
  return [...new Set(dateMentions(text).flatMap((mention) => (mention.year === null ? [] : [mention.year])))];
}
