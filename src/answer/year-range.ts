import type { Span } from "../language/sentences.ts";

/** Years that a question spans, both included; without an end on a side that it leaves open. */
export interface YearRange {
  readonly from: number;
  readonly to: number;
}

const MONTH =
  "(?:(?:early|mid|late)[ -])?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december),? )?";
const YEAR = String.raw`((?:19|20)\d{2})`;
const WRITTEN = String.raw`${YEAR}\s*年?(?:\s*\d{1,2}\s*月)?\s*`;
const JOINED = "(?:到|至|–|-|~|～)";

/** In the order in which they are tried; the groups are the years that are written. */
const RANGES: readonly {
  readonly pattern: RegExp;
  readonly read: (first: number, second: number | null) => YearRange;
}[] = [
  {
    // between 2015 and 2017; from 2015 to 2017; 2015年至2017年; 2015-17, not 2019-07
    pattern: new RegExp(
      String.raw`\b(?:from|between)\s+${MONTH}${YEAR}\s+(?:to|and|through|until)\s+${MONTH}${YEAR}|\b${YEAR}\s+(?:to|through|until)\s+${YEAR}|${WRITTEN}${JOINED}\s*${YEAR}|${YEAR}[-–](1[3-9]|[2-9]\d)(?![-\d])`,
      "iu",
    ),
    read: (first, second) => {
      const last = second ?? first;
      return { from: first, to: last < 100 ? Math.floor(first / 100) * 100 + last : last };
    },
  },
  {
    // since 2015; from 2015 on; after 2015; 2015年以來; 從2015年起; 2015年到現在
    pattern: new RegExp(
      String.raw`\b(?:since|after)\s+${MONTH}${YEAR}|\bfrom\s+${MONTH}${YEAR}\s+on(?:wards?)?\b|[從自]\s*${WRITTEN}(?![\s年\d的]|${JOINED})|${WRITTEN}(?:以[來後后]|之後|起|至今|${JOINED}\s*(?:今[天日]?|現在|目前))`,
      "iu",
    ),
    read: (first) => ({ from: first, to: Infinity }),
  },
  {
    // before 2015; 2015年以前
    pattern: new RegExp(String.raw`\bbefore\s+${MONTH}${YEAR}|${WRITTEN}[以之]前`, "iu"),
    read: (first) => ({ from: -Infinity, to: first - 1 }),
  },
  {
    pattern: new RegExp(String.raw`\b(?:until|up to|through)\s+${MONTH}${YEAR}`, "iu"),
    read: (first) => ({ from: -Infinity, to: first }),
  },
];

/** A range of years with the words for it: UTF-16 offsets. */
export interface RangeMention extends Span, YearRange {
  /** Those that are written. */
  readonly years: readonly number[];
}

/**
 * The years that a question spans in words ("between 2015 and 2017", 「2020年以來」), where it bounds them twice ("since 2015
 * and before 2020") what lies in both; null where it spans none.
 */
export function rangeMention(question: string): RangeMention | null {
  const first = firstRange(question);
  if (first === null) return null;
  const rest = " ".repeat(first.end) + question.slice(first.end);
  const second = firstRange(rest) ?? firstRange(question.slice(0, first.start));
  return second === null ? first : both(first, second);
}

function firstRange(question: string): RangeMention | null {
  for (const { pattern, read } of RANGES) {
    const match = pattern.exec(question);
    if (match === null) continue;
    const years = match
      .slice(1)
      .flatMap((year: string | undefined) => (year === undefined ? [] : [Number(year)]));
    const [first, last = null] = years;
    if (first === undefined) continue;
    return { start: match.index, end: match.index + match[0].trimEnd().length, years, ...read(first, last) };
  }
  return null;
}

function both(a: RangeMention, b: RangeMention): RangeMention {
  return {
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    from: Math.max(a.from, b.from),
    to: Math.min(a.to, b.to),
    years: [...a.years, ...b.years],
  };
}
