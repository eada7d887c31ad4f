import type { Article } from "../../src/corpus/article.ts";
import { articleOf } from "../article-of.ts";

/** A report on one edition of an invented forum, held on 4 May of its year. */
export function forum(year: number, edition: number, body: string, fields: Partial<Article> = {}): Article {
  const language = fields.language ?? "en";
  return articleOf({
    id: `forum-${year}-${language}`,
    title: language === "en" ? `Tide Forum ${year}` : `${year}年潮汐論壇`,
    series: "tide-forum",
    edition,
    eventOn: `${year}-05-04`,
    body,
    ...fields,
  });
}
