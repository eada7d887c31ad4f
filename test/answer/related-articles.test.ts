import { describe, expect, it } from "vitest";
import type { Verified } from "../../src/answer/composed.ts";
import { relatedArticles } from "../../src/answer/related-articles.ts";
import { articleOf } from "../article-of.ts";

/** Sentences weighed, by the article that they stand in and their log-odds. */
function weighing(...odds: readonly (readonly [id: string, score: number])[]): Verified {
  const weighed = odds.map(([id, score]) => ({ view: { article: articleOf({ id }) }, score }));
  return { sentences: [], table: null, weighed } as unknown as Verified;
}

const shown = (verified: Verified): string[] => relatedArticles(verified).map(({ id }) => id);

describe("articles to read where nothing was found", () => {
  it("are those whose sentences came nearest, each once and three at most", () => {
    expect(shown(weighing(["a", 1], ["b", 0.5], ["a", 0.4], ["c", 0], ["d", -1]))).toEqual(["a", "b", "c"]);
  });

  it("are none that are far from it", () => {
    expect(shown(weighing(["a", -1], ["b", -2.5]))).toEqual(["a"]);
    expect(shown(weighing(["a", -3]))).toEqual([]);
  });

  it("are none beside an answer", () => {
    const found = weighing(["a", 4]);
    const sentence = { text: "It was.", language: "en", quotes: [] };
    expect(shown({ ...found, sentences: [sentence] })).toEqual([]);
    expect(shown({ ...found, table: { columns: ["year"], rows: [] } })).toEqual([]);
  });
});
