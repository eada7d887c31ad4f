import type { Article, ArticleLanguage } from "../../../corpus/article.ts";

/** Which articles a look-up is held to; null for all. */
export interface ArticleFilter {
  /** Of the event, or of the publication where no event is given. */
  readonly year: number | null;
  /** Canonical English name. */
  readonly city: string | null;
  /** As front matter writes it. */
  readonly series: string | null;
  readonly language: ArticleLanguage | null;
  readonly publisher: string | null;
}

/** The year that readers file an article under; null where it has no day. */
export function yearOf({ eventOn, publishedOn }: Pick<Article, "eventOn" | "publishedOn">): number | null {
  const day = eventOn ?? publishedOn;
  return day === null ? null : Number(day.slice(0, 4));
}

/** Whether an article is one that the filter lets through. */
export function isWithin(
  article: Article,
  { year, city, series, language, publisher }: ArticleFilter,
): boolean {
  return (
    (year === null || yearOf(article) === year) &&
    (city === null || article.cities.includes(city)) &&
    (series === null || article.series === series) &&
    (language === null || article.language === language) &&
    (publisher === null || article.publisher === publisher)
  );
}

/** Ids of the articles that the filter lets through; null where it lets all through. */
export function idsWithin(articles: readonly Article[], filter: ArticleFilter): ReadonlySet<string> | null {
  if (Object.values(filter).every((value) => value === null)) return null;
  return new Set(articles.filter((article) => isWithin(article, filter)).map(({ id }) => id));
}
