import { expect, test } from "vitest";
import { embeddingThreads, queryThreads } from "../../src/search/make-index.ts";

test("an index is embedded on all cores, or all but one while questions come, up to four", () => {
  expect([1, 2, 3, 8].map((cores) => embeddingThreads(true, cores))).toEqual([1, 1, 2, 4]);
  expect([1, 2, 3, 8].map((cores) => embeddingThreads(false, cores))).toEqual([1, 2, 3, 4]);
});

test("a question leaves the main thread a core of its own, and takes two at most", () => {
  expect([1, 2, 3, 8].map(queryThreads)).toEqual([1, 1, 2, 2]);
});
