import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Document } from "@langchain/core/documents";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadHnswLibrary } from "../../src/search/hnsw-graph.ts";
import {
  type DocumentFilter,
  PassageVectorStore,
  type PassageVectorStoreOptions,
} from "../../src/search/passage-vector-store.ts";
import { cosine, MadeEmbeddings } from "./made-embeddings.ts";

const embeddings = new MadeEmbeddings();
const hasLibrary = (await loadHnswLibrary()) !== null;

let root = "";
let folders = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "vector-store-"));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

function newFolder(): string {
  return join(root, `store-${folders++}`);
}

interface Kept {
  readonly pageContent: string;
  readonly metadata: Record<string, unknown>;
}

function allows({ metadata }: Kept, filter: DocumentFilter): boolean {
  const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
  return Object.entries(filter).every(
    ([field, wanted]) =>
      wanted === undefined || listOf(wanted).some((value) => listOf(metadata[field]).includes(value)),
  );
}

/** Similarities of what a scan over the documents finds, best first. */
function scan(documents: Iterable<Kept>, query: string, k: number, filter: DocumentFilter = {}): number[] {
  const similarities = [...documents]
    .filter((document) => allows(document, filter))
    .map(({ pageContent }) => cosine(embeddings.vector(query), embeddings.vector(pageContent)));
  return similarities.sort((a, b) => b - a).slice(0, k);
}

async function expectAsScanned(
  store: PassageVectorStore,
  documents: ReadonlyMap<string, Kept>,
  query: string,
  k: number,
  filter: DocumentFilter = {},
): Promise<void> {
  const found = await store.similaritySearchWithScore(query, k, filter);
  const wanted = scan(documents.values(), query, k, filter);
  expect(found).toHaveLength(wanted.length);
  for (const [at, [document, score]] of found.entries()) {
    expect(score).toBeCloseTo(wanted[at] ?? NaN, 5);
    const { pageContent, metadata } = document;
    expect({ pageContent, metadata }).toEqual(documents.get(document.id ?? ""));
    expect(allows({ pageContent, metadata }, filter)).toBe(true);
    expect(score).toBeCloseTo(cosine(embeddings.vector(query), embeddings.vector(pageContent)), 5);
  }
}

// The graph alone is exact on what these tests hold: up to twice M points, no link is ever given up.
const kinds: [string, PassageVectorStoreOptions][] = [
  ["hnsw", { modelId: "made", exactUpTo: 0, m: 32 }],
  ["exact", { modelId: "made", useGraph: false }],
];

