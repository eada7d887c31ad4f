import { appendFile, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BertEncoder } from "../../src/search/bert-encoder.ts";
import { MINILM_DIMENSIONS, MINILM_CHECKSUM } from "../../src/search/minilm-identity.ts";
import { SearchIndexError } from "../../src/search/search-error.ts";
import { WordEmbeddings } from "../../src/search/word-embeddings.ts";

const SHIPPED = join(import.meta.dirname, "../../src/search/embedding-model");
/** "[CLS] the mayor [SEP]" and a longer one. */
const SHORT = [101, 1996, 3664, 102];
const LONG = [101, 1996, 3664, 1997, 1996, 2103, 2939, 1996, 2602, 102];

let words: WordEmbeddings;
let encoder: BertEncoder;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "encoder-"));
  words = await WordEmbeddings.load();
  encoder = await BertEncoder.load({ folder: SHIPPED, checksum: MINILM_CHECKSUM, threads: 1 }, words);
});
afterAll(async () => {
  await encoder.release();
  await rm(folder, { recursive: true });
});

test("a row has the same states alone as beside a longer one, a piece after the other", async () => {
  const alone = await encoder.states([SHORT]);
  const beside = await encoder.states([SHORT, LONG]);
  expect(alone).toHaveLength(SHORT.length * MINILM_DIMENSIONS);
  expect(beside).toHaveLength(2 * LONG.length * MINILM_DIMENSIONS);
  for (const [at, value] of alone.entries()) expect(beside[at]).toBeCloseTo(value, 4);
});

test("tells where the second text begins", async () => {
  const one = await encoder.states([SHORT]);
  const two = await encoder.states([SHORT], 2);
  expect(two).not.toEqual(one);
  expect(await encoder.states([SHORT], SHORT.length)).toEqual(one);
});

test.each(["weights.bin", "model.onnx"])(
  "%s that is not the one expected is refused, with its folder",
  async (name) => {
    const altered = join(folder, name);
    await cp(SHIPPED, altered, { recursive: true });
    await appendFile(join(altered, name), "\0");
    const loading = BertEncoder.load({ folder: altered, checksum: MINILM_CHECKSUM, threads: 1 }, words);
    await expect(loading).rejects.toThrow(SearchIndexError);
    await expect(loading).rejects.toThrow(`the model in ${altered} cannot be loaded: fetch the project anew`);
  },
);

test("a folder without a model is refused", async () => {
  const nowhere = join(folder, "nowhere");
  await expect(
    BertEncoder.load({ folder: nowhere, checksum: MINILM_CHECKSUM, threads: 1 }, words),
  ).rejects.toThrow(`the model in ${nowhere} cannot be loaded`);
});
