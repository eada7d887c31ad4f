import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeDictionary, encodeDictionary } from "../../src/language/dictionary.ts";
import { Glosser } from "../../src/language/gloss.ts";
import { MiniLmEmbeddings } from "../../src/search/minilm-embeddings.ts";
import { MINILM_TOKENS } from "../../src/search/minilm-identity.ts";
import { MiniLmModel } from "../../src/search/minilm-model.ts";
import { WordEmbeddings } from "../../src/search/word-embeddings.ts";
import { GLOSSARY } from "./news-fixture.ts";

let model: MiniLmModel;
let embeddings: MiniLmEmbeddings;

beforeAll(async () => {
  model = await MiniLmModel.load(1, await WordEmbeddings.load());
  const dictionary = decodeDictionary(encodeDictionary(new Map([["访问", ["visit"]]])));
  embeddings = new MiniLmEmbeddings(model, new Glosser(GLOSSARY, dictionary));
});
afterAll(async () => {
  await model.release();
});

function cosine(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, axis) => sum + value * (b[axis] ?? 0), 0);
}

test("embeds documents and queries alike, at unit length, whatever stands beside them", async () => {
  const texts = [
    "Taipei",
    "The two cities signed a memorandum of understanding on tourism.",
    "",
    "Pandas eat bamboo.",
  ];
  const documents = await embeddings.embedDocuments(texts);
  for (const [index, text] of texts.entries()) {
    expect(documents[index]).toHaveLength(384);
    expect(Math.hypot(...(documents[index] ?? []))).toBeCloseTo(1, 5);
    expect(cosine(documents[index] ?? [], await embeddings.embedQuery(text))).toBeCloseTo(1, 5);
  }
});

test("tells what is alike from what is not", async () => {
  const [agreement = [], pact = [], pandas = []] = await embeddings.embedDocuments([
    "The cities signed an agreement.",
    "A pact was concluded by both municipalities.",
    "Pandas eat bamboo.",
  ]);
  expect(cosine(agreement, pact)).toBeGreaterThan(cosine(agreement, pandas) + 0.2);
});

test("reads Chinese by its gloss", async () => {
  const vector = await embeddings.embedQuery("訪問東京");
  expect(vector).toEqual(await embeddings.embedQuery("visit Tokyo"));
});

test("reads the first 256 tokens of a text and no more", async () => {
  const words = "city ".repeat(MINILM_TOKENS - 2).trim();
  expect(model.tokenCount(words)).toBe(MINILM_TOKENS);
  const [cut, longer] = await model.embed([words, `${words} and then pandas that eat bamboo`]);
  expect(longer).toEqual(cut);
});
