import type { Article } from "../../corpus/article.ts";
import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";

/** The city whose news the articles are: the one that most of them are about; null where none says what it is about. */
export function homeCity(articles: readonly Article[], glossary: Glossary): GlossaryEntry | null {
  const counts = new Map<GlossaryEntry, number>();
  // Many articles name few cities: each name is looked up once.
  const named = Map.groupBy(
    articles.flatMap(({ cities }) => [...new Set(cities)]),
    (city) => city,
  );
  for (const [city, { length }] of named) {
    const entries = glossary.mentionsIn(city).map(({ entry }) => entry);
    for (const entry of new Set(entries)) {
      if (entry.kind === "cities") counts.set(entry, (counts.get(entry) ?? 0) + length);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
