import { expect, test } from "vitest";
import type { Candidate } from "../../src/search/fusion.ts";
import { rankedBySentences } from "../../src/search/likest-sentences.ts";

/** Candidate `index` of a hundred and fifty, the nearer the lower its place. */
function candidate(index: number): Candidate {
  const dense = 0.8 - index / 1000;
  const words = { lexical: 0, articleWords: 0, passageWords: 0 };
  return { index, scores: { dense, sentence: dense, ...words }, isAcross: false };
}

test("the sentences of the fifty best are compared, and order them; the others follow as they stood", () => {
  const asked: number[] = [];
  const ranked = rankedBySentences(
    Array.from({ length: 150 }, (_, index) => candidate(149 - index)),
    (passage) => {
      asked.push(passage);
      return passage === 40 ? 0.99 : 0.85;
    },
  );
  expect(asked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
  expect(ranked.map(({ index }) => index).slice(0, 3)).toEqual([40, 0, 1]);
  expect(ranked.map(({ index }) => index).slice(50)).toEqual(
    Array.from({ length: 100 }, (_, index) => 50 + index),
  );
  expect(ranked.find(({ index }) => index === 149)?.scores.sentence).toBeCloseTo(0.651);
});

test("none is no trouble", () => {
  expect(rankedBySentences([], () => 1)).toEqual([]);
});
