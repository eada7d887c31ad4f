import { join } from "node:path";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { BertTokenizer } from "../../src/search/bert-tokenizer.ts";
import { SearchIndexError } from "../../src/search/search-error.ts";
import { WordEmbeddings } from "../../src/search/word-embeddings.ts";

test("rows stand one after another, the shorter ones filled up with zeros", async () => {
  const words = await WordEmbeddings.load();
  const city = words.of([[2103]], 1);
  const both = words.of([[2103], [3664, 2103]], 2);
  expect(both).toHaveLength(4 * 384);
  expect(both.subarray(0, 384)).toEqual(city);
  expect(both.subarray(384, 768)).toEqual(new Float32Array(384));
  expect(both.subarray(3 * 384)).toEqual(city);
  expect(Math.hypot(...city)).toBeGreaterThan(0.5);
});

test.each([30_522, -1])("an id that is of no word is named: %d", async (id) => {
  const words = await WordEmbeddings.load();
  expect(() => words.of([[id]], 1)).toThrow(new RangeError(`${id} is no word piece of BERT's vocabulary`));
});

test("a folder without a tokenizer is named, and what to do", async () => {
  const nowhere = join(tmpdir(), "no-such-tokenizer");
  const loading = BertTokenizer.load(nowhere);
  await expect(loading).rejects.toThrow(SearchIndexError);
  await expect(loading).rejects.toThrow(`the tokenizer in ${nowhere} cannot be read: run "npm ci"`);
});
