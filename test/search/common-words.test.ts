import { access, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commonWords } from "../../src/search/common-words.ts";
import { minilmFolder } from "../../src/search/minilm-folder.ts";

test("the model's folder holds its vocabulary and its network", async () => {
  await access(join(minilmFolder(), "tokenizer.json"));
  const files = await readdir(minilmFolder(), { recursive: true });
  expect(files.filter((name) => name.endsWith(".onnx"))).not.toEqual([]);
});

test("common words are whole English words in small letters, each once", async () => {
  const words = await commonWords(4000);
  expect(words).toHaveLength(4000);
  expect(new Set(words).size).toBe(words.length);
  expect(words.filter((word) => !/^[a-z]{2,}$/.test(word))).toEqual([]);
  expect(words).toEqual(expect.arrayContaining(["the", "city", "agreement", "festival"]));
});

test("the commonest come first, and fewer are the first of more", async () => {
  const words = await commonWords(4000);
  expect(await commonWords(100)).toEqual(words.slice(0, 100));
  expect(await commonWords(0)).toEqual([]);
  const place = (word: string): number => words.indexOf(word);
  expect(place("the")).toBeLessThan(place("city"));
  expect(place("city")).toBeLessThan(place("comfortable"));
});

test("there are no more of them than the vocabulary has", async () => {
  const all = await commonWords(Infinity);
  expect(all.length).toBeGreaterThan(10_000);
  expect(await commonWords(all.length + 1)).toEqual(all);
});
