import type { DateMention } from "../../language/dates.ts";
import type { Span } from "../../language/sentences.ts";
import type { Quote } from "../composed.ts";

/** Times told from the day of who speaks, by how they are counted: the same words mean another day to a reader. */
const TOLD_FROM_TODAY: readonly (readonly [name: string, pattern: RegExp, years: number | null])[] = [
  ["last year", /(?<!\p{L})last year(?!\p{L})|去年/giu, -1],
  ["this year", /(?<!\p{L})this year(?!\p{L})|今年/giu, 0],
  ["next year", /(?<!\p{L})next year(?!\p{L})|明年/giu, 1],
  ["two years ago", /(?<!\p{L})two years ago(?!\p{L})|前年/giu, -2],
  ["yesterday", /(?<!\p{L})yesterday(?!\p{L})|昨[天日]/giu, null],
  ["today", /(?<!\p{L})today(?!\p{L})|今[天日]/giu, null],
  ["tomorrow", /(?<!\p{L})tomorrow(?!\p{L})|明[天日]/giu, null],
  ["last month", /(?<!\p{L})last month(?!\p{L})|上個?月/giu, null],
  ["this month", /(?<!\p{L})this month(?!\p{L})|本月|這個月/giu, null],
  ["next month", /(?<!\p{L})next month(?!\p{L})|下個?月/giu, null],
  ["last week", /(?<!\p{L})last week(?!\p{L})|上週|上周/giu, null],
  ["this week", /(?<!\p{L})this week(?!\p{L})|本週|本周/giu, null],
];

/** Times told from today that the evidence does not tell from its own day alike. */
export function unprovedRelativeTimes(text: string, evidence: string): Span[] {
  return TOLD_FROM_TODAY.filter(([, pattern]) => evidence.search(pattern) < 0).flatMap(([, pattern]) =>
    Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({ start: index, end: index + length })),
  );
}

/** Years that quotes tell from the day of their articles: 去年 of 2019 is 2018. */
export function relativeYears(quotes: readonly Quote[]): DateMention[] {
  return quotes.flatMap(({ article: { body, publishedOn, eventOn }, start, end }) => {
    const day = publishedOn ?? eventOn;
    if (day === null) return [];
    const base = Number(day.slice(0, 4));
    return TOLD_FROM_TODAY.flatMap(([, pattern, years]) =>
      years === null
        ? []
        : Array.from(body.slice(start, end).matchAll(pattern), ({ index }) => ({
            start: index,
            end: index,
            year: base + years,
            month: null,
            day: null,
            lastDay: null,
          })),
    );
  });
}
