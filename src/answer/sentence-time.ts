import type { Article } from "../corpus/article.ts";
import { isTimeOfAll } from "../language/leading-date.ts";
import { isLookedBackTo } from "../language/looked-back.ts";
import type { ArticleView, SentenceView } from "./article-view.ts";
import type { QuestionTime } from "./question-time.ts";
import type { DayRange } from "./days-from-today.ts";
import type { YearRange } from "./year-range.ts";

/**
 * Whether a sentence speaks of the time asked about; `doubtful` where it states another one and its article is of the
 * time asked about, `unstated` where no time is asked for or what is known leaves it open.
 */
export type TimeMatch = "match" | "doubtful" | "mismatch" | "unstated";

/** On which days the editions of a series began, as the articles' own fields say. */
export type EditionDays = ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>;

/** Reads the ISO days of every edition from articles that carry series, edition and event day. */
export function editionDays(articles: readonly Article[]): EditionDays {
  const days = new Map<string, Map<number, string[]>>();
  for (const { series, edition, eventOn } of articles) {
    if (series === null || edition === null || eventOn === null) continue;
    const editions = days.get(series) ?? new Map<number, string[]>();
    days.set(series, editions);
    editions.set(edition, [...(editions.get(edition) ?? []), eventOn.slice(0, "YYYY-MM-DD".length)]);
  }
  return days;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/**
 * The rule of the year: a sentence is about the year that it states, else about the one in its article's title, else
 * about the article's event day, else its day of publication. What is about another time than the one asked for does
 * not answer, but for a sentence that looks back or ahead in an article of the time asked about ("the fourth time since
 * 2015"): that is doubtful. "For 2023 we received 23 applications", which begins with its time, is about 2023
 * alone. The same for editions: by the article's own edition, the one that the sentence names, the year in
 * which that edition was held, or the one in the title. An article that says nowhere which year or edition it is about,
 * and does not speak of the one asked for, tells of another for all that is known.
 */
export function matchTime(
  asked: QuestionTime,
  sentence: SentenceView,
  view: ArticleView,
  editions: EditionDays,
): TimeMatch {
  if (asked.upcomingFrom !== null)
    return isUpcoming(asked.upcomingFrom, sentence, view) ? "match" : "mismatch";
  const byEdition = matchEdition(asked, sentence, view, editions);
  if (byEdition === "mismatch") return "mismatch";
  const byYear = asked.years.length === 0 ? "unstated" : matchYears(new Set(asked.years), sentence, view);
  if (byYear === "mismatch") return "mismatch";
  if (asked.span !== null && isOutside(asked.span, sentence, view)) return "mismatch";
  if (isAnotherMonth(asked, sentence, view.article)) return "mismatch";
  const byDay =
    asked.days === null ? matchDay(asked, sentence, view.article) : matchDays(asked.days, sentence, view);
  if (byDay === "mismatch") return "mismatch";
  const all = [byEdition, byYear, byDay];
  if (all.includes("doubtful")) return "doubtful";
  return all.includes("match") ? "match" : "unstated";
}

/** Days for which news of what comes next may still be the last: these events come once a year. */
const NEXT_STANDS_FOR = 400;
const DAY_MS = 86_400_000;
const SAYS_NEXT = /\bnext\b|\bupcoming\b|下一?[次屆回]|明年/iu;

/**
 * Whether a sentence tells of something still to come on a day: a time of it that it states, else the day of its article's
 * event, is not over; or it speaks of the next one, in the last news before the day.
 */
function isUpcoming(from: string, { text, dates }: SentenceView, { article }: ArticleView): boolean {
  const stated = dates.flatMap(({ year, month, day, lastDay }) =>
    year === null ? [] : [isoEnd(year, month, lastDay ?? day)],
  );
  const ends = stated.length > 0 ? stated : [article.eventOn?.split("/").at(-1) ?? ""];
  if (ends.some((end) => end >= from)) return true;
  const news = article.publishedOn ?? article.eventOn?.split("/").at(-1);
  if (stated.length > 0 || news === undefined || !SAYS_NEXT.test(text)) return false;
  return Date.parse(from) - Date.parse(news) <= NEXT_STANDS_FOR * DAY_MS;
}

/** The first day of a year, a month or a day, as ISO writes it. */
function isoStart(year: number, month: number | null, day: number | null): string {
  return `${year}-${twoDigits(month ?? 1)}-${twoDigits(day ?? 1)}`;
}

/** The last one; text that sorts alike for days that no month has. */
function isoEnd(year: number, month: number | null, day: number | null): string {
  return `${year}-${twoDigits(month ?? 12)}-${twoDigits(day ?? 31)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/**
 * Whether a sentence is about no year of a span, by the same rule. Print after it says nothing, since what is summed up over
 * a span is often printed then; print before it cannot tell of it.
 */
function isOutside({ from, to }: YearRange, sentence: SentenceView, view: ArticleView): boolean {
  const candidates = datedYears(sentence, view);
  const { publishedOn } = view.article;
  if (candidates.every((years) => years.length === 0))
    return publishedOn !== null && yearOf(publishedOn) < from;
  return !candidates.flat().some((year) => from <= year && year <= to);
}

/**
 * Whether a sentence is about one of some days: by the days and months that it states with their year or in the year of
 * its article, else by the days of its article's event, else by its day of publication.
 */
function matchDays({ from, to }: DayRange, { dates }: SentenceView, { article }: ArticleView): TimeMatch {
  const { eventOn, publishedOn } = article;
  const own = Number((eventOn ?? publishedOn ?? "").slice(0, 4));
  const stated = dates.flatMap(({ year, month, day, lastDay }) => {
    const of = year ?? own;
    return of === 0 ? [] : [{ first: isoStart(of, month, day), last: isoEnd(of, month, lastDay ?? day) }];
  });
  const [first = "", last = first] = (eventOn ?? publishedOn ?? "").split("/");
  const spans = stated.length > 0 || first === "" ? stated : [{ first, last }];
  return spans.some((span) => span.first <= to && span.last >= from) ? "match" : "mismatch";
}

/** The years that a sentence states, those in its article's title, and those of its article's event. */
function datedYears(
  { text, dates }: SentenceView,
  { titleYears, article }: ArticleView,
): (readonly number[])[] {
  return [
    dates.flatMap(({ year, start, end }) =>
      year === null || isLookedBackTo(text, start, end) ? [] : [year],
    ),
    titleYears,
    article.eventOn === null ? [] : article.eventOn.split("/").map(yearOf),
  ];
}

function matchYears(asked: ReadonlySet<number>, sentence: SentenceView, view: ArticleView): TimeMatch {
  const { publishedOn } = view.article;
  const [stated = [], ...others] = datedYears(sentence, view);
  const candidates = [stated, ...others, publishedOn === null ? [] : [yearOf(publishedOn)]];
  const years = candidates.find((list) => list.length > 0);
  if (years === undefined) return statesYear(view, asked) ? "unstated" : "mismatch";
  if (years.some((year) => asked.has(year))) return "match";
  const isTold = sentence.dates.some(
    ({ year, start, end }) => year !== null && isTimeOfAll(sentence.text, start, end),
  );
  return !isTold && stated.length > 0 && candidates.flat().some((year) => asked.has(year))
    ? "doubtful"
    : "mismatch";
}

/** Whether an article that has no time of its own speaks of one of some years at all. */
function statesYear({ sentences }: ArticleView, years: ReadonlySet<number>): boolean {
  return sentences.some(({ dates }) => dates.some(({ year }) => year !== null && years.has(year)));
}

function matchEdition(
  { editions: asked }: QuestionTime,
  sentence: SentenceView,
  view: ArticleView,
  editions: EditionDays,
): TimeMatch {
  const { article, titleEditions } = view;
  if (asked.length === 0) return "unstated";
  if (sentence.editions.length > 0)
    return sentence.editions.some((edition) => asked.includes(edition)) ? "match" : "mismatch";
  const stated = sentence.dates.flatMap(({ year }) => (year === null ? [] : [year]));
  const own = article.series === null ? undefined : editions.get(article.series);
  if (stated.length > 0 && own !== undefined) {
    const years = new Set(asked.flatMap((edition) => (own.get(edition) ?? []).map(yearOf)));
    if (stated.some((year) => years.has(year))) return "match";
    const isOfEdition = article.edition !== null && asked.includes(article.edition);
    if (years.size > 0) return isOfEdition ? "doubtful" : "mismatch";
  }
  if (article.edition !== null) return asked.includes(article.edition) ? "match" : "mismatch";
  if (titleEditions.length > 0)
    return titleEditions.some((edition) => asked.includes(edition)) ? "match" : "mismatch";
  return statesEdition(view, asked) || isOfYear(sentence, view, heldIn(asked, editions))
    ? "unstated"
    : "mismatch";
}

/** Whether an article speaks of one of some editions at all. */
function statesEdition({ sentences }: ArticleView, asked: readonly number[]): boolean {
  return sentences.some(({ editions }) => editions.some((edition) => asked.includes(edition)));
}

/** The years in which these editions of any series were held. */
function heldIn(asked: readonly number[], editions: EditionDays): ReadonlySet<number> {
  const series = [...editions.values()];
  return new Set(series.flatMap((days) => asked.flatMap((edition) => (days.get(edition) ?? []).map(yearOf))));
}

/** Whether a sentence, or the article around it, is about one of some years. */
function isOfYear(sentence: SentenceView, view: ArticleView, years: ReadonlySet<number>): boolean {
  const { publishedOn } = view.article;
  const own = [...datedYears(sentence, view).flat(), ...(publishedOn === null ? [] : [yearOf(publishedOn)])];
  return own.some((year) => years.has(year));
}

/**
 * A month asked for has to be the sentence's where it states months, of that year if it says so, else that of its article's
 * event; where two are asked for, what lies between them will do.
 */
function isAnotherMonth({ dates }: QuestionTime, sentence: SentenceView, { eventOn }: Article): boolean {
  const asked = dates.flatMap(({ year, month }) => (month === null ? [] : [{ year, month }]));
  if (asked.length === 0) return false;
  const [first, last] = [
    Math.min(...asked.map(({ month }) => month)),
    Math.max(...asked.map(({ month }) => month)),
  ];
  const years = new Set(asked.flatMap(({ year }) => (year === null ? [] : [year])));
  const isOfYear = (year: number | null): boolean => year === null || years.size === 0 || years.has(year);
  const months = sentence.dates.flatMap(({ year, month }) =>
    month === null || !isOfYear(year) ? [] : [[month, month] as const],
  );
  if (sentence.dates.length === 0) months.push(...monthsOfEvent(eventOn, isOfYear));
  return months.length > 0 && !months.some(([from, to]) => from <= last && to >= first);
}

/** The first and the last month of an event, where it is of the year and its months are known. */
function monthsOfEvent(
  eventOn: string | null,
  isOfYear: (year: number) => boolean,
): (readonly [number, number])[] {
  const [start = "", end = start] = eventOn?.split("/") ?? [];
  const [from, to] = [start, end].map((day) => Number(day.slice(5, 7)));
  const isKnown = from !== undefined && to !== undefined && from > 0 && to > 0;
  return isKnown && yearOf(start) === yearOf(end) && isOfYear(yearOf(start)) ? [[from, to]] : [];
}

/** A day asked for has to be the sentence's, where it states days, or within the article's event. */
function matchDay({ dates }: QuestionTime, sentence: SentenceView, { eventOn }: Article): TimeMatch {
  const asked = dates.filter(({ day, month }) => day !== null && month !== null);
  if (asked.length === 0) return "unstated";
  const stated = sentence.dates.filter(({ day, month }) => day !== null && month !== null);
  const isStated = asked.some((date) =>
    stated.some(
      (other) =>
        other.month === date.month &&
        (date.day ?? 0) >= (other.day ?? 0) &&
        (date.day ?? 0) <= (other.lastDay ?? other.day ?? 0),
    ),
  );
  if (isStated) return "match";
  const isWithinEvent = asked.some(
    ({ month, day }) => eventOn !== null && isWithin(eventOn, month ?? 0, day ?? 0),
  );
  return stated.length > 0 && !isWithinEvent ? "mismatch" : isWithinEvent ? "match" : "unstated";
}

function isWithin(event: string, month: number, day: number): boolean {
  const [start = "", end = start] = event.split("/");
  const monthDay = `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return monthDay >= start.slice(5) && monthDay <= end.slice(5);
}
