import { isLookedBackTo } from "../language/looked-back.ts";
import type { BodySpan, RecordOwner } from "./record.ts";
import type { ReadSentence } from "./sentence.ts";

/** A year that a sentence states, and where. */
interface StatedYear {
  readonly start: number;
  readonly value: number;
}

/**
 * Whose value stands at an offset of a sentence. It is the article's own event (front matter) unless the sentence names
 * another edition or year: then it is that one's, of several the one of its clause, else the one named last before the value. An edition named
 * without the series being the article's is still an edition of it: what is not, has a year of its own or none.
 */
export function ownerAt({ article, editions, dates, text }: ReadSentence, offset: number): RecordOwner {
  const ownYear = yearOf(article.eventOn);
  const years = dates.flatMap(({ start, end, year }): StatedYear[] =>
    year === null || isLookedBackTo(text, start, end) ? [] : [{ start, value: year }],
  );
  const edition = nearest(
    editions.map(({ start, edition: value }) => ({ start, value })),
    offset,
  );
  const clause = clauseAt(text, offset, dates);
  const beside = years.filter(({ start }) => start >= clause.start && start < clause.end);
  const year = nearest(beside.length > 0 ? beside : years, offset);
  const { series } = article;
  if (edition !== null) {
    const isOwn = edition === article.edition;
    return { series, edition, year: isOwn ? (ownYear ?? year) : year };
  }
  const isOther = year !== null && (ownYear ?? yearOf(article.publishedOn) ?? year) !== year;
  return { series, edition: isOther ? null : article.edition, year: year ?? ownYear };
}

/** The clause around an offset: between the nearest commas that stand in no date. */
function clauseAt(text: string, offset: number, dates: ReadSentence["dates"]): BodySpan {
  const commas = Array.from(text.matchAll(/[,;] |[，；]/gu), ({ index }) => index).filter(
    (index) => !dates.some(({ start, end }) => start <= index && index < end),
  );
  return {
    start: commas.findLast((index) => index < offset) ?? 0,
    end: commas.find((index) => index >= offset) ?? text.length,
  };
}

/** The last one before an offset, else the first one after it. */
function nearest(stated: readonly StatedYear[], offset: number): number | null {
  return (stated.findLast(({ start }) => start <= offset) ?? stated[0])?.value ?? null;
}

function yearOf(day: string | null): number | null {
  return day === null ? null : Number(day.slice(0, 4));
}
