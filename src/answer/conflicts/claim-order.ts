import type { Article } from "../../corpus/article.ts";
import { dayOf } from "../article-day.ts";
import type { Quote } from "../composed.ts";

/** Whose words are shown first. */
export interface Preference {
  /** What the answer says already. */
  readonly said: readonly Quote[];
  /** The reader's. */
  readonly language: string;
}

/** What the answer says, then the reader's language, the city's own words, the newer article; then a fixed order. */
export function byPreference({ said, language }: Preference) {
  const rank = (article: Article): number[] => [
    -placeOf(article, said),
    Number((article.language === "en") === (language === "en")),
    Number(article.official),
  ];
  return (a: Article, b: Article): number => {
    const [one, other] = [rank(a), rank(b)];
    const first = one.findIndex((value, index) => value !== other[index]);
    return first >= 0
      ? (other[first] ?? 0) - (one[first] ?? 0)
      : dayOf(b).localeCompare(dayOf(a)) || a.id.localeCompare(b.id);
  };
}

/** Which of the answer's sentences an article's is; beyond all of them for another article's. */
function placeOf({ id }: Article, said: readonly Quote[]): number {
  const place = said.findIndex(({ article }) => article.id === id);
  return place < 0 ? said.length : place;
}

/** The newest first; what has no day last; then by preference. */
export function byDay(preference: Preference) {
  const prefer = byPreference(preference);
  return (a: Article, b: Article): number => dayOf(b).localeCompare(dayOf(a)) || prefer(a, b);
}
