import type { Article } from "../../corpus/article.ts";
import { dateMentions } from "../../language/dates.ts";
import { editionsIn } from "../../language/editions.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { ArticleRecord } from "../article-records.ts";
import { type NamedSeries, type SeriesYear, seriesIn } from "../lists/series-names.ts";
import type { Understood } from "../understood.ts";

/** One time of a series, as it is compared. */
export interface SeriesEvent extends SeriesYear {
  readonly series: NamedSeries;
  /** The question, or the row of a table, gives the year: what is told of another one is about something else. */
  readonly isOfYear: boolean;
}

/**
 * The time of a series that an answer is about: the one that the question names; where it names none, the one of the
 * sentence said. Null where the answer's article is of no series, or the question is about several times.
 */
export function seriesEvent(
  { text, time }: Pick<Understood, "text" | "time">,
  said: readonly ArticleRecord[],
  article: Article,
  named: readonly NamedSeries[],
  glossary: Glossary,
): SeriesEvent | null {
  const asked = seriesIn(text, named, glossary);
  const series = named.find(({ id }) => id === article.series) ?? null;
  // A question may use the last word of the series' name for another event that the answer's article tells of.
  if (series === null || (asked !== null && asked !== series)) return null;
  const { years, editions } = time;
  if (editions.length + years.length > 0) {
    const meant = series.years.filter(
      ({ year, edition }) => years.includes(year) || (edition !== null && editions.includes(edition)),
    );
    // An edition that was put off has the year of its plan as well; it took place in the last one.
    const isOne = new Set(meant.map(({ year, edition }) => edition ?? `in ${year}`)).size === 1;
    const only = isOne ? meant.at(-1) : undefined;
    return only === undefined ? null : { ...only, series, isOfYear: years.length > 0 };
  }
  const owner = said[0]?.record.owner ?? null;
  const edition = owner?.edition ?? article.edition;
  const year = owner?.year ?? (article.eventOn === null ? null : Number(article.eventOn.slice(0, 4)));
  const own = series.years.find((one) => (edition === null ? one.year === year : one.edition === edition));
  return own === undefined ? null : { ...own, series, isOfYear: false };
}

/**
 * Whether a record tells which time of its series an event was: its sentence names that year alone, and not as one since
 * which there have been so many.
 */
export function numbersEvent(
  { record: { slot, owner, sentence }, article }: ArticleRecord,
  { series, year }: SeriesEvent,
): boolean {
  if (slot !== "event.edition" || (owner.series ?? article.series) !== series.id) return false;
  const text = article.body.slice(sentence.start, sentence.end);
  const years = new Set(dateMentions(text).flatMap((date) => date.year ?? []));
  return years.size === 1 && years.has(year) && !SINCE.test(text) && editionsIn(text).length === 1;
}

const SINCE =
  /\b(?:since|after|before|until|next|previous|last)\b|[自從至]|以來|開始|下一?屆|上一?屆|之[前後]/iu;

/** Whether a record is of a time of a series. */
export function isOfEvent({ record: { owner }, article }: ArticleRecord, event: SeriesEvent): boolean {
  if ((owner.series ?? article.series) !== event.series.id) return false;
  if (event.isOfYear && owner.year !== null && owner.year !== event.year) return false;
  return owner.edition === null ? owner.year === event.year : owner.edition === event.edition;
}
