import { appendFile, cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { prepareDictionary } from "../../src/language/prepare-dictionary.ts";
import { namedModel } from "../../src/search/embedding-identity.ts";
import type { EndpointEmbedding, FolderEmbedding } from "../../src/search/embedding-settings.ts";
import { HASTY } from "../../src/search/endpoint.ts";
import { MINILM_ID } from "../../src/search/minilm-identity.ts";
import { openSearchIndex, type SearchIndex, type SearchIndexOptions } from "../../src/search/search-index.ts";
import { splitPassages } from "../../src/search/split-passages.ts";
import { type EmbeddingServer, refusing, startEmbeddingServer, well } from "./embedding-server.ts";
import { makeModelFolder } from "./model-folder.ts";
import { article, embeddedTexts, GLOSSARY, NEWS } from "./news-fixture.ts";

// Every index that is opened loads the models.
vi.setConfig({ testTimeout: 180_000 });

const KEY = "sk-secret-of-the-test";
const PASSAGES = NEWS.flatMap((source) => splitPassages(source)).length;
const QUESTIONS = ["Which agreements did Taipei sign with Shanghai?", "花燈在哪裡？", "the mayor in Tokyo"];

let root = "";
let shippedDir = "";
let server: EmbeddingServer;
let folders = 0;
const opened: SearchIndex[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "other-embeddings-"));
  await prepareDictionary(root);
  shippedDir = await newDataDir();
  await (await open({ dataDir: shippedDir })).index.close();
});
afterAll(async () => {
  await rm(root, { recursive: true });
});
beforeEach(async () => {
  server = await startEmbeddingServer();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((index) => index.close()));
  await server.close();
});

/** A data folder with nothing in it but the dictionary. */
async function newDataDir(): Promise<string> {
  const dataDir = join(root, `data-${folders++}`);
  await cp(join(root, "dictionary"), join(dataDir, "dictionary"), { recursive: true });
  return dataDir;
}

function endpoint(settings: Partial<EndpointEmbedding> = {}): EndpointEmbedding {
  const { baseUrl } = server;
  return { kind: "openai", model: "hashed", baseUrl, apiKey: KEY, queryPrefix: "", passagePrefix: "", gloss: false, ...settings }; // prettier-ignore
}

async function open(options: Partial<SearchIndexOptions>) {
  const warnings: string[] = [];
  const embedded = { count: 0 };
  const index = await openSearchIndex({
    articles: NEWS,
    glossary: GLOSSARY,
    dataDir: root,
    // A busy machine may take longer to answer than a citizen waits.
    patience: { ...HASTY, requestMs: 60_000 },
    onWarning: (message) => warnings.push(message),
    onProgress: ({ phase, total }) => {
      if (phase === "embed") embedded.count = total;
    },
    ...options,
  });
  opened.push(index);
  return { index, warnings, embedded };
}

async function headerIn(dataDir: string): Promise<Record<string, unknown>> {
  const names = (await readdir(join(dataDir, "index"))).filter((name) => !name.endsWith(".set-aside"));
  expect(names).toHaveLength(1);
  return JSON.parse(await readFile(join(dataDir, "index", names[0] ?? "", "header.json"), "utf8")) as Record<string, unknown>; // prettier-ignore
}

function sent(): readonly string[] {
  return server.requests.flatMap(({ input }) => input);
}

/** What measures an answer, by passage: cosines of the passage and of its article's sentences. */
async function measures(index: SearchIndex, question: string) {
  const found = await index.search(question, 20);
  return new Map(
    found.map(({ article: source, start, scores, sentenceSimilarities }) => [
      `${source.id}:${start}`,
      [scores.dense, scores.lexical, ...sentenceSimilarities],
    ]),
  );
}

async function firsts(index: SearchIndex): Promise<(string | undefined)[]> {
  const found = await Promise.all(QUESTIONS.map((question) => index.search(question, 1)));
  return found.map(([best]) => best?.article.id);
}

