import type { Article } from "../../corpus/article.ts";
import type { Composed, Quote } from "../composed.ts";

/** A passage of an article under the number that a model names it by. */
export interface NumberedPassage {
  /** From 1. */
  readonly n: number;
  readonly article: Article;
  /** UTF-16 offsets into the article's body. */
  readonly start: number;
  readonly end: number;
}

/** Most passages that a model is shown: more cost more and answer no better, since what was weighed stands in these. */
const MOST_PASSAGES = 6;
/** Most characters of them together, about 2,000 tokens of English or 4,000 of Chinese. */
const MOST_CHARACTERS = 6000;

/**
 * The passages that hold the sentences weighed, best first, or those that a record fills: of articles about what was asked,
 * of its time and its names. Others that the search found are left out, since nothing in them may answer.
 */
export function numberedEvidence(composed: Composed): NumberedPassage[] {
  const chosen: Quote[] = [];
  let characters = 0;
  for (const place of placesOf(composed)) {
    const { article, start, end } = passageOf(place, composed.passages);
    const isKnown = chosen.some((other) => other.article === article && other.start === start);
    const isTooMuch = chosen.length > 0 && characters + end - start > MOST_CHARACTERS;
    if (isKnown || isTooMuch || chosen.length >= MOST_PASSAGES) continue;
    chosen.push({ article, start, end });
    characters += end - start;
  }
  return chosen.map((passage, place) => ({ n: place + 1, ...passage }));
}

function placesOf({ weighed, sentences }: Composed): readonly Quote[] {
  if (weighed.length === 0) return sentences.flatMap(({ quotes }) => quotes);
  return weighed.map(({ view: { article }, sentence: { start, end } }) => ({ article, start, end }));
}

/** The passage found that a sentence stands in; its paragraph where the search found others of the article. */
function passageOf({ article, start, end }: Quote, passages: Composed["passages"]): Quote {
  const found = passages.find(
    (passage) => passage.article.id === article.id && passage.start <= start && end <= passage.end,
  );
  if (found !== undefined) return { article, start: found.start, end: found.end };
  const after = article.body.indexOf("\n", end);
  return {
    article,
    start: article.body.lastIndexOf("\n", start) + 1,
    end: after < 0 ? article.body.length : after,
  };
}
