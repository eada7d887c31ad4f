import type { Article } from "../../corpus/article.ts";
import { fold } from "../../language/fold.ts";
import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import { hasHan } from "../../language/han.ts";

/** A series of the articles with what it is called. */
export interface NamedSeries {
  /** As front matter writes it. */
  readonly id: string;
  readonly entry: GlossaryEntry;
  /** Years that the articles tell of, by edition where they give it; ascending. */
  readonly years: readonly SeriesYear[];
}

/** One time of a series. */
export interface SeriesYear {
  readonly year: number;
  readonly edition: number | null;
}

/** Fewer times of a series are told of in a sentence each. */
const LEAST_YEARS = 2;

/**
 * The series that articles belong to, each with the glossary's name for it: the one that most of their titles give. Those
 * with fewer than `leastYears` times are left out.
 */
export function namedSeries(
  articles: readonly Article[],
  glossary: Glossary,
  leastYears = LEAST_YEARS,
): NamedSeries[] {
  const bySeries = Map.groupBy(
    articles.filter(({ series }) => series !== null),
    ({ series }) => series ?? "",
  );
  return [...bySeries].flatMap(([id, told]): NamedSeries[] => {
    const counts = new Map<GlossaryEntry, number>();
    for (const { title } of told) {
      const named = glossary
        .mentionsIn(title)
        .map(({ entry }) => entry)
        .filter(({ kind }) => kind === "series");
      for (const entry of new Set(named)) counts.set(entry, (counts.get(entry) ?? 0) + 1);
    }
    const [best] = [...counts].sort(([, a], [, b]) => b - a);
    const years = yearsOf(told);
    return best === undefined || years.length < leastYears ? [] : [{ id, entry: best[0], years }];
  });
}

function yearsOf(articles: readonly Article[]): SeriesYear[] {
  const editions = new Map<number, number | null>();
  for (const { eventOn, edition } of articles) {
    if (eventOn === null) continue;
    const year = Number(eventOn.slice(0, 4));
    // What tells of an edition says in which year it was; what has none may tell of the day of a preparation.
    if (edition !== null) editions.set(year, edition);
  }
  return [...editions].map(([year, edition]) => ({ year, edition })).sort((a, b) => a.year - b.year);
}

/**
 * The series that a question means: one that it names, else the only one whose name ends in a word of the question
 * ("the forum", 論壇); null where it means none or it cannot be told which.
 */
export function seriesIn(
  question: string,
  series: readonly NamedSeries[],
  glossary: Glossary,
): NamedSeries | null {
  const ids = new Set(glossary.mentionsIn(question).map(({ entry }) => entry.id));
  const named = series.filter(({ entry }) => ids.has(entry.id));
  if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null;
  const meant = series.filter(({ entry }) => nounsIn(question, entry).length > 0);
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

/** Where a question names a series, by its name or by the last word of it: UTF-16 offset; null for nowhere. */
export function namedAt(question: string, { entry }: NamedSeries, glossary: Glossary): number | null {
  const mention = glossary.mentionsIn(question).find((one) => one.entry === entry);
  return mention?.start ?? nounsIn(question, entry)[0]?.start ?? null;
}

/** Where a text uses the last word of a series' names ("the forum", 論壇): UTF-16 offsets. */
export function nounsIn(text: string, entry: GlossaryEntry): { start: number; end: number }[] {
  const folded = fold(text);
  return [...nounsOf(entry)].flatMap((noun) => {
    const escaped = noun.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
    const pattern = hasHan(noun) ? noun : `(?<![\\p{L}\\p{N}])${escaped}s?(?![\\p{L}\\p{N}])`;
    return Array.from(folded.matchAll(new RegExp(pattern, "gu")), ({ 0: words, index }) => ({
      start: index,
      end: index + words.length,
    }));
  });
}

/** The last words of a series' names, folded. */
export function nounsOf({ en, zh }: GlossaryEntry): ReadonlySet<string> {
  return new Set([...en, ...zh].map((name) => fold(hasHan(name) ? name.slice(-2) : lastWord(name))));
}

function lastWord(name: string): string {
  return name.split(/\s+/u).at(-1) ?? name;
}