// Neither is the shipped one's length; the last is no multiple of four, by which dot products are computed.
describe.each([1024, 37])("vectors of %i dimensions from an endpoint", (dimensions) => {
  beforeEach(() => {
    server.script = well(dimensions);
  });

  test("find passages, are kept with the model's name, and are asked for once", async () => {
    const dataDir = await newDataDir();
    const { index, warnings, embedded } = await open({ dataDir, embeddings: endpoint() });
    expect(warnings).toEqual([]);
    expect(embedded.count).toBe(embeddedTexts(NEWS) + PASSAGES);
    expect(sent()).toHaveLength(PASSAGES);
    expect(index.modelId).toMatch(/^openai:hashed#[0-9a-f]{16}$/);
    expect(await headerIn(dataDir)).toMatchObject({
      modelId: index.modelId,
      dimensions,
      measuring: { modelId: MINILM_ID, dimensions: 384 },
    });
    expect(await firsts(index)).toEqual(["memoranda", "lanterns", "marathon"]);
    expect(sent().slice(PASSAGES)).toEqual(QUESTIONS);
    expect(index.endpointState()).toEqual({ state: "in_use", restsUntil: null, trouble: null });
    const results = await index.search(QUESTIONS[0] ?? "", 10);
    await index.close();

    server.requests.length = 0;
    const again = await open({ dataDir, embeddings: endpoint() });
    expect(again.embedded.count).toBe(0);
    expect(sent()).toEqual([]);
    expect(await again.index.search(QUESTIONS[0] ?? "", 10)).toEqual(results);
  });

  test("are asked for again only where words changed", async () => {
    const dataDir = await newDataDir();
    const { index } = await open({ dataDir, embeddings: endpoint() });
    server.requests.length = 0;
    const more = article("ferry", "A ferry to Naha was launched.");
    await index.update([...NEWS, more]);
    expect(sent()).toHaveLength(1);
    expect((await index.search("the ferry to Naha", 1))[0]?.article.id).toBe("ferry");
  });
});

test("what measures an answer is the shipped model's, whichever finds the passages", async () => {
  const shipped = await open({ dataDir: shippedDir });
  const other = await open({ dataDir: await newDataDir(), embeddings: endpoint() });
  expect(other.index.measuringModelId).toBe(shipped.index.modelId);
  expect(await other.index.embed("pandas")).toEqual(await shipped.index.embed("pandas"));
  for (const question of QUESTIONS) {
    const expected = await measures(shipped.index, question);
    const found = await measures(other.index, question);
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [passage, values] of found) {
      // As bytes the vectors of passages lose a little.
      values.forEach((value, place) => {
        expect(Math.abs(value - (expected.get(passage)?.[place] ?? NaN))).toBeLessThan(0.01);
      });
    }
  }
});

