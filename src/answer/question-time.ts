import { dateMentions, type DateMention } from "../language/dates.ts";
import { editionsIn } from "../language/editions.ts";
import { hasHan } from "../language/han.ts";
import { type DayRange, daysFromToday } from "./days-from-today.ts";
import { rangeMention, type YearRange } from "./year-range.ts";

/** The times that a question is about. */
export interface QuestionTime {
  /** Years asked about; an answer has to be about one of them. Empty when the question names none. */
  readonly years: readonly number[];
  /** Days and months asked about, with or without a year. */
  readonly dates: readonly DateMention[];
  /** Which times of a series. */
  readonly editions: readonly number[];
  /** The years that an answer has to fall into, where the question bounds a range of them; it then names none. */
  readonly span: YearRange | null;
  /** The days that an answer has to fall into, where the question counts them from today; null for all others. */
  readonly days: DayRange | null;
  /** Asks for the newest ("most recent", 最近一次). */
  readonly latest: boolean;
  /** ISO day of the question where it asks for what is still to come ("the next forum", 下一屆); null for all others. */
  readonly upcomingFrom: string | null;
  /** The year of the newest event, once it has been found. */
  readonly latestYear: number | null;
}

/**
 * 年 may begin another word (年輕人, 年齡), and the character before it end one (目前, 線上, 日本, 昆明). A segmenter is no
 * help here: it sees words where two meet as well, 說明 in 隊長說明年 and 跟前 in 跟前年.
 */
const RELATIVE_YEARS: readonly { readonly pattern: RegExp; readonly offset: number }[] = [
  { pattern: /\bthe year before last\b|(?<![目以之先當])前年(?!輕人|齡)/iu, offset: -2 },
  { pattern: /\blast year(?:'s)?\b|去年|(?<![線網海早晚])上一?年(?!輕人|齡)度?/iu, offset: -1 },
  { pattern: /\bthis year(?:'s)?\b|今年|(?<![日基版原])本年(?!輕人|齡)度?/iu, offset: 0 },
  { pattern: /\bnext year(?:'s)?\b|(?<![昆證聲])明年(?!輕人|齡)/iu, offset: 1 },
];

const LATEST =
  /\b(?:most recent|latest|last time|newest|(?:last|previous) (?:forum|summit|festival|edition|games|tournament|championships?))\b|最近一[次屆]|最新|上一?[次屆]|最近的/iu;

/** What is still to come; not "where did he go next", nor "the next forum" seen from a day that the question names. */
const UPCOMING =
  /\b(?:next|upcoming|forthcoming) (?:[\w'’-]+ ){0,3}(?:forums?|summits?|festivals?|editions?|games|tournaments?|championships?|visits?|meetings?|conferences?|expos?)\b|下一?[次屆回]|下回/iu;
const LOOKS_BACK = /\b(?:was|were|did|had|went|after|ahead of|following)\b|當時|那時|之後|曾/iu;

/** Where a text says "last year" and its like, in UTF-16 offsets, and how many years from this one that is. */
export function relativeYears(
  text: string,
): { readonly start: number; readonly end: number; readonly offset: number }[] {
  return RELATIVE_YEARS.flatMap(({ pattern, offset }) =>
    Array.from(text.matchAll(new RegExp(pattern, "giu")), ({ 0: words, index }) => ({
      ...{ start: index, end: index + words.length, offset },
    })),
  );
}

/**
 * Reads the times of a question; "last year" and its like are counted from `today` (ISO day). A range ("since 2020",
 * "between last year and this year") names no year that an answer must have.
 */
export function questionTime(question: string, today: string): QuestionTime {
  const dates = dateMentions(question);
  const thisYear = Number(today.slice(0, 4));
  const { years, span } = yearsAsked(question, dates, thisYear);
  const editions = editionsIn(question);
  const isTimed = dates.length + years.length + editions.length > 0;
  return {
    years,
    dates: span !== null ? [] : dates,
    editions,
    span,
    days: isTimed || span !== null ? null : daysFromToday(question, today),
    latest: LATEST.test(question),
    upcomingFrom: UPCOMING.test(question) && !isTimed && !LOOKS_BACK.test(question) ? today : null,
    latestYear: null,
  };
}

/** Whether a question says of which time an answer has to be; "the most recent" does not yet. */
export function boundsTime({ years, editions, dates, span, days }: QuestionTime): boolean {
  return years.length + editions.length + dates.length > 0 || span !== null || days !== null;
}

/**
 * A question with "the most recent", "last year" and their like replaced by the year that they have been found to mean:
 * who reads question and sentence side by side cannot know what day it is. Of several years nothing says which is whose.
 */
export function spellOutTime(text: string, { years, latestYear }: QuestionTime): string {
  const year = latestYear ?? (years.length === 1 ? years[0] : undefined);
  if (year === undefined) return text;
  const relative = RELATIVE_YEARS.find(({ pattern }) => pattern.test(text));
  return text.replace(relative?.pattern ?? LATEST, hasHan(text) ? `${year}年` : String(year));
}

/**
 * The years that a question names, or the span of them that it bounds, whatever calendar it writes them in: "since last
 * year", 民國104年到108年. Where it names a year beside a span, that is the one asked about: "since 2015, how often in 2019".
 */
function yearsAsked(
  question: string,
  dates: readonly DateMention[],
  thisYear: number,
): Pick<QuestionTime, "years" | "span"> {
  const stated = dates.flatMap(({ year, ...place }) => (year === null ? [] : [{ ...place, year }]));
  const relative = relativeYears(question).map(({ start, end, offset }) => ({
    ...{ start, end, year: thisYear + offset, month: null },
  }));
  const all = [...stated, ...relative].sort((a, b) => a.start - b.start);
  const distinct = (years: readonly { readonly year: number }[]): number[] => [
    ...new Set(years.map(({ year }) => year)),
  ];
  const range = rangeMention(inPlainYears(question, all));
  if (range === null) return { years: distinct(all), span: null };
  const { from, to, years } = range;
  const others = all.filter(({ year }) => !years.includes(year));
  return others.length > 0 ? { years: distinct(others), span: null } : { years: [], span: { from, to } };
}

const PLAIN_YEAR = /^(?:19|20)\d{2}/u;

/** A question with years of other calendars, and those counted from today, as figures. */
function inPlainYears(
  question: string,
  years: readonly {
    readonly start: number;
    readonly end: number;
    readonly year: number;
    readonly month: number | null;
  }[],
): string {
  const unit = hasHan(question) ? "年" : "";
  return years
    .filter(({ month, start, end }) => month === null && !PLAIN_YEAR.test(question.slice(start, end)))
    .reduceRight(
      (text, { start, end, year }) => `${text.slice(0, start)}${year}${unit}${text.slice(end)}`,
      question,
    );
}
