import type { Evidence } from "./answerer.ts";
import type { Verified } from "./composed.ts";

/** What is recorded of each kind: those that the answer came from and their nearest rivals. */
const MOST_PASSAGES = 10;
const MOST_SENTENCES = 10;

/** What an answer was made from, small enough to be kept with every answer. */
export function evidenceOf(verified: Verified): Evidence {
  const { askedAs, asked, attributes, time, passages, weighed, dropped, refusal, asks, faq } = verified;
  return {
    askedAs,
    understood: {
      kind: asked.kind,
      frames: attributes.frames.map(({ name }) => name),
      names: [...asked.entries],
      years: time.years,
      editions: time.editions,
      asks,
    },
    passages: passages.slice(0, MOST_PASSAGES).map(({ article, start, end, score, scores }) => ({
      articleId: article.id,
      articleVersion: article.version,
      start,
      end,
      score: rounded(score),
      dense: rounded(scores.dense),
      lexical: rounded(scores.lexical),
    })),
    sentences: weighed.slice(0, MOST_SENTENCES).map(({ view: { article }, sentence, score }) => ({
      articleId: article.id,
      articleVersion: article.version,
      start: sentence.start,
      end: sentence.end,
      score: rounded(score),
    })),
    dropped: dropped.map(({ sentence: { text }, failures }) => ({ text, failures })),
    refusal,
    ...(faq === undefined ? {} : { faq: { ...faq, similarity: rounded(faq.similarity) } }),
  };
}

/** Scores differ in the first digits; the rest would only fill the table. */
function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
