import { expect, test } from "vitest";
import { prepareQuery } from "../../src/search/prepare-query.ts";
import type { QueryReader } from "../../src/search/query-reader.ts";
import type { QuestionEmbedder } from "../../src/search/question-embedder.ts";

test("the worker has its task before this thread reads the words, which are there before the vectors", async () => {
  const order: string[] = [];
  const vectors = Promise.withResolvers<{ vector: Float32Array; finding: null; trouble: null }>();
  const questions = {
    vectors: () => {
      order.push("vectors asked");
      return vectors.promise;
    },
  } as unknown as QuestionEmbedder;
  const reader = {
    words: () => {
      order.push("words read");
      return { terms: new Map([["taipei", 1]]), words: [], isChinese: false };
    },
  } as unknown as QueryReader;
  const prepared = prepareQuery({ questions, reader }, "Taipei", { dimensions: 2, watch: null });
  expect(order).toEqual(["vectors asked", "words read"]);
  expect(prepared.words.terms.get("taipei")).toBe(1);
  vectors.resolve({ vector: Float32Array.of(1, 0), finding: null, trouble: null });
  expect((await prepared.vectors).vector[0]).toBe(1);
});
