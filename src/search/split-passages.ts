import type { Article } from "../corpus/article.ts";
import { type Span, sentenceSpans } from "../language/sentences.ts";
import type { Passage } from "./passage.ts";

/**
 * Version of the rules below. It enters the corpus fingerprint, so that a change of rules makes a new index; change
 * it with them.
 */
export const PASSAGE_RULES = "sentences-3";

/**
 * Enough for a fact with what it refers to, little enough that one vector still stands for it: 90 English words take
 * about 130 of the 256 tokens that the model reads, 180 Han characters about 170 after glossing, and the title and
 * the date come on top.
 */
const MOST_SENTENCES = 5;
const MOST_WORDS = 90;
/** A Han character counts as half a word, which makes 180 of them. */
const WORDS_PER_HAN = 0.5;
/** From here on a passage ends with its paragraph. */
const ENOUGH_SENTENCES = 3;

/**
 * Cuts an article's body into passages of consecutive whole sentences. They are in order, do not overlap and cover
 * every sentence; one that alone exceeds the limit is a passage of its own.
 */
export function splitPassages(article: Article): Passage[] {
  const { body } = article;
  const passages: Passage[] = [];
  let sentences: Span[] = [];
  let words = 0;
  const close = (): void => {
    const first = sentences[0];
    const last = sentences.at(-1);
    if (first !== undefined && last !== undefined) {
      passages.push({ article, start: first.start, end: last.end, text: body.slice(first.start, last.end) });
    }
    sentences = [];
    words = 0;
  };
  for (const sentence of sentenceSpans(body)) {
    const size = wordCount(body.slice(sentence.start, sentence.end));
    const previous = sentences.at(-1);
    const opensParagraph =
      previous !== undefined && body.slice(previous.end, sentence.start).includes("\n\n");
    if (
      sentences.length === MOST_SENTENCES ||
      words + size > MOST_WORDS ||
      (opensParagraph && sentences.length >= ENOUGH_SENTENCES)
    ) {
      close();
    }
    sentences.push(sentence);
    words += size;
  }
  close();
  return passages;
}

function wordCount(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'])+/gu)?.length ?? 0;
  return words + han * WORDS_PER_HAN;
}
