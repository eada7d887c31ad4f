import type { Article } from "../corpus/article.ts";
import type { DateMention } from "../language/dates.ts";

/** Parts of a date as a text and its surroundings give them. */
export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number | null;
  /** 1 to 31. */
  readonly day: number | null;
}

/** `2019-07-04`, `2019-07` or `2019`, as finely as the parts go. */
export function isoOf({ year, month, day }: DateParts): string {
  const parts = [String(year).padStart(4, "0")];
  if (month !== null) parts.push(two(month));
  if (month !== null && day !== null) parts.push(two(day));
  return parts.join("-");
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** An ISO day or `day/day`; null where no year is known. */
export function dayOf(mention: DateMention, year: number | null): string | null {
  const known = mention.year ?? year;
  if (known === null) return null;
  const first = isoOf({ ...mention, year: known });
  if (mention.lastDay === null || mention.day === null) return first;
  return `${first}/${isoOf({ year: known, month: mention.month, day: mention.lastDay })}`;
}

/** The year that an article's undated days are of: of its event, else of its title or its publication. */
export function articleYear({ eventOn, publishedOn, title }: Article): number | null {
  const stated = eventOn ?? /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(title)?.[0] ?? publishedOn;
  return stated === null ? null : Number(stated.slice(0, 4));
}
