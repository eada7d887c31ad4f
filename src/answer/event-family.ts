import type { Article } from "../corpus/article.ts";

/** Articles that report the same event, by article id; an article is in its own family. */
export type EventFamilies = ReadonlyMap<string, readonly Article[]>;

/** More than this many reports of one day share a city by chance, not because they are about one event. */
const MOST_IN_FAMILY = 40;

/**
 * Groups articles by what they report: the same edition of a series, or the same event days in the same city other
 * than the one that nearly all articles name.
 */
export function eventFamilies(articles: readonly Article[]): EventFamilies {
  const home = homeCity(articles);
  const groups = new Map<string, Article[]>();
  const keysOf = new Map<string, string[]>();
  for (const article of articles) {
    const { series, edition, eventOn, cities } = article;
    const keys =
      series !== null && edition !== null
        ? [`${series}#${edition}`]
        : eventOn === null
          ? []
          : cities.filter((city) => city !== home).map((city) => `${eventOn}@${city}`);
    keysOf.set(article.id, keys);
    for (const key of keys) groups.set(key, [...(groups.get(key) ?? []), article]);
  }
  return new Map(
    articles.map((article) => {
      const family = (keysOf.get(article.id) ?? []).flatMap((key) => groups.get(key) ?? []);
      return [article.id, [...new Set([article, ...family])].slice(0, MOST_IN_FAMILY)];
    }),
  );
}

/** The city whose news this is: the one that most articles name. */
function homeCity(articles: readonly Article[]): string | null {
  const counts = new Map<string, number>();
  for (const city of articles.flatMap(({ cities }) => cities)) counts.set(city, (counts.get(city) ?? 0) + 1);
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return most?.[0] ?? null;
}
