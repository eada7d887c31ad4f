import { dateMentions, type DateMention, yearsIn } from "../language/dates.ts";
import { editionsIn } from "../language/editions.ts";
import { hasHan } from "../language/han.ts";
import { type YearRange, yearRange } from "./year-range.ts";

/** The times that a question is about. */
export interface QuestionTime {
  /** Years asked about; an answer has to be about one of them. Empty when the question names none. */
  readonly years: readonly number[];
  /** Days and months asked about, with or without a year. */
  readonly dates: readonly DateMention[];
  /** Which times of a series. */
  readonly editions: readonly number[];
  /** Whether the question bounds a range of years ("since 2020"); it then names none. */
  readonly isRange: boolean;
  /** The years that an answer has to fall into, where that range is written with its bounds; null for all others. */
  readonly span: YearRange | null;
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

/** What a range ends with. Two figures after a stroke are a year only where they can be no month: "2015-17", not "2019-07". */
const RANGE_END = String.raw`(?:到|至|-|–|~|～)(?=\s*(?:(?:西元|民國)?\s*(?:(?:19|20)\d{2}|\d{2,3}\s*年)|今[年天日]|現在|目前|[去前明本]年))|至今|[-–](?:1[3-9]|[2-9]\d)(?![-\d])`;

/**
 * "since 2020", "between 2015 and 2017", 「從2020年起」, 「去年以來」: times that an answer may fall into, not those it must
 * name. 到 and 至 are "to" a place as well, so that a time has to follow them.
 */
const OPEN_RANGE = new RegExp(
  String.raw`\b(?:since|after|before|until|between|from)\s+(?:(?:19|20)\d{2}|last year)|\b(?:19|20)\d{2}\s+(?:to|through|until)\s+(?:19|20)\d{2}|[從自]\s*(?:(?:19|20)\d{2}|去年|前年)|(?:(?:19|20)\d{2}\s*年?|去年|前年)\s*(?:以[來後前]|之[後前]|起|${RANGE_END})`,
  "iu",
);

/** Where a text says "last year" and its like: UTF-16 offsets. */
export function relativeYears(text: string): { readonly start: number; readonly end: number }[] {
  return RELATIVE_YEARS.flatMap(({ pattern }) =>
    Array.from(text.matchAll(new RegExp(pattern, "giu")), ({ 0: words, index }) => ({
      start: index,
      end: index + words.length,
    })),
  );
}

/**
 * Reads the times of a question; "last year" and its like are counted from `today` (ISO day). An open range ("since
 * 2020", "between 2015 and 2017") names no year that an answer must have.
 */
export function questionTime(question: string, today: string): QuestionTime {
  const dates = dateMentions(question);
  const isRange = OPEN_RANGE.test(question);
  const stated = isRange ? [] : dates.flatMap(({ year }) => (year === null ? [] : [year]));
  const thisYear = Number(today.slice(0, 4));
  const relative = isRange ? [] : RELATIVE_YEARS.filter(({ pattern }) => pattern.test(question)).slice(0, 1);
  const years = [...new Set([...stated, ...relative.map(({ offset }) => thisYear + offset)])];
  const editions = editionsIn(question);
  const isTimed = dates.length + years.length + editions.length > 0;
  return {
    years,
    dates: isRange ? [] : dates,
    editions,
    isRange,
    span: isRange ? spanOf(question) : null,
    latest: LATEST.test(question),
    upcomingFrom: UPCOMING.test(question) && !isTimed && !LOOKS_BACK.test(question) ? today : null,
    latestYear: null,
  };
}

/**
 * A question with "the most recent", "last year" and their like replaced by the year that they have been found to mean:
 * who reads question and sentence side by side cannot know what day it is.
 */
export function spellOutTime(text: string, { years, latestYear }: QuestionTime): string {
  const year = latestYear ?? years[0];
  if (year === undefined) return text;
  const relative = RELATIVE_YEARS.find(({ pattern }) => pattern.test(text));
  return text.replace(relative?.pattern ?? LATEST, hasHan(text) ? `${year}年` : String(year));
}

/** The span of a question that names no year beside its bounds: "since 2015, how often in 2019" is about 2019. */
function spanOf(question: string): YearRange | null {
  const span = yearRange(question);
  const isWhole = span !== null && yearsIn(question).every((year) => year === span.from || year === span.to);
  return isWhole ? span : null;
}
