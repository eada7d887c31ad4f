import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { DEFAULT_SHAPE, HnswGraph, type HnswLibrary } from "../../search/hnsw-graph.ts";
import type { Passage } from "../../search/passage.ts";
import { passageDocument } from "../../search/passage-document.ts";
import { PassageVectorStore } from "../../search/passage-vector-store.ts";
import type { VectorSegments } from "../../search/vector-segments.ts";
import { collectedMemory } from "./collected-memory.ts";

/** Neighbours that are looked for. */
const K = 10;
/** Breadths of search tried; the one that serves among them. */
const BREADTHS = [16, 32, 64, DEFAULT_SHAPE.ef, 256, 512];
/** Documents handed to the store at a time, as an embedding hands them over. */
const ADDED_AT_ONCE = 64;

/** What a query takes, in milliseconds. */
export interface QueryTimes {
  /** Median and 95th percentile by the clock, which counts what else runs on the machine. */
  readonly median: number;
  readonly p95: number;
  /** Mean of the processor's time on the thread that asks, which does not. */
  readonly processor: number;
}

/** What was measured at one size. */
export interface RecallReport {
  readonly size: number;
  readonly exact: QueryTimes;
  /** By breadth: the share of the true ten that was found, and the time of a query in the graph alone. */
  readonly curve: readonly ({ readonly ef: number; readonly recall: number } & QueryTimes)[];
  /** A query of the vector store as it serves. */
  readonly store: QueryTimes;
  /** Processor time in seconds: points put into the graph and nothing else; documents added to the store. */
  readonly rawInsertion: number;
  readonly build: number;
  /** Processor time in seconds that the shipped model takes to embed a passage; measured on some of the real ones. */
  readonly embedding: number;
  /** Bytes of memory a passage, its vector left out, of the store with graph, documents and filters. */
  readonly bytesBeside: number;
}

/** The store's build is measured with vectors that are there: it adds nothing to what embedding takes. */
const NO_EMBEDDING: EmbeddingsInterface = {
  embedDocuments: () => Promise.reject(new Error("every vector is there already")),
  embedQuery: () => Promise.reject(new Error("every vector is there already")),
};

/** Measures one size, in a process that has measured no other: what it gave back would be counted as unused. */
export async function measureRecall(
  library: HnswLibrary,
  vectors: VectorSegments,
  queries: VectorSegments,
  passages: readonly Passage[],
): Promise<Omit<RecallReport, "embedding">> {
  const size = vectors.count;
  const before = (await collectedMemory()).rss;
  const { store, seconds: build } = await builtStore(vectors, passages);
  const bytesBeside = Math.round(((await collectedMemory()).rss - before) / size - 4 * vectors.dimensions);
  const asked = Array.from({ length: queries.count }, (_, at) => queries.at(at));
  const { times: storeTimes } = await timed(asked, (query) =>
    store.similaritySearchVectorWithScore(Array.from(query), K),
  );
  const scan = await PassageVectorStore.fromTexts([], {}, NO_EMBEDDING, {
    modelId: "recall",
    useGraph: false,
  });
  await addAll(scan, vectors, passages);
  const { times: exactTimes, results: truth } = await timed(asked, async (query) =>
    (await scan.similaritySearchVectorWithScore(Array.from(query), K)).map(([{ id }]) => Number(id)),
  );
  const folder = await mkdtemp(join(tmpdir(), "recall-"));
  try {
    const path = join(folder, "graph");
    const rawInsertion = await rawGraph(library, vectors, path);
    const curve: RecallReport["curve"][number][] = [];
    for (const ef of BREADTHS) {
      const graph = await HnswGraph.open(library, path, vectors.dimensions, ef);
      const { times, results } = await timed(asked, (query) => graph.nearest(query, K));
      const found = results.map((labels, at) => labels.filter((label) => truth[at]?.includes(label)).length);
      const recall = found.reduce((sum, one) => sum + one, 0) / truth.flat().length;
      curve.push({ ef, recall, ...times });
    }
    return { size, exact: exactTimes, curve, store: storeTimes, rawInsertion, build, bytesBeside };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function builtStore(
  vectors: VectorSegments,
  passages: readonly Passage[],
): Promise<{ store: PassageVectorStore; seconds: number }> {
  const store = new PassageVectorStore(NO_EMBEDDING, { modelId: "recall", exactUpTo: 0 });
  const began = process.cpuUsage();
  await addAll(store, vectors, passages);
  return { store, seconds: secondsSince(began) };
}

async function addAll(
  store: PassageVectorStore,
  vectors: VectorSegments,
  passages: readonly Passage[],
): Promise<void> {
  for (let from = 0; from < vectors.count; from += ADDED_AT_ONCE) {
    const places = Array.from(
      { length: Math.min(ADDED_AT_ONCE, vectors.count - from) },
      (_, at) => from + at,
    );
    const documents = places.flatMap((place) => {
      const passage = passages[place % passages.length];
      return passage === undefined ? [] : [passageDocument(passage)];
    });
    await store.addVectors(
      places.map((place) => Array.from(vectors.at(place))),
      documents,
      { ids: places.map(String) },
    );
  }
}

async function rawGraph(library: HnswLibrary, vectors: VectorSegments, path: string): Promise<number> {
  const graph = HnswGraph.create(library, vectors.dimensions, DEFAULT_SHAPE, vectors.count);
  const began = process.cpuUsage();
  for (let place = 0; place < vectors.count; place++) graph.add(place, vectors.at(place));
  const seconds = secondsSince(began);
  await graph.write(path);
  return seconds;
}

function secondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

async function timed<Result>(
  queries: readonly Float32Array[],
  ask: (query: Float32Array) => Result | Promise<Result>,
): Promise<{ times: QueryTimes; results: Result[] }> {
  // Once before, so that code is compiled.
  for (const query of queries) await ask(query);
  const times: number[] = [];
  const results: Result[] = [];
  const before = process.threadCpuUsage();
  for (const query of queries) {
    const began = performance.now();
    results.push(await ask(query));
    times.push(performance.now() - began);
  }
  const { user, system } = process.threadCpuUsage(before);
  const processor = (user + system) / 1000 / queries.length;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.max(0, Math.ceil(share * times.length) - 1)] ?? NaN;
  return { times: { median: at(0.5), p95: at(0.95), processor }, results };
}
