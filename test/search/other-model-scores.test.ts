import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { hasHan } from "../../src/language/han.ts";
import type { EndpointEmbedding } from "../../src/search/embedding-settings.ts";
import { HASTY } from "../../src/search/endpoint.ts";
import { contributions, type SideScores } from "../../src/search/fusion.ts";
import type { ScoredPassage } from "../../src/search/passage.ts";
import { openSearchIndex } from "../../src/search/search-index.ts";
import { type EmbeddingServer, refusing, startEmbeddingServer } from "./embedding-server.ts";
import { GLOSSARY, NEWS } from "./news-fixture.ts";

// Every index that is opened loads the models.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const QUESTIONS = ["Which agreements did Taipei sign with Shanghai?", "花燈在哪裡？", "the mayor in Tokyo"];

let dataDir = "";
let server: EmbeddingServer;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "other-model-scores-"));
  server = await startEmbeddingServer();
});
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

/** All passages for each question, as an index finds them by this model; by the shipped one where it is left out. */
async function found(
  embeddings?: EndpointEmbedding,
  only: ReadonlySet<string> | null = null,
): Promise<(readonly ScoredPassage[])[]> {
  const index = await openSearchIndex({
    ...{ articles: NEWS, glossary: GLOSSARY, dataDir, patience: { ...HASTY, requestMs: 60_000 } },
    ...(embeddings === undefined ? {} : { embeddings }),
  });
  try {
    return await Promise.all(QUESTIONS.map((question) => index.search(question, 20, only)));
  } finally {
    await index.close();
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What the sides add up to where the cosine of the passage is this one. */
function sumOf({ article, scores }: ScoredPassage, dense: number, question: string): number {
  const isAcross = (article.language === "en") === hasHan(question);
  const added = contributions({ scores: { ...(scores as SideScores), dense }, isAcross });
  return (Object.values(added) as number[]).reduce((total, value) => total + value, 0);
}

function hashed(): EndpointEmbedding {
  const texts = { queryPrefix: "", passagePrefix: "", gloss: false };
  return { kind: "openai", model: "hashed", baseUrl: server.baseUrl, apiKey: null, ...texts };
}

test("another model's cosine, on the shipped one's scale, takes that one's place in score and measure", async () => {
  const byOther = await found(hashed());
  for (const [place, passages] of byOther.entries()) {
    expect(passages.length).toBeGreaterThan(1);
    for (const passage of passages) {
      const { finding = NaN, lexical } = passage.scores;
      expect(passage.measure).toBeCloseTo(finding + lexical, 6);
      expect(passage.score).toBeCloseTo(sumOf(passage, finding, QUESTIONS[place] ?? ""), 6);
    }
    const [finding, dense] = [
      passages.map(({ scores }) => scores.finding ?? NaN),
      passages.map(({ scores }) => scores.dense),
    ];
    expect(mean(finding)).toBeCloseTo(mean(dense), 6);
    expect(finding.some((value, at) => Math.abs(value - (dense[at] ?? NaN)) > 0.01)).toBe(true);
  }
});

test("without another model there is one cosine", async () => {
  for (const [place, passages] of (await found()).entries()) {
    for (const passage of passages) {
      expect(passage.scores).not.toHaveProperty("finding");
      expect(passage.measure).toBeCloseTo(passage.scores.dense + passage.scores.lexical, 6);
      expect(passage.score).toBeCloseTo(sumOf(passage, passage.scores.dense, QUESTIONS[place] ?? ""), 6);
    }
  }
});

test("held to some articles, another model finds all of theirs alone, and so does the shipped one in its place", async () => {
  const only = new Set(["pandas", "lanterns"]);
  const theirs = async (): Promise<(readonly string[])[]> =>
    (await found(hashed(), only)).map((passages) => passages.map(({ article }) => article.id).sort());
  const expected = QUESTIONS.map(() => ["lanterns", "pandas"]);
  expect(await theirs()).toEqual(expected);
  server.script = refusing(401);
  expect(await theirs()).toEqual(expected);
});
