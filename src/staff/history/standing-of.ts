import type { Article } from "../../corpus/article.ts";

/** Gives the present version of an article, or the version asked for; null where there is none. */
export type ArticleOf = (id: string, version?: string) => Article | null;

/** What has become of an article version that was cited. */
export type Standing = "current" | "changed" | "withdrawn";

/** Whether an article still stands as it was cited; one that is not known any more counts as withdrawn. */
export function standingOf(articleId: string, articleVersion: string, articleOf: ArticleOf): Standing {
  const present = articleOf(articleId);
  if (present === null || present.status === "withdrawn") return "withdrawn";
  return present.version === articleVersion ? "current" : "changed";
}
