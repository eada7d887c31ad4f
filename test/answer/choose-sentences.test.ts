import { describe, expect, it } from "vitest";
import { ArticleViews } from "../../src/answer/article-view.ts";
import { chooseSentences, FURTHER_MARGIN } from "../../src/answer/choose-sentences.ts";
import type { ScoredSentence } from "../../src/answer/score-sentence.ts";
import { articleOf } from "../article-of.ts";
import { READER } from "./reading.ts";

const VIEWS = new ArticleViews(READER);
const VISIT = articleOf({
  id: "visit",
  body: "Ana Reis led the delegation. He signed the pact on ports. The choir sang in the harbour.",
});
const OTHER = articleOf({ id: "other", body: "Rui Silva opened the fair. She praised the tram." });

/** The sentence of an article, by place. */
function scored(article: typeof VISIT, place: number, score: number): ScoredSentence {
  const view = VIEWS.of(article);
  const sentence = view.sentences[place];
  if (sentence === undefined) throw new Error(`${article.id} has no sentence ${place}`);
  return { view, sentence, score, measures: {}, support: {}, facts: {} } as unknown as ScoredSentence;
}

function said(best: ScoredSentence, ...others: readonly ScoredSentence[]): string[] {
  return chooseSentences(best, others).map(({ sentence }) => sentence.text);
}

describe("the sentences to say", () => {
  it("are the best and what is nearly as good, at most three", () => {
    expect(said(scored(VISIT, 0, 5), scored(VISIT, 2, 4), scored(OTHER, 0, 4 - FURTHER_MARGIN))).toEqual([
      "Ana Reis led the delegation.",
      "The choir sang in the harbour.",
    ]);
    expect(said(scored(VISIT, 1, 5), scored(VISIT, 2, 4.9), scored(OTHER, 0, 4.8))).toHaveLength(3);
  });

  it("begin with the one that the best points back to", () => {
    expect(said(scored(VISIT, 1, 5))).toEqual([
      "Ana Reis led the delegation.",
      "He signed the pact on ports.",
    ]);
  });

  it("have no further one that points back to what is not told right before it", () => {
    expect(said(scored(VISIT, 0, 5), scored(OTHER, 1, 4.9))).toEqual(["Ana Reis led the delegation."]);
    expect(said(scored(VISIT, 0, 5), scored(VISIT, 2, 4.9), scored(VISIT, 1, 4.8))).toHaveLength(2);
    expect(said(scored(VISIT, 0, 5), scored(VISIT, 1, 4.9))).toHaveLength(2);
  });

  it("say nothing twice", () => {
    const again = articleOf({ id: "again", body: "The delegation was led by Ana Reis." });
    expect(said(scored(VISIT, 0, 5), scored(again, 0, 4.9))).toHaveLength(1);
  });
});
