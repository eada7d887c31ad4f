import { describe, expect, it } from "vitest";
import type { Verified } from "../../src/answer/composed.ts";
import { relatedPassages } from "../../src/answer/related-passages.ts";
import { articleOf } from "../article-of.ts";

/** Sentences weighed, by the article that they stand in and their log-odds. */
function weighing(...odds: readonly (readonly [id: string, score: number])[]): Verified {
  const weighed = odds.map(([id, score], place) => ({
    view: { article: articleOf({ id }) },
    sentence: { start: place, end: place + 1 },
    score,
  }));
  return { sentences: [], table: null, weighed, language: "en" } as unknown as Verified;
}

const shown = (verified: Verified): string[] =>
  relatedPassages(verified).map(({ article, start, end }) => `${article.id} ${start}-${end}`);

describe("passages to read where nothing was found", () => {
  it("are the sentences that came nearest, one of each article and three at most", () => {
    expect(shown(weighing(["a", 1], ["b", 0.5], ["a", 0.4], ["c", 0], ["d", -1]))).toEqual([
      "a 0-1",
      "b 1-2",
      "c 3-4",
    ]);
  });

  it("stand in the reader's language first", () => {
    const [best, ...others] = weighing(["a", 2], ["b", 1], ["c", 0]).weighed;
    const chinese = { view: { article: articleOf({ id: "a", language: "zh-Hant" }) } };
    const weighed = [{ ...best, ...chinese }, ...others];
    expect(shown({ ...weighing(), weighed } as unknown as Verified)).toEqual(["b 1-2", "c 2-3", "a 0-1"]);
  });

  it("are none that are far from it", () => {
    expect(shown(weighing(["a", -1], ["b", -2.5]))).toEqual(["a 0-1"]);
    expect(shown(weighing(["a", -3]))).toEqual([]);
  });

  it("are none beside an answer", () => {
    const found = weighing(["a", 4]);
    const sentence = { text: "It was.", language: "en", quotes: [] };
    expect(shown({ ...found, sentences: [sentence] })).toEqual([]);
    expect(shown({ ...found, table: { columns: ["year"], rows: [] } })).toEqual([]);
  });
});
