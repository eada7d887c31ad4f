import type { Article } from "../corpus/article.ts";
import type { Glossary, GlossaryEntry } from "../language/glossary.ts";
import { inStretches } from "./in-stretches.ts";
import { oncePerSnapshot } from "./once-per-snapshot.ts";

/** Of each series, as front matter writes it, how many titles of its articles name which series of the glossary. */
export type SeriesMentions = ReadonlyMap<string, ReadonlyMap<GlossaryEntry, number>>;

/**
 * Which names of series stand in the titles of which series. Reading twenty thousand titles takes some hundred
 * milliseconds: it is done once for each snapshot of the articles, and gives way to other work.
 */
export const seriesMentions = oncePerSnapshot(async (articles, glossary): Promise<SeriesMentions> => {
  const mentions = new Map<string, Map<GlossaryEntry, number>>();
  const named = await inStretches(articles, ({ series, title }) =>
    series === null ? [] : [{ series, entries: seriesIn(title, glossary) }],
  );
  for (const { series, entries } of named) {
    const counts = mentions.get(series) ?? new Map<GlossaryEntry, number>();
    for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
    mentions.set(series, counts);
  }
  return mentions;
});

function seriesIn(title: Article["title"], glossary: Glossary): ReadonlySet<GlossaryEntry> {
  const entries = glossary.mentionsIn(title).map(({ entry }) => entry);
  return new Set(entries.filter(({ kind }) => kind === "series"));
}
