import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HASTY } from "../../src/search/endpoint.ts";
import { openSearchIndex, type SearchIndex, type SearchIndexOptions } from "../../src/search/search-index.ts";
import { type EmbeddingScript, type EmbeddingServer, refusing, startEmbeddingServer } from "./embedding-server.ts"; // prettier-ignore
import { GLOSSARY, NEWS } from "./news-fixture.ts";
import { makePairFolder } from "./pair-folder.ts";

const QUESTION = "Which agreements did Taipei sign with Shanghai?";

let dataDir = "";
let server: EmbeddingServer;
let plain: SearchIndex;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "reranking-"));
  server = await startEmbeddingServer();
  plain = (await open({})).index;
});
afterAll(async () => {
  await plain.close();
  await server.close();
  await rm(dataDir, { recursive: true });
});

async function open(options: Partial<SearchIndexOptions>) {
  const warnings: string[] = [];
  const index = await openSearchIndex({
    articles: NEWS,
    glossary: GLOSSARY,
    dataDir,
    patience: { ...HASTY, requestMs: 60_000 },
    onWarning: (message) => warnings.push(message),
    ...options,
  });
  return { index, warnings };
}

/** Puts texts with more pandas first. */
const liking: EmbeddingScript = ({ documents = [] }, response) => {
  const results = documents.map((text, index) => ({
    index,
    relevance_score: text.split("panda").length,
  }));
  response.writeHead(200).end(JSON.stringify({ results: results.reverse() }));
};

test("an endpoint puts the passages in order, which keep the scores among themselves", async () => {
  server.script = liking;
  const reranker = { kind: "endpoint", model: "m", baseUrl: server.baseUrl, apiKey: null } as const;
  const { index, warnings } = await open({ reranker });
  try {
    const before = await plain.search(QUESTION, 10);
    const after = await index.search(QUESTION, 10);
    expect(before[0]?.article.id).toBe("memoranda");
    expect(after[0]?.article.id).toBe("pandas");
    expect(after.slice(1).map(({ text }) => text)).toEqual(
      before.filter(({ article: source }) => source.id !== "pandas").map(({ text }) => text),
    );
    expect(after.map(({ score }) => score)).toEqual(before.map(({ score }) => score));
    const measures = before.map(({ measure }) => measure).sort((a, b) => b - a);
    expect(after.map(({ measure }) => measure)).toEqual(measures);
    const pandas = before.find(({ article: source }) => source.id === "pandas");
    expect(after[0]?.scores).toEqual(pandas?.scores);
    expect(index.rerankerState()).toMatchObject({ state: "in_use" });
    expect(server.requests.at(-1)).toMatchObject({ query: QUESTION });

    server.script = refusing(401);
    expect(await index.search(QUESTION, 10)).toEqual(before);
    expect(await index.search(QUESTION, 10)).toEqual(before);
    expect(index.rerankerState()).toMatchObject({ state: "resting" });
    expect(warnings).toEqual([
      expect.stringMatching(/^RERANKER: the endpoint at \S+ answered 401; look at RERANKER_API_KEY;/),
    ]);
  } finally {
    await index.close();
  }
});

test("a folder puts the passages in order, and lets through what answers", async () => {
  const folder = await makePairFolder(join(dataDir, "model"), "logit");
  const { index, warnings } = await open({
    reranker: { kind: "onnx", folder },
    gate: { folder, threshold: 0.5 },
  });
  try {
    const found = await index.search("How many giant pandas did the zoo receive?", 10);
    expect(found[0]?.article.id).toBe("pandas");
    expect(found).toHaveLength(plain.passageCount);
    expect(index.rerankerState()).toBeNull();
    const scores = await index.gate?.scores("How many giant pandas did the zoo receive?", [
      "The zoo received two giant pandas.",
      "Ticket prices rise in June.",
    ]);
    expect(scores?.[0]).toBeGreaterThan(0.5);
    expect(scores?.[1]).toBeLessThan(0.5);
    expect(warnings).toEqual([]);
  } finally {
    await index.close();
  }
  expect(plain.gate).toBeNull();
});

test("a folder without such a model stops the start, named", async () => {
  const reranker = { kind: "onnx", folder: join(dataDir, "nowhere") } as const;
  await expect(open({ reranker })).rejects.toThrow(/^RERANKER: the folder .* cannot be read/);
  const gate = { folder: join(dataDir, "nowhere"), threshold: 0.5 };
  await expect(open({ gate })).rejects.toThrow(/^GATE_MODEL: the folder .* cannot be read/);
});
