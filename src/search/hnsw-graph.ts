import type hnswlib from "hnswlib-node";

export type HnswLibrary = typeof hnswlib;

/** How a graph is made and searched, as Malkov and Yashunin name it (2018, arXiv:1603.09320, section 4). */
export interface GraphShape {
  /** Links of a node on each layer; twice as many on the lowest. */
  readonly m: number;
  /** Breadth of the search for neighbours while a point is put in. */
  readonly efConstruction: number;
  /** Breadth of a search: at least what one search asks for, so that none comes back short. */
  readonly ef: number;
}

/**
 * 32 links, since with 16 a search over 100,000 vectors in tight clusters came down in a wrong one in a quarter of cases
 * whatever its breadth (recall@10 .72 at ef 256, .85 with 32); ef 128 finds .997 of the ten nearest of 10,000 and of 100,000
 * vectors made of real passages' (`npm run recall`, docs/measurements.md); efConstruction as hnswlib's notes have it.
 */
export const DEFAULT_SHAPE: GraphShape = { m: 32, efConstruction: 200, ef: 128 };

/** Fixed, so that the same vectors in the same order give the same graph. */
const SEED = 100;
/** Room for points is made ahead, half as many again each time: making it moves the whole graph. */
const GROWTH = 1.5;

/** The native library, or null where it could not be built on this machine: it is an optional dependency. */
export async function loadHnswLibrary(): Promise<HnswLibrary | null> {
  try {
    return (await import("hnswlib-node")).default;
  } catch {
    // Absent by design on machines without a compiler; who asks says "exact" where it shows which index serves.
    return null;
  }
}

/**
 * A graph over unit vectors, each under a label that is never used again: hnswlib can take over the place of a removed
 * point, but its neighbours then stay those of the old one. Every call works on the calling thread, for 1 to 2 ms a
 * point put in and under 2 ms a search; `write` and `open` work on a thread of the library.
 */
export class HnswGraph {
  readonly #graph: hnswlib.HierarchicalNSW;
  readonly #ef: number;

  private constructor(graph: hnswlib.HierarchicalNSW, ef: number) {
    this.#graph = graph;
    this.#ef = ef;
  }

  /** An empty graph with room for `capacity` points; it grows beyond. */
  static create(
    library: HnswLibrary,
    dimensions: number,
    { m, efConstruction, ef }: GraphShape,
    capacity = 0,
  ): HnswGraph {
    const graph = new library.HierarchicalNSW("ip", dimensions);
    graph.initIndex(Math.max(1, capacity), m, efConstruction, SEED);
    graph.setEf(ef);
    return new HnswGraph(graph, ef);
  }

  /** Opens a written graph. Rejects where the file is none. */
  static async open(library: HnswLibrary, path: string, dimensions: number, ef: number): Promise<HnswGraph> {
    const graph = new library.HierarchicalNSW("ip", dimensions);
    await graph.readIndex(path);
    // Reading forgets it.
    graph.setEf(ef);
    return new HnswGraph(graph, ef);
  }

  /** Points put in so far, removed ones among them. */
  get points(): number {
    return this.#graph.getCurrentCount();
  }

  add(label: number, vector: Float32Array): void {
    const room = this.#graph.getMaxElements();
    if (this.points === room) this.#graph.resizeIndex(Math.ceil(room * GROWTH) + 1);
    // The library takes plain arrays alone.
    this.#graph.addPoint(Array.from(vector), label);
  }

  /** Takes a point out of what is found; the ways through it stay. Throws for a label that is not there. */
  remove(label: number): void {
    this.#graph.markDelete(label);
  }

  /** Labels of about the `k` nearest, in no order; fewer than `k` where the graph's ways lead to no more. */
  nearest(query: Float32Array, k: number): number[] {
    const wanted = Math.min(k, this.points);
    if (wanted <= 0) return [];
    if (wanted > this.#ef) this.#graph.setEf(wanted);
    const { neighbors } = this.#graph.searchKnn(Array.from(query), wanted);
    if (wanted > this.#ef) this.#graph.setEf(this.#ef);
    return neighbors;
  }

  /** Writes the graph to a file; nothing may be put in or removed meanwhile. */
  async write(path: string): Promise<void> {
    await this.#graph.writeIndex(path);
  }
}
