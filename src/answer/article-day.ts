import type { Article } from "../corpus/article.ts";

/** The ISO day that an article is of: that of its publication, else the first of its event; empty where it has neither. */
export function dayOf({ publishedOn, eventOn }: Pick<Article, "publishedOn" | "eventOn">): string {
  return publishedOn ?? eventOn?.slice(0, "YYYY-MM-DD".length) ?? "";
}
