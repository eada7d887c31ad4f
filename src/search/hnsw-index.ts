import { HnswGraph, type HnswLibrary } from "./hnsw-graph.ts";
import { ExactIndex, type VectorHit, type VectorIndex, type VectorStoreView } from "./vector-index.ts";

/** Nearest neighbours by a graph; the similarities are computed anew, so that they equal those of the exact scan. */
export class HnswIndex implements VectorIndex {
  readonly kind = "hnsw";
  readonly #graph: HnswGraph;
  readonly #vectors: VectorStoreView;
  /** By label of the graph, the place of the vector. */
  readonly #places: Uint32Array;

  private constructor(graph: HnswGraph, vectors: VectorStoreView, places: Uint32Array) {
    this.#graph = graph;
    this.#vectors = vectors;
    this.#places = places;
  }

  /**
   * Opens a written graph over its vectors, whose labels in it are `labels`; further points of the graph are removed
   * ones. Rejects where the file is no such graph.
   */
  static async open(
    library: HnswLibrary,
    path: string,
    vectors: VectorStoreView,
    labels: Uint32Array,
    ef: number,
  ): Promise<HnswIndex> {
    const graph = await HnswGraph.open(library, path, vectors.dimensions, ef);
    if (labels.length !== vectors.count || graph.points < vectors.count) {
      throw new Error(
        `the graph has ${graph.points} points and ${labels.length} labels for ${vectors.count} vectors`,
      );
    }
    const places = new Uint32Array(graph.points);
    labels.forEach((label, place) => {
      places[label] = place;
    });
    return new HnswIndex(graph, vectors, places);
  }

  search(query: Float32Array, k: number): Promise<VectorHit[]> {
    const wanted = Math.min(k, this.#vectors.count);
    const labels = this.#graph.nearest(query, wanted);
    // No way leads to some: rare, and then each vector is compared.
    if (labels.length < wanted) return new ExactIndex(this.#vectors).search(query, k);
    const hits = labels.map((label) => {
      const index = this.#places[label] ?? 0;
      return { index, similarity: this.#vectors.similarity(query, index) };
    });
    return Promise.resolve(hits.sort((a, b) => b.similarity - a.similarity || a.index - b.index));
  }
}
