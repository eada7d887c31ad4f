import { setImmediate } from "node:timers/promises";
import { daySpan } from "../../answer/conflicts/compare-days.ts";
import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import type { BriefRequest } from "./brief-request.ts";
import type { Told } from "./told-sentences.ts";

/** How many of the articles held tell of an event of each year and city; a look at what is held, no count of the world. */
export interface ExchangesByYear {
  /** Ascending, without gaps. */
  readonly years: readonly number[];
  /** Cities of the most articles first; `perYear` goes by `years`. */
  readonly cities: readonly { readonly name: string; readonly perYear: readonly number[] }[];
  /** Further cities that are not shown. */
  readonly citiesLeftOut: number;
}

/** More lines than these cannot be taken in at a glance. */
const MOST_CITIES = 12;
/** Longer ago stands few articles' event; the columns have to fit a page. */
const MOST_YEARS = 25;
const ARTICLES_AT_ONCE = 200;

/** Counts articles by the year of their event and each foreign city that their front matter names. */
export async function exchangesByYear(
  { articles, home }: Told,
  { from, to, city, language }: BriefRequest,
  glossary: Glossary,
): Promise<ExchangesByYear> {
  const entries = new Map<string, GlossaryEntry | null>();
  const entryOf = (name: string): GlossaryEntry | null => {
    const known = entries.get(name);
    if (known !== undefined) return known;
    const found = glossary
      .mentionsIn(name)
      .find(({ entry }) => entry.kind === "cities" || entry.kind === "regions");
    entries.set(name, found?.entry ?? null);
    return found?.entry ?? null;
  };
  const counts = new Map<string, Map<number, number>>();
  for (const [index, { eventOn, cities }] of articles.entries()) {
    if (index % ARTICLES_AT_ONCE === ARTICLES_AT_ONCE - 1) await setImmediate();
    const span = eventOn === null ? null : daySpan(eventOn);
    if (span === null || (from !== null && span.last < from) || (to !== null && span.first > to)) continue;
    const year = Number(span.first.slice(0, 4));
    const named = new Set(cities.map((name) => nameOf(entryOf(name), name, language)));
    for (const name of named) {
      if (name === nameOf(home, "", language)) continue;
      if (city !== null && city !== home && name !== nameOf(city, "", language)) continue;
      const perYear = counts.get(name) ?? new Map<number, number>();
      perYear.set(year, (perYear.get(year) ?? 0) + 1);
      counts.set(name, perYear);
    }
  }
  const all = [...counts.values()].flatMap((perYear) => [...perYear.keys()]);
  const last = all.reduce((most, year) => Math.max(most, year), 0);
  const first = Math.max(
    all.reduce((least, year) => Math.min(least, year), last),
    last - MOST_YEARS + 1,
  );
  const years = all.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const lines = [...counts]
    .map(([name, perYear]) => ({ name, perYear: years.map((year) => perYear.get(year) ?? 0) }))
    .map((line) => ({ ...line, total: line.perYear.reduce((sum, count) => sum + count, 0) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
  return {
    years,
    cities: lines.slice(0, MOST_CITIES).map(({ name, perYear }) => ({ name, perYear })),
    citiesLeftOut: Math.max(0, lines.length - MOST_CITIES),
  };
}

function nameOf(entry: GlossaryEntry | null, written: string, language: string): string {
  return (language === "en" ? entry?.en[0] : entry?.zh[0]) ?? entry?.en[0] ?? written;
}
