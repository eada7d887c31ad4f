import type { ComposedSentence, Quote } from "./composed.ts";

/** A sentence of an article as it stands there, with itself as its quote. */
export function quotedSentence({ article, start, end }: Quote): ComposedSentence {
  return {
    text: article.body.slice(start, end),
    language: article.language,
    quotes: [{ article, start, end }],
  };
}
