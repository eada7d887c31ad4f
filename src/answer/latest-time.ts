import type { ArticleView } from "./article-view.ts";
import { matchTerm } from "./match-term.ts";
import type { QuestionTime } from "./question-time.ts";
import type { EditionDays } from "./sentence-time.ts";
import type { Understood } from "./understood.ts";

/** Words for what comes in editions: "the most recent visit" to a city is not the newest forum that it was at. */
const COMES_AGAIN =
  /\b(?:forums?|summits?|festivals?|editions?|games|tournaments?|championships?|conferences?|expos?|fairs?|marathons?|races?)\b|論壇|[峰高]會|大會|年會|展|節|賽|屆|世大運|運動會|馬拉松/iu;

/**
 * Settles "the most recent": the newest event up to today among the articles found that hold every name of the
 * question. Its edition, where it has one and something that comes in editions is asked for, or its year becomes the time
 * asked for. Other questions keep their time.
 */
export function latestTime(
  { time, terms, text }: Understood,
  views: readonly ArticleView[],
  editions: EditionDays,
  today: string,
): QuestionTime {
  if (!time.latest || time.years.length > 0 || time.editions.length > 0) return time;
  const names = terms.filter(({ isName }) => isName);
  const fitting = views.filter(
    ({ article, whole }) =>
      article.eventOn !== null &&
      article.eventOn.slice(0, 10) <= today &&
      names.every((name) => matchTerm(name, whole) === 1),
  );
  const isOfSeries =
    COMES_AGAIN.test(text) || terms.some(({ entries }) => entries.some(({ kind }) => kind === "series"));
  const series = isOfSeries
    ? (fitting.find(({ article }) => article.series !== null && article.edition !== null)?.article.series ??
      null)
    : null;
  const held =
    series === null
      ? []
      : [...(editions.get(series) ?? [])].filter(([, days]) => days.some((day) => day <= today));
  if (held.length > 0) {
    const newest = Math.max(...held.map(([edition]) => edition));
    const days = (editions.get(series ?? "")?.get(newest) ?? []).filter((day) => day <= today).sort();
    return { ...time, editions: [newest], latestYear: yearOf(days.at(-1)) };
  }
  const newest = fitting
    .map(({ article }) => article.eventOn ?? "")
    .sort()
    .at(-1);
  const year = yearOf(newest);
  return year === null ? time : { ...time, years: [year], latestYear: year };
}

function yearOf(day: string | undefined): number | null {
  return day === undefined ? null : Number(day.slice(0, 4));
}
