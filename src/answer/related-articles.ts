import type { RelatedArticle } from "./answer.ts";
import type { Article } from "../corpus/article.ts";
import type { Verified } from "./composed.ts";

/** Articles shown at most: a few to read, no list of results. */
const MOST_ARTICLES = 3;
/**
 * How likely, in log-odds after the reading, a sentence has to be the answer for its article to be shown. Of a third of the
 * development questions (2026-11-30), an article that tells it is among those shown for 90 % of the answerable ones that got
 * no answer, and some article is shown for 61 % of the unanswerable ones; at -1 that would be 84 and 31 %.
 */
const LEAST_ODDS = -2;

/**
 * Articles to read where no answer was found: those whose sentences came nearest to one, best first. They hold every name
 * of the question, and its time; else they were ruled out. None for an answer.
 */
export function relatedArticles({ sentences, table, weighed }: Verified): readonly Article[] {
  if (sentences.length > 0 || table !== null) return [];
  const near = weighed.filter(({ score }) => score >= LEAST_ODDS).map(({ view }) => view.article);
  const once = near.filter((article, index) => near.findIndex(({ id }) => id === article.id) === index);
  return once.slice(0, MOST_ARTICLES);
}

/** What is shown of one. */
export function toRelated(article: Article): RelatedArticle {
  const { id, title, url, publisher, official, publishedOn, language } = article;
  return { articleId: id, title, url, publisher, official, publishedOn, language };
}