describe.for(kinds)("PassageVectorStore, %s", ([kind, options]) => {
  if (kind === "hnsw" && !hasLibrary) {
    test.skip("needs the native library, which this machine does not have", () => undefined);
    return;
  }

  const id = fc.constantFrom(...Array.from("abcdefghijklmnop"));
  const metadata = fc.record(
    {
      articleId: fc.constantFrom("one", "two", "three"),
      language: fc.constantFrom("en", "zh-Hant"),
      year: fc.oneof(fc.constantFrom(2019, 2020), fc.constant([2020, 2021])),
      city: fc.subarray(["Taipei", "Prague", "上海"]),
      series: fc.constantFrom("forum", null),
    },
    { requiredKeys: ["articleId"] },
  );
  const change = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("add" as const),
        added: fc.array(fc.record({ id, text: fc.string({ maxLength: 3 }), metadata }), { maxLength: 5 }),
      }),
    },
    fc.record({ kind: fc.constant("delete" as const), ids: fc.array(id, { maxLength: 4 }) }),
    fc.record({ kind: fc.constant("article" as const), id: fc.constantFrom("one", "two", "none") }),
    fc.record({ kind: fc.constant("saved" as const) }),
  );
  const filter: fc.Arbitrary<DocumentFilter> = fc.record(
    {
      language: fc.constantFrom("en", "zh-Hant", "fr"),
      year: fc.oneof(fc.constantFrom(2019, 2021), fc.subarray([2019, 2020])),
      city: fc.oneof(fc.constantFrom("Taipei", "上海"), fc.subarray(["Taipei", "Prague"])),
      series: fc.constantFrom("forum", undefined),
    },
    { requiredKeys: [] },
  );

  test("finds what a scan over what should be there finds, after any sequence of changes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 12 }),
        fc.string({ maxLength: 3 }),
        fc.integer({ min: 0, max: 20 }),
        filter,
        async (changes, query, k, allowed) => {
          const documents = new Map<string, Kept>();
          const folder = newFolder();
          let store = new PassageVectorStore(embeddings, options);
          for (const one of changes) {
            if (one.kind === "add") {
              const added = one.added.map(
                (each) => new Document({ id: each.id, pageContent: each.text, metadata: each.metadata }),
              );
              expect(await store.addDocuments(added)).toEqual(one.added.map((each) => each.id));
              for (const each of added)
                documents.set(each.id ?? "", { pageContent: each.pageContent, metadata: each.metadata });
            } else if (one.kind === "delete") {
              await store.delete({ ids: one.ids });
              for (const each of one.ids) documents.delete(each);
            } else if (one.kind === "article") {
              await store.delete({ articleIds: [one.id] });
              for (const [each, kept] of documents)
                if (kept.metadata["articleId"] === one.id) documents.delete(each);
            } else {
              await store.save(folder);
              store = await PassageVectorStore.load(folder, embeddings, options);
            }
            expect(store.size).toBe(documents.size);
            await expectAsScanned(store, documents, query, k);
            await expectAsScanned(store, documents, query, k, allowed);
          }
          await rm(folder, { recursive: true, force: true });
        },
      ),
      { numRuns: 40 },
    );
  });

  test("holds few places more than documents, whatever is replaced", async () => {
    const store = new PassageVectorStore(embeddings, options);
    for (let round = 0; round < 50; round++) {
      const texts = ["a", "b", "c", "d", "e"].map((text) => `${text} ${round}`);
      await store.addDocuments(
        texts.map((pageContent, at) => new Document({ id: String(at), pageContent, metadata: {} })),
      );
    }
    expect(store.size).toBe(5);
    const folder = newFolder();
    await store.save(folder);
    const [name = ""] = await readdir(folder);
    const header = JSON.parse(await readFile(join(folder, name, "header.json"), "utf8")) as {
      arrays: { sections: { vectors: { length: number } } };
    };
    expect(header.arrays.sections.vectors.length / 8).toBeLessThanOrEqual(6);
  });

  test("chooses by maximal marginal relevance as its definition does", async () => {
    const texts = Array.from({ length: 30 }, (_, at) => `text ${at}`);
    const store = await PassageVectorStore.fromTexts(texts, [], embeddings, options);
    for (const lambda of [0, 0.3, 0.5, 1]) {
      const found = await store.maxMarginalRelevanceSearch("query", { k: 6, fetchK: 12, lambda });
      expect(found.map(({ pageContent }) => pageContent)).toEqual(marginal("query", texts, 6, 12, lambda));
    }
    const nearest = await store.similaritySearch("query", 3);
    const relevant = await store.maxMarginalRelevanceSearch("query", { k: 3, lambda: 1 });
    expect(relevant).toEqual(nearest);
    expect(await store.maxMarginalRelevanceSearch("query", { k: 40 })).toHaveLength(20);
  });

  test("serves as a LangChain retriever, by similarity and by marginal relevance, filtered", async () => {
    const store = await PassageVectorStore.fromTexts(
      ["a", "b", "c", "d"],
      [{ year: 2019 }, { year: 2020 }, { year: 2019 }, { year: 2019 }],
      embeddings,
      options,
    );
    const byYear = { year: 2019 };
    const texts = async (retriever: ReturnType<typeof store.asRetriever>) =>
      (await retriever.invoke("a")).map(({ pageContent }) => pageContent);
    const similar = await texts(store.asRetriever({ k: 2, filter: byYear }));
    expect(similar).toHaveLength(2);
    expect(similar[0]).toBe("a");
    expect(await texts(store.asRetriever(9, byYear))).toHaveLength(3);
    const spread = await texts(store.asRetriever({ k: 3, filter: byYear, searchType: "mmr" }));
    expect([...spread].sort()).toEqual(["a", "c", "d"]);
  });

  test("what was handed out or in changes nothing that is kept", async () => {
    const store = new PassageVectorStore(embeddings, options);
    const city = ["Taipei"];
    await store.addDocuments([new Document({ pageContent: "a", metadata: { city } })]);
    city.push("Prague");
    for (const { metadata } of await store.similaritySearch("a", 1)) metadata["city"] = "Tokyo";
    expect((await store.similaritySearch("a", 1))[0]?.metadata).toEqual({ city: ["Taipei"] });
  });

  test("a search sees the documents as they were when it began", async () => {
    const many = Array.from({ length: 3000 }, (_, at) => `text ${at}`);
    const store = new PassageVectorStore(embeddings, { ...options, useGraph: false });
    const ids = await store.addDocuments(
      many.map((pageContent) => new Document({ pageContent, metadata: {} })),
    );
    const before = await store.similaritySearch("query", 5);
    const searches = Array.from({ length: 40 }, () => store.similaritySearch("query", 5));
    const deletion = store.delete({ ids });
    for (const found of await Promise.all(searches)) expect([before, []]).toContainEqual(found);
    await deletion;
    expect(await store.similaritySearch("query", 5)).toEqual([]);
  });

  test("searches go on while many are added, and one of two documents of an id is found throughout", async () => {
    const store = new PassageVectorStore(embeddings, options);
    const batch = (round: number): Document[] =>
      Array.from(
        { length: 200 },
        (_, at) => new Document({ id: String(at), pageContent: `text ${at}`, metadata: { round } }),
      );
    await store.addDocuments(batch(0));
    const progress = { isAdded: false };
    const adding = store.addDocuments(batch(1)).then(() => {
      progress.isAdded = true;
    });
    const rounds: unknown[] = [];
    do {
      const [found] = await store.similaritySearch("text 77", 1);
      expect(found?.id).toBe("77");
      rounds.push(found?.metadata["round"]);
      await setImmediate();
    } while (!progress.isAdded);
    await adding;
    expect(rounds[0]).toBe(0);
    expect((await store.similaritySearch("text 77", 1))[0]?.metadata).toEqual({ round: 1 });
  });

  describe("refuses, saying what is wrong,", () => {
    const refused: [string, (store: PassageVectorStore) => Promise<unknown>, string][] = [
      ["an unknown filter", (store) => store.similaritySearch("a", 1, { town: "x" } as never), '"town"'],
      ["a query of another dimension", (store) => store.similaritySearchVectorWithScore([1], 1), "1 dimensions"],
      ["a vector of another dimension", (store) => store.addVectors([[1, 2]], [new Document({ pageContent: "" })]), "2 dimensions"],
      ["a vector that is none", (store) => store.addVectors([[NaN]], [new Document({ pageContent: "" })]), "no number"],
      ["an empty vector", (store) => store.addVectors([[]], [new Document({ pageContent: "" })]), "empty"],
      ["fewer vectors", (store) => store.addVectors([], [new Document({ pageContent: "" })]), "0 vectors"],
      ["fewer ids", (store) => store.addDocuments([new Document({ pageContent: "" })], { ids: [] }), "0 ids"],
      ["a deletion of nothing named", (store) => store.delete(), "ids, articleIds"],
    ]; // prettier-ignore

    test.for(refused)("%s", async ([, ask, told]) => {
      const store = await PassageVectorStore.fromTexts(["a", "b"], [], embeddings, options);
      await expect(ask(store)).rejects.toThrow(told);
      expect(store.size).toBe(2);
      expect(await store.similaritySearch("a", 2)).toHaveLength(2);
    });
  });

  describe("saved", () => {
    test("is opened with what it was saved with, and serves the same", async () => {
      const folder = newFolder();
      const texts = Array.from({ length: 40 }, (_, at) => `text ${at}`);
      const store = await PassageVectorStore.fromTexts(texts, { year: 2020 }, embeddings, options);
      await store.save(folder);
      const loaded = await PassageVectorStore.load(folder, embeddings, options);
      expect([loaded.vectorIndex, loaded.size]).toEqual([kind, 40]);
      const found = await store.similaritySearchWithScore("query", 10);
      expect(await loaded.similaritySearchWithScore("query", 10)).toEqual(found);
      // The same documents, whichever way they are searched.
      const other = await PassageVectorStore.load(folder, embeddings, { useGraph: kind !== "hnsw" });
      expect(await other.similaritySearchWithScore("query", 10)).toEqual(found);
      await loaded.delete({ ids: [found[0]?.[0].id ?? ""] });
      await loaded.save(folder);
      const again = await PassageVectorStore.load(folder, embeddings, options);
      expect(await again.similaritySearchWithScore("query", 9)).toEqual(found.slice(1));
      expect(await readdir(folder)).toHaveLength(1);
    });

    test("before anything was added, can be added to", async () => {
      const folder = newFolder();
      await new PassageVectorStore(embeddings, options).save(folder);
      const store = await PassageVectorStore.load(folder, embeddings, options);
      expect(await store.similaritySearch("a", 3)).toEqual([]);
      await store.addDocuments([new Document({ pageContent: "a", metadata: {} })]);
      expect(await store.similaritySearch("a", 3)).toHaveLength(1);
    });

    test("is refused for another model, where it is damaged, and where it is not", async () => {
      const folder = newFolder();
      const load = (modelId: string) => PassageVectorStore.load(folder, embeddings, { modelId });
      await expect(load("made")).rejects.toThrow("no saved vector store");
      await (await PassageVectorStore.fromTexts(["a"], {}, embeddings, options)).save(folder);
      await expect(load("other")).rejects.toMatchObject({ code: "model" });
      const [name = ""] = await readdir(folder);
      const path = join(folder, name, "arrays.bin");
      const bytes = await readFile(path);
      bytes[3] = (bytes[3] ?? 0) ^ 1;
      await writeFile(path, bytes);
      await expect(load("made")).rejects.toThrow("checksum");
    });
  });
});

/** Maximal marginal relevance by its definition (Carbonell and Goldstein 1998), the first where equal. */
function marginal(query: string, texts: readonly string[], k: number, fetchK: number, lambda: number) {
  const similarity = (a: string, b: string): number => cosine(embeddings.vector(a), embeddings.vector(b));
  const rest = [...texts].sort((a, b) => similarity(query, b) - similarity(query, a)).slice(0, fetchK);
  const chosen: string[] = rest.splice(0, 1);
  while (chosen.length < k) {
    const worth = rest.map(
      (text) =>
        lambda * similarity(query, text) -
        (1 - lambda) * Math.max(...chosen.map((other) => similarity(text, other))),
    );
    chosen.push(...rest.splice(worth.indexOf(Math.max(...worth)), 1));
  }
  return chosen;
}
