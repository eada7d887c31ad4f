import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sentenceSpans } from "../../src/language/sentences.ts";
import type { ScoredPassage } from "../../src/search/passage.ts";
import { openSearchIndex, type SearchIndex } from "../../src/search/search-index.ts";
import { article, GLOSSARY, NEWS } from "./news-fixture.ts";

const EMPTY = article("empty", "");
const LONG = article(
  "festival",
  [
    "The festival lasted nine days.",
    "Two hundred musicians came from Osaka.",
    "Rain stopped the fireworks on the last evening.",
    "The tickets for the opera were sold out in March.",
    "A choir of pupils sang in the harbour.",
    "The mayor paid for the ice cream of every child.",
    "Next year the festival moves to the old airfield.",
    "Volunteers swept the streets until midnight.",
  ].join(" "),
);
const ARTICLES = [...NEWS, LONG, EMPTY];

let dataDir = "";
let index: SearchIndex;

function open(): Promise<SearchIndex> {
  return openSearchIndex({
    articles: ARTICLES,
    glossary: GLOSSARY,
    dataDir,
    onProgress: () => undefined,
    onWarning: (message) => expect.unreachable(message),
  });
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sentences-"));
  index = await open();
});
afterAll(async () => {
  await index.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** The sentences of an article. */
function sentencesOf(source: ScoredPassage["article"]): string[] {
  return sentenceSpans(source.body).map(({ start, end }) => source.body.slice(start, end));
}

test("a passage found has a similarity for each sentence of its article, in their order", async () => {
  const found = await index.search("festival pandas Tokyo memoranda", 20);
  expect(new Set(found.map(({ article: source }) => source.id)).size).toBe(ARTICLES.length - 1);
  expect(found.filter(({ article: source }) => source.id === LONG.id).length).toBeGreaterThan(1);
  const question = await index.embed("festival pandas Tokyo memoranda");
  for (const { article: source, sentenceSimilarities } of found) {
    const vectors = await index.embedAll(sentencesOf(source));
    expect(sentenceSimilarities).toHaveLength(vectors.length);
    vectors.forEach((vector, place) => {
      const exact = vector.reduce((sum, value, axis) => sum + value * (question[axis] ?? 0), 0);
      expect(Math.abs((sentenceSimilarities[place] ?? NaN) - exact)).toBeLessThan(0.01);
    });
  }
});

test("the sentence asked by its own words has the highest", async () => {
  for (const source of ARTICLES) {
    for (const [place, sentence] of sentencesOf(source).entries()) {
      const found = await index.search(sentence, 20);
      const passage = found.find(({ article: other }) => other.id === source.id);
      const similarities = [...(passage?.sentenceSimilarities ?? [])];
      expect(similarities.indexOf(Math.max(...similarities))).toBe(place);
      expect(similarities[place]).toBeGreaterThan(0.99);
    }
  }
});

test("a snapshot keeps them: opened again and made anew for other articles they are the same", async () => {
  const asked = "Who sang in the harbour?";
  const before = await index.search(asked, 20);
  await index.close();
  index = await open();
  expect(await index.search(asked, 20)).toEqual(before);

  let embedded = 0;
  await index.update(ARTICLES.slice(1), {
    onProgress: ({ phase, total }) => {
      if (phase === "embed") embedded = total;
    },
  });
  expect(embedded).toBe(0);
  const similaritiesOf = (found: readonly ScoredPassage[]): Float32Array | undefined =>
    found.find(({ article: source }) => source.id === LONG.id)?.sentenceSimilarities;
  expect(similaritiesOf(await index.search(asked, 20))).toEqual(similaritiesOf(before));
  expect(await readdir(join(dataDir, "index"))).toHaveLength(1);
});
