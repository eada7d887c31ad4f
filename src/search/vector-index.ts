import { setImmediate } from "node:timers/promises";
import { dotProduct } from "./dot-product.ts";
import { topScores } from "./top-scores.ts";

/** A vector near the one asked for. */
export interface VectorHit {
  /** Place in the index. */
  readonly index: number;
  /** Cosine similarity, -1 to 1. */
  readonly similarity: number;
}

/** Nearest unit vectors. */
export interface VectorIndex {
  readonly kind: "hnsw" | "exact";
  /** The `k` nearest, best first; equal similarities keep index order. */
  search(query: Float32Array, k: number): Promise<VectorHit[]>;
}

/** Unit vectors one after another in one array. */
export class VectorStoreView {
  readonly values: Float32Array;
  readonly dimensions: number;

  constructor(values: Float32Array, dimensions: number) {
    this.values = values;
    this.dimensions = dimensions;
  }

  get count(): number {
    return this.values.length / this.dimensions;
  }

  at(index: number): Float32Array {
    return this.values.subarray(index * this.dimensions, (index + 1) * this.dimensions);
  }

  /** Cosine of the query and vector `index`; both have unit length. */
  similarity(query: Float32Array, index: number): number {
    return dotProduct(query, this.values, index * this.dimensions);
  }
}

/** Vectors by place that a query can be compared with, in full length or as bytes. */
export interface ComparableVectors {
  readonly count: number;
  /** Cosine of a unit vector with the one at a place. */
  similarity(query: Float32Array, index: number): number;
}

/** Vectors scanned in one stretch: about 5 ms of the main thread. */
const SLICE = 8192;

/** Compares the query with every vector; gives way between slices. */
export class ExactIndex implements VectorIndex {
  readonly kind = "exact";
  readonly #vectors: ComparableVectors;

  constructor(vectors: ComparableVectors) {
    this.#vectors = vectors;
  }

  async search(query: Float32Array, k: number): Promise<VectorHit[]> {
    const similarities = new Float32Array(this.#vectors.count);
    for (let from = 0; from < similarities.length; from += SLICE) {
      if (from > 0) await setImmediate();
      const to = Math.min(from + SLICE, similarities.length);
      for (let index = from; index < to; index++)
        similarities[index] = this.#vectors.similarity(query, index);
    }
    return topScores(similarities, k).map((index) => ({ index, similarity: similarities[index] ?? 0 }));
  }
}
