import type { Article } from "../../corpus/article.ts";
import { fold } from "../../language/fold.ts";
import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { seriesMentions } from "../series-mentions.ts";
import { isRealDay } from "./told-time.ts";

/** What a brief is to be about, as it was asked for; each part may be left out, but not all of them. */
export interface BriefQuery {
  /** Id in the glossary, or any name of a city or region. */
  readonly city: string | null;
  /** Series as front matter writes it, or any name of it. */
  readonly series: string | null;
  /** Words, in either language. */
  readonly topic: string | null;
  /** ISO days, both within the period. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The same with names looked up. */
export interface BriefRequest extends Pick<BriefQuery, "topic" | "from" | "to"> {
  readonly city: GlossaryEntry | null;
  /** As front matter writes it. */
  readonly series: string | null;
  /** What the notices and column heads are written in, and which of two translations is quoted. */
  readonly language: InterfaceLanguage;
}

/** A part of a query that cannot be followed. */
export class BriefQueryError extends Error {
  override readonly name = "BriefQueryError";
  readonly field: keyof BriefQuery;

  constructor(field: keyof BriefQuery) {
    super(`no brief can be made with this ${field}`);
    this.field = field;
  }
}

const CITY_KINDS: ReadonlySet<string> = new Set(["cities", "regions"]);

/**
 * Looks up what a query names. Rejects with a `BriefQueryError` for a city that the glossary does not know, a series that no
 * article belongs to, a day that there is not, and a query that asks for nothing.
 */
export async function briefRequest(
  query: BriefQuery,
  language: InterfaceLanguage,
  { articles, glossary }: { readonly articles: readonly Article[]; readonly glossary: Glossary },
): Promise<BriefRequest> {
  const { city, series, topic, from, to } = query;
  if (from !== null && !isRealDay(from)) throw new BriefQueryError("from");
  if (to !== null && (!isRealDay(to) || (from !== null && to < from))) throw new BriefQueryError("to");
  if ([city, series, topic, from, to].every((part) => part === null)) throw new BriefQueryError("city");
  return {
    city: city === null ? null : cityNamed(city, glossary),
    series: series === null ? null : await seriesNamed(series, articles, glossary),
    ...{ topic, from, to, language },
  };
}

function cityNamed(name: string, { entries }: Glossary): GlossaryEntry {
  const found = entries.find(({ id, kind }) => id === name && CITY_KINDS.has(kind)) ?? named(name, entries);
  if (found === undefined) throw new BriefQueryError("city");
  return found;
}

function named(name: string, entries: readonly GlossaryEntry[]): GlossaryEntry | undefined {
  const asked = fold(name.trim());
  return entries.find(
    ({ kind, en, zh }) => CITY_KINDS.has(kind) && [...en, ...zh].some((known) => fold(known) === asked),
  );
}

async function seriesNamed(name: string, articles: readonly Article[], glossary: Glossary): Promise<string> {
  if (articles.some(({ series }) => series === name)) return name;
  const asked = fold(name.trim());
  const entry = glossary.entries.find(
    ({ kind, en, zh }) => kind === "series" && [...en, ...zh].some((known) => fold(known) === asked),
  );
  if (entry === undefined) throw new BriefQueryError("series");
  // Titles of a series name it; the one that most of them belong to is meant.
  const counts = Array.from(await seriesMentions(articles, glossary), ([series, mentions]) => ({
    series,
    count: mentions.get(entry) ?? 0,
  }));
  const best = counts.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count)[0];
  if (best === undefined) throw new BriefQueryError("series");
  return best.series;
}
