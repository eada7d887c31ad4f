import type { ArticleRecord } from "../article-records.ts";
import { pointsBack } from "../points-back.ts";

/**
 * Sorts records of one value: a sentence that can be read alone first, then one that is `telling`, then the city's own word,
 * then the shortest.
 */
export function byClarity(
  telling: (one: ArticleRecord) => boolean = () => true,
): (a: ArticleRecord, b: ArticleRecord) => number {
  return (a, b) =>
    Number(isPointingBack(a)) - Number(isPointingBack(b)) ||
    Number(telling(b)) - Number(telling(a)) ||
    Number(b.article.official) - Number(a.article.official) ||
    lengthOf(a) - lengthOf(b) ||
    a.article.id.localeCompare(b.article.id);
}

function isPointingBack({ record: { sentence }, article }: ArticleRecord): boolean {
  return pointsBack(article.body.slice(sentence.start, sentence.end));
}

function lengthOf({ record: { sentence } }: ArticleRecord): number {
  return sentence.end - sentence.start;
}
