import { createHash } from "node:crypto";
import type { Article, ArticleLanguage } from "../src/corpus/article.ts";

/**
 * An article of the tests: the fields that a test needs, the others empty or the plainest. Its version is that of its
 * body, its language that of the body's script.
 */
export function articleOf(fields: Partial<Article> = {}): Article {
  const body = fields.body ?? "";
  const language: ArticleLanguage = /\p{Script=Han}/u.test(body) ? "zh-Hant" : "en";
  return {
    id: "invented",
    version: createHash("sha256").update(body).digest("hex"),
    status: "current",
    title: "An invented article",
    titleOurs: false,
    body,
    language,
    publisher: "Nobody",
    official: true,
    url: null,
    publishedOn: null,
    eventOn: null,
    series: null,
    edition: null,
    cities: [],
    topics: [],
    translationOf: null,
    ...fields,
  };
}
