import type { Article } from "../../corpus/article.ts";
import type { Composed } from "../composed.ts";
import type { ScoredSentence } from "../score-sentence.ts";

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
 * The passages that hold the sentences weighed, best first: those of articles about what was asked, of its time and its
 * names. Others that the search found are left out, since nothing in them may answer.
 */
export function numberedEvidence({ passages, weighed }: Composed): NumberedPassage[] {
  const chosen: Omit<NumberedPassage, "n">[] = [];
  let characters = 0;
  for (const scored of weighed) {
    const { article, start, end } = passageOf(scored, passages);
    const isKnown = chosen.some((other) => other.article === article && other.start === start);
    const isTooMuch = chosen.length > 0 && characters + end - start > MOST_CHARACTERS;
    if (isKnown || isTooMuch || chosen.length >= MOST_PASSAGES) continue;
    chosen.push({ article, start, end });
    characters += end - start;
  }
  return chosen.map((passage, place) => ({ n: place + 1, ...passage }));
}

/** The passage found that a sentence stands in; the sentence with its neighbours where the search found others of the article. */
function passageOf(
  { view, sentence }: ScoredSentence,
  passages: Composed["passages"],
): Omit<NumberedPassage, "n"> {
  const found = passages.find(
    ({ article, start, end }) =>
      article.id === view.article.id && start <= sentence.start && sentence.end <= end,
  );
  if (found !== undefined) return { article: view.article, start: found.start, end: found.end };
  const before = view.sentences[sentence.index - 1] ?? sentence;
  const after = view.sentences[sentence.index + 1] ?? sentence;
  return { article: view.article, start: before.start, end: after.end };
}
