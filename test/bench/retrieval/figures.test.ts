import { expect, test } from "vitest";
import { bootstrap, goldRanks, rankingFigures, wilson } from "./figures.ts";

test("articles go by their best passage, ties count against the gold one, other gold ones take no place", () => {
  const found = [
    { articleId: "a", score: 3 },
    { articleId: "b", score: 2 },
    { articleId: "a", score: 1 },
    { articleId: "c", score: 2 },
    { articleId: "d", score: 1 },
  ];
  expect(goldRanks(found, ["c", "d", "gone"])).toEqual([3, 3, Infinity]);
});

test("hits, reciprocal ranks and shares of gold", () => {
  const { hitAt1, hitAt10, mrrAt10, goldAt10 } = rankingFigures([[1, 12], [2], [Infinity]]);
  expect(hitAt1.value).toBeCloseTo(1 / 3);
  expect(hitAt10.value).toBeCloseTo(2 / 3);
  expect(mrrAt10.value).toBeCloseTo(0.5);
  expect(goldAt10.value).toBeCloseTo(0.5);
});

test("intervals hold the value, and Wilson's is the published one", () => {
  // Newcombe 1998, table I: 81 of 263.
  const { low, high } = wilson(81, 263);
  expect(low).toBeCloseTo(0.2553, 3);
  expect(high).toBeCloseTo(0.3662, 3);
  const mean = bootstrap([0, 1, 1, 0, 1]);
  expect(mean).toEqual(bootstrap([0, 1, 1, 0, 1]));
  expect(mean.low).toBeLessThanOrEqual(mean.value);
  expect(mean.high).toBeGreaterThanOrEqual(mean.value);
});
