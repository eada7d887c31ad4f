import { setImmediate } from "node:timers/promises";
import type hnswlib from "hnswlib-node";
import type { VectorHit, VectorIndex, VectorStoreView } from "./vector-index.ts";

/** Links a node and breadth of the search while building: hnswlib's own recommendation for a recall near 1. */
const M = 16;
const EF_CONSTRUCTION = 200;
/** Fixed, so that the same vectors give the same graph. */
const SEED = 100;
/** Breadth of a search: at least what one search asks for, so that none comes back short. */
export const HNSW_EF = 256;
/** Points inserted in one stretch before a stop is looked for. */
const INSERTED_AT_ONCE = 64;

type Library = typeof hnswlib;

/** The native library, or null where it could not be built on this machine: it is an optional dependency. */
export async function loadHnswLibrary(): Promise<Library | null> {
  try {
    return (await import("hnswlib-node")).default;
  } catch {
    // Absent by design on machines without a compiler; the index says "exact" at the start and in its state.
    return null;
  }
}

/** Builds the graph and writes it to `path`. `onStretch` is called between stretches and may throw to stop. */
export async function writeHnsw(
  library: Library,
  vectors: VectorStoreView,
  path: string,
  onStretch: (done: number) => void,
): Promise<void> {
  const graph = new library.HierarchicalNSW("ip", vectors.dimensions);
  graph.initIndex(Math.max(1, vectors.count), M, EF_CONSTRUCTION, SEED);
  for (let index = 0; index < vectors.count; index++) {
    if (index % INSERTED_AT_ONCE === 0) {
      await setImmediate();
      onStretch(index);
    }
    // The library takes plain arrays alone.
    graph.addPoint(Array.from(vectors.at(index)), index);
  }
  await graph.writeIndex(path);
}

/** Nearest neighbours by a graph; the similarities are computed anew, so that they equal those of the exact scan. */
export class HnswIndex implements VectorIndex {
  readonly kind = "hnsw";
  readonly #graph: hnswlib.HierarchicalNSW;
  readonly #vectors: VectorStoreView;
  readonly #ef: number;

  private constructor(graph: hnswlib.HierarchicalNSW, vectors: VectorStoreView, ef: number) {
    this.#graph = graph;
    this.#vectors = vectors;
    this.#ef = ef;
  }

  /** Opens a written graph over the vectors it was built from. Rejects where the file is no such graph. */
  static async open(
    library: Library,
    path: string,
    vectors: VectorStoreView,
    ef: number,
  ): Promise<HnswIndex> {
    const graph = new library.HierarchicalNSW("ip", vectors.dimensions);
    await graph.readIndex(path);
    if (graph.getCurrentCount() !== vectors.count) {
      throw new Error(`the graph has ${graph.getCurrentCount()} points for ${vectors.count} vectors`);
    }
    // Reading forgets it.
    graph.setEf(ef);
    return new HnswIndex(graph, vectors, ef);
  }

  search(query: Float32Array, k: number): Promise<VectorHit[]> {
    const wanted = Math.min(k, this.#vectors.count);
    if (wanted === 0) return Promise.resolve([]);
    if (wanted > this.#ef) this.#graph.setEf(wanted);
    const { neighbors } = this.#graph.searchKnn(Array.from(query), wanted);
    if (wanted > this.#ef) this.#graph.setEf(this.#ef);
    const hits = neighbors.map((index) => ({ index, similarity: this.#vectors.similarity(query, index) }));
    return Promise.resolve(hits.sort((a, b) => b.similarity - a.similarity || a.index - b.index));
  }
}
