import { access, cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Article } from "../../src/corpus/article.ts";
import { prepareDictionary } from "../../src/language/prepare-dictionary.ts";
import type { FolderEmbedding } from "../../src/search/embedding-settings.ts";
import { loadHnswLibrary } from "../../src/search/hnsw-graph.ts";
import { MINILM_ID } from "../../src/search/minilm-identity.ts";
import { openSearchIndex, type SearchIndexOptions } from "../../src/search/search-index.ts";
import { openNewestSnapshot } from "../../src/search/snapshot-folder.ts";
import { splitPassages } from "../../src/search/split-passages.ts";
import { killBuilder } from "./kill-builder.ts";
import { makeModelFolder } from "./model-folder.ts";
import { article, embeddedTexts, GLOSSARY } from "./news-fixture.ts";

// Every index that is opened loads the models.
vi.setConfig({ testTimeout: 180_000 });

const articles = Array.from({ length: 40 }, (_, n) =>
  article(`item-${n}`, `Taipei met delegation number ${n}. It stayed for ${n + 2} days and left by train.`),
);
const passages = (some: readonly Article[]): number => some.flatMap((one) => splitPassages(one)).length;
/** An article in other words. */
const ferry = article("item-7", "A ferry to Naha was launched. Pandas waved from the pier.");
const changed = articles.map((one) => (one.id === ferry.id ? ferry : one));

let root = "";
let embeddings: FolderEmbedding;
let dataDirs = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "other-model-update-"));
  await prepareDictionary(root);
  const folder = await makeModelFolder(join(root, "model"));
  // Another pooling than the shipped one: its vectors are others.
  embeddings = { kind: "onnx", folder, pooling: "cls", queryPrefix: "", passagePrefix: "", gloss: true };
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

/** A data folder with nothing in it but the dictionary. */
async function newDataDir(): Promise<string> {
  const dataDir = join(root, `data-${dataDirs++}`);
  await cp(join(root, "dictionary"), join(dataDir, "dictionary"), { recursive: true });
  return dataDir;
}

async function open(options: Pick<SearchIndexOptions, "articles" | "dataDir" | "embeddings">) {
  const embedded = { count: 0 };
  const onProgress: SearchIndexOptions["onProgress"] = ({ phase, total }) => {
    if (phase === "embed") embedded.count = total;
  };
  const index = await openSearchIndex({ glossary: GLOSSARY, onProgress, ...options });
  return { index, embedded, onProgress };
}

async function expectNothingLeft(dataDir: string): Promise<void> {
  await expect(access(join(dataDir, "embedding", "vectors.bin"))).rejects.toMatchObject({ code: "ENOENT" });
}

test("an article that changed costs its own texts by both models, and the index is as if made from nothing", async () => {
  const dataDir = await newDataDir();
  const { index, embedded, onProgress } = await open({ articles, dataDir, embeddings });
  expect(embedded.count).toBe(passages(articles) + embeddedTexts(articles));
  await index.update(changed, { onProgress });
  expect(embedded.count).toBe(passages([ferry]) + embeddedTexts([ferry]));

  const anew = await open({ articles: changed, dataDir: await newDataDir(), embeddings });
  for (const question of ["the ferry to Naha", "delegation number 33", "pandas"]) {
    expect(await index.search(question, 20)).toEqual(await anew.index.search(question, 20));
  }
  expect((await index.search("the ferry to Naha", 1))[0]?.article.id).toBe("item-7");
  await Promise.all([index.close(), anew.index.close()]);

  // The graph of before went on: its points are marked or have their labels still, and what is new has the next one.
  const snapshot = (await openNewestSnapshot(dataDir, expect.unreachable)) ?? expect.unreachable();
  if ((await loadHnswLibrary()) !== null) {
    expect(Math.max(...snapshot.graphLabels)).toBe(passages(articles));
  }
  expect(snapshot.measuring?.modelId).toBe(MINILM_ID);
  const again = await open({ articles: changed, dataDir, embeddings });
  expect(again.embedded.count).toBe(0);
  await again.index.close();
});

test("a build that was killed is taken up where it stood, with the vectors of both models", async () => {
  const dataDir = await newDataDir();
  const all = passages(articles) + embeddedTexts(articles);
  // The other model's come first: these are all there, and some of the shipped one's.
  const reached = await killBuilder({ articles, dataDir, embeddings, after: passages(articles) + 24 });
  const { index, embedded } = await open({ articles, dataDir, embeddings });
  expect(embedded.count).toBeLessThanOrEqual(all - reached);
  expect((await index.search("delegation number 33", 1))[0]?.article.id).toBe("item-33");
  await index.close();
  await expectNothingLeft(dataDir);
});

test("a kill while another model's index is made loses nothing of the snapshot before", async () => {
  const dataDir = await newDataDir();
  const shipped = await open({ articles, dataDir });
  await shipped.index.update(changed);
  await shipped.index.close();
  const names = await readdir(join(dataDir, "index"));

  const reached = await killBuilder({ articles: changed, dataDir, embeddings, after: 12 });
  expect(await readdir(join(dataDir, "index"))).toEqual(names);
  const { index, embedded } = await open({ articles: changed, dataDir, embeddings });
  // The shipped model has nothing to do: its vectors stand in the snapshot before.
  expect(embedded.count).toBeLessThanOrEqual(passages(changed) - reached);
  const before = articles.find(({ id }) => id === ferry.id) ?? expect.unreachable();
  expect(index.article(ferry.id, before.version)?.status).toBe("superseded");
  await index.close();
  await expectNothingLeft(dataDir);
  expect((await readdir(join(dataDir, "index"))).filter((name) => name.endsWith(".set-aside"))).toEqual(
    names.map((name) => `${name}.set-aside`),
  );
});