describe("vectors of two models never meet", () => {
  test("another model sets the snapshot aside, says so, and takes over what is the shipped model's", async () => {
    const dataDir = join(root, "switched");
    await cp(shippedDir, dataDir, { recursive: true });
    const { index, warnings, embedded } = await open({ dataDir, embeddings: endpoint() });
    expect(warnings).toEqual([expect.stringContaining(`of another model (${MINILM_ID}, 384 dimensions)`)]);
    expect(warnings[0]).toContain(index.modelId);
    expect(embedded.count).toBe(PASSAGES);
    await index.close();
    const back = await open({ dataDir });
    expect(back.warnings).toEqual([expect.stringContaining("of another model (openai:hashed#")]);
    // Its vectors were kept as bytes, which are not what it serves with.
    expect(back.embedded.count).toBe(PASSAGES);
    expect(back.index.modelId).toBe(MINILM_ID);
    expect(await headerIn(dataDir)).not.toHaveProperty("measuring");
  });

  test("whatever changes the vectors of passages makes another model, and nothing else does", async () => {
    const idOf = async (changed: Partial<EndpointEmbedding>): Promise<string> =>
      (await namedModel(endpoint(changed))).id;
    const id = await idOf({});
    for (const changed of [
      { model: "hashed-2" },
      { baseUrl: "https://models.example/v1" },
      { passagePrefix: "passage: " },
      { gloss: true },
    ]) {
      expect(await idOf(changed)).not.toBe(id);
    }
    expect(await idOf({ queryPrefix: "query: ", apiKey: null })).toBe(id);
    expect(id).not.toContain(KEY);
  });

  test("the same index serves with another prefix of questions and another key", async () => {
    const dataDir = await newDataDir();
    await (await open({ dataDir, embeddings: endpoint() })).index.close();
    const { index, warnings, embedded } = await open({
      dataDir,
      embeddings: endpoint({ queryPrefix: "query: ", apiKey: null }),
    });
    expect([warnings, embedded.count]).toEqual([[], 0]);
    await index.search("pandas", 1);
    expect(sent().at(-1)).toBe("query: pandas");
  });

  test("a model that gives another length under its name is refused: in an index, and for a question", async () => {
    const dataDir = await newDataDir();
    const { index, warnings } = await open({ dataDir, embeddings: endpoint() });
    const before = await firsts(index);
    server.script = well(32);
    const more = [...NEWS, article("ferry", "A ferry to Naha was launched.")];
    await expect(index.update(more)).rejects.toMatchObject({
      code: "model",
      message: expect.stringMatching(
        /EMBEDDINGS: .* 32 dimensions, the index holds 48 .*--rebuild/,
      ) as string,
    });
    expect(index.articleCount).toBe(NEWS.length);
    expect(await firsts(index)).toEqual(before);
    expect(warnings).toEqual([expect.stringContaining("32 dimensions, the index holds 48")]);
    expect(index.endpointState()).toMatchObject({ state: "resting" });
    await index.update(more, { rebuild: true });
    expect(await headerIn(dataDir)).toMatchObject({ dimensions: 32 });
  });
});

describe("an endpoint that fails", () => {
  test("stops the making of an index, named; the one of before stands as it was", async () => {
    const dataDir = join(root, "failing");
    await cp(shippedDir, dataDir, { recursive: true });
    const before = await readdir(join(dataDir, "index"));
    server.script = refusing(401);
    const failed = await open({ dataDir, embeddings: endpoint() }).catch((error: unknown) => error as Error);
    expect(failed).toMatchObject({ name: "SearchIndexError", code: "endpoint" });
    expect((failed as Error).message).toMatch(/^EMBEDDINGS: the endpoint at \S+ answered 401; look at EMBEDDINGS_API_KEY$/); // prettier-ignore
    expect(String((failed as Error).stack)).not.toContain(KEY);
    expect(await readdir(join(dataDir, "index"))).toEqual(before);
    const { warnings, embedded } = await open({ dataDir });
    expect([warnings, embedded.count]).toEqual([[], 0]);
  });

  test("stops an update, and the index that serves goes on serving", async () => {
    const { index } = await open({ dataDir: await newDataDir(), embeddings: endpoint() });
    const before = await firsts(index);
    server.next.push(refusing(404));
    const more = [...NEWS, article("ferry", "A ferry to Naha was launched.")];
    await expect(index.update(more)).rejects.toMatchObject({ code: "endpoint" });
    expect(await firsts(index)).toEqual(before);
    await index.update(more);
    expect(index.articleCount).toBe(more.length);
  });

  test("leaves a question to the words and the shipped model, with one warning", async () => {
    const { index, warnings } = await open({ dataDir: await newDataDir(), embeddings: endpoint() });
    const shipped = await open({ dataDir: shippedDir });
    server.script = refusing(401, {}, KEY);
    server.requests.length = 0;
    for (const question of QUESTIONS) {
      const [found, expected] = [await index.search(question, 5), await shipped.index.search(question, 5)];
      expect(found.map(({ text }) => text)).toEqual(expected.map(({ text }) => text));
      found.forEach(({ score }, place) => {
        expect(Math.abs(score - (expected[place]?.score ?? NaN))).toBeLessThan(0.01);
      });
    }
    expect(server.requests).toHaveLength(1);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/answered 401.* it is left alone for 15 s/);
    expect(warnings[0]).not.toContain(KEY);
    for (const question of QUESTIONS) expect(warnings[0]).not.toContain(question);
    expect(index.endpointState()).toMatchObject({
      state: "resting",
      restsUntil: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      trouble: expect.stringContaining("401") as string,
    });
  });

  test("keeps nothing else waiting, and no stop", async () => {
    const { index } = await open({ dataDir: await newDataDir(), embeddings: endpoint() });
    const reached = new Promise<void>((resolve) => {
      server.script = () => {
        resolve();
      };
    });
    const asked = index.search(QUESTIONS[0] ?? "", 1);
    await reached;
    // The endpoint holds its answer back for good, and words are embedded all the same.
    expect(await index.embedAll(["pandas"])).toHaveLength(1);
    const [[found]] = await Promise.all([asked, index.close()]);
    expect(found?.article.id).toBe("memoranda");
  });
});

