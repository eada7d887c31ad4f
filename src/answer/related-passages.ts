import type { Quote, Verified } from "./composed.ts";

/** Articles shown at most: a few to read, no list of results. */
const MOST_ARTICLES = 3;
/**
 * How likely, in log-odds after the reading, a sentence has to be the answer to be shown. Of a third of the development
 * questions (2026-11-30), an article that tells it is among those shown for 90 % of the answerable ones that got no answer,
 * and something is shown for 61 % of the unanswerable ones; at -1 that would be 84 and 31 %.
 */
const LEAST_ODDS = -2;

/**
 * What to read where no answer was found: the sentences that came nearest to one, of each article one, best first, those in
 * the reader's language before the others. They hold every name of the question, and its time; else they were ruled out. None for an answer.
 */
export function relatedPassages({ sentences, table, weighed, language }: Verified): readonly Quote[] {
  if (sentences.length > 0 || table !== null) return [];
  const near = weighed
    .filter(({ score }) => score >= LEAST_ODDS)
    .map(({ view: { article }, sentence: { start, end } }): Quote => ({ article, start, end }));
  const shown = near
    .filter(({ article }, index) => near.findIndex((one) => one.article.id === article.id) === index)
    .slice(0, MOST_ARTICLES);
  const isReaders = ({ article }: Quote): boolean => (article.language === "en") === (language === "en");
  return [...shown.filter(isReaders), ...shown.filter((one) => !isReaders(one))];
}
