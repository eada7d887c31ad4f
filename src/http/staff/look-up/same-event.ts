import type { Article } from "../../../corpus/article.ts";

/**
 * Other articles on the event that an article reports: the same time of the same series, the same day with a city in
 * common, or its translation. Those in its own language first, then by day of publication.
 */
export function sameEvent(article: Article, articles: readonly Article[]): Article[] {
  const home = mostNamed(articles);
  return articles
    .filter((other) => other.id !== article.id && isSameEvent(article, other, home))
    .sort(
      (one, other) =>
        Number(other.language === article.language) - Number(one.language === article.language) ||
        (one.publishedOn ?? "").localeCompare(other.publishedOn ?? "") ||
        one.id.localeCompare(other.id),
    );
}

function isSameEvent(one: Article, other: Article, home: string | null): boolean {
  if (one.translationOf === other.id || other.translationOf === one.id) return true;
  if (one.series !== null && one.series === other.series && one.edition !== null)
    return one.edition === other.edition;
  if (!overlap(one.eventOn, other.eventOn)) return false;
  // That both name the city itself, as nearly all articles do, tells nothing.
  const [guests, others] = [one, other].map(({ cities }) => cities.filter((city) => city !== home));
  if (guests === undefined || others === undefined) return false;
  return guests.some((city) => others.includes(city)) || (guests.length === 0 && others.length === 0);
}

/** The city that most articles name, whose news they are; null where none names any. */
function mostNamed(articles: readonly Article[]): string | null {
  const counts = new Map<string, number>();
  for (const { cities } of articles) for (const city of cities) counts.set(city, (counts.get(city) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Whether two events, each an ISO day or `start/end`, have a day in common. */
function overlap(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const [start = "", end = start] = one.split("/");
  const [otherStart = "", otherEnd = otherStart] = other.split("/");
  return start <= otherEnd && otherStart <= end;
}