describe("a model in a folder", () => {
  let folder = "";
  const settings = (more: Partial<FolderEmbedding> = {}): FolderEmbedding => ({ kind: "onnx", folder, pooling: "cls", queryPrefix: "", passagePrefix: "", gloss: true, ...more }); // prettier-ignore
  beforeEach(async () => {
    folder = await makeModelFolder(await mkdtemp(join(root, "model-")));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  test("finds passages; another pooling, or other weights, make another model", async () => {
    const dataDir = await newDataDir();
    const first = await open({ dataDir, embeddings: settings() });
    expect(first.index.modelId).toMatch(/^onnx:model-\w+#[0-9a-f]{16}$/);
    expect(first.index.endpointState()).toBeNull();
    expect((await first.index.search("giant pandas", 1))[0]?.article.id).toBe("pandas");
    await first.index.close();
    const pooled = await open({ dataDir, embeddings: settings({ pooling: "mean" }) });
    expect(pooled.warnings).toEqual([expect.stringContaining("of another model (onnx:model-")]);
    expect(pooled.index.modelId).not.toBe(first.index.modelId);
    await appendFile(join(folder, "onnx/model_q4.onnx_data"), "\0");
    // While it serves, the files have become others than those that questions are embedded by.
    const more = [...NEWS, article("ferry", "A ferry to Naha was launched.")];
    await expect(pooled.index.update(more)).rejects.toThrow("have changed since the start");
    await pooled.index.close();
    const changed = await open({ dataDir, embeddings: settings({ pooling: "mean" }) });
    expect(changed.warnings).toEqual([expect.stringContaining("of another model")]);
  });

  test.each([
    [
      "is not there",
      (at: string) => rm(at, { recursive: true }),
      "cannot be read; expected the folder of an ONNX model",
    ],
    ["has no tokenizer", (at: string) => rm(join(at, "tokenizer.json")), "there is no tokenizer.json"],
    ["has no model", (at: string) => rm(join(at, "onnx/model_q4.onnx")), "there is no .onnx file"],
    [
      "has several models",
      (at: string) => cp(join(at, "onnx/model_q4.onnx"), join(at, "onnx/model_q8.onnx")),
      "several models (model_q4.onnx, model_q8.onnx)",
    ],
    ["has a broken model", (at: string) => rm(join(at, "onnx/model_q4.onnx_data")), "cannot be used"],
  ] as const)("that %s stops the start, named", async (_, spoil, told) => {
    await spoil(folder);
    const failed = open({ dataDir: await newDataDir(), embeddings: settings() });
    await expect(failed).rejects.toMatchObject({ code: "model", message: expect.stringContaining(told) as string }); // prettier-ignore
    await expect(failed).rejects.toThrow(/^EMBEDDINGS: /);
    await cp(await makeModelFolder(await mkdtemp(join(root, "model-"))), folder, { recursive: true });
  });
});
