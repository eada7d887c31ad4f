import { setImmediate } from "node:timers/promises";
import { DEFAULT_SHAPE, HnswGraph, type HnswLibrary } from "./hnsw-graph.ts";
import type { VectorStoreView } from "./vector-index.ts";

/** Points put in in one stretch before a stop is looked for. */
const INSERTED_AT_ONCE = 64;
/** Share of removed points from which on the graph is built anew: they cost memory, and a search its time. */
const MOST_REMOVED = 1 / 5;

/** A graph as it was written, and which of its points the new vectors are. */
export interface EarlierGraph {
  readonly path: string;
  /** By vector it was written over: its label. */
  readonly labels: Uint32Array;
  /** By new vector: the place of the same vector among those, or -1. */
  readonly from: Int32Array;
}

/** A graph over vectors, with the label of each. */
export interface LabelledGraph {
  readonly graph: HnswGraph;
  readonly labels: Uint32Array;
}

/**
 * The graph of the vectors: the earlier one with what is new put in and what is gone marked, or one built anew where
 * there is none or a fifth of it would be marked. `onStretch` gets the vectors in it so far and may throw to stop.
 */
export async function graphOf(
  library: HnswLibrary,
  vectors: VectorStoreView,
  earlier: EarlierGraph | null,
  onStretch: (done: number) => void,
): Promise<LabelledGraph> {
  const { graph, labels } =
    (earlier === null ? null : await takenOver(library, vectors, earlier)) ??
    unlabelled(HnswGraph.create(library, vectors.dimensions, DEFAULT_SHAPE, vectors.count), vectors.count);
  for (let index = 0; index < vectors.count; index++) {
    if (index % INSERTED_AT_ONCE === 0) {
      await setImmediate();
      onStretch(index);
    }
    if (labels[index] !== NONE) continue;
    labels[index] = graph.points;
    graph.add(graph.points, vectors.at(index));
  }
  return { graph, labels };
}

/** A label that no point has. */
const NONE = 0xffffffff;

function unlabelled(graph: HnswGraph, count: number): LabelledGraph {
  return { graph, labels: new Uint32Array(count).fill(NONE) };
}

/** The earlier graph with the points that are gone marked, or null where it is better built anew. */
async function takenOver(
  library: HnswLibrary,
  vectors: VectorStoreView,
  { path, labels: earlierLabels, from }: EarlierGraph,
): Promise<LabelledGraph | null> {
  const free = new Set(earlierLabels);
  const labels = Uint32Array.from(from, (place) => {
    const label = earlierLabels[place];
    // Two passages of the same words have the same vector; a point is one of them.
    return label !== undefined && free.delete(label) ? label : NONE;
  });
  let graph: HnswGraph;
  try {
    graph = await HnswGraph.open(library, path, vectors.dimensions, DEFAULT_SHAPE.ef);
  } catch {
    // Another process may have put a newer index in the place of the earlier one while this one embedded.
    return null;
  }
  const added = labels.filter((label) => label === NONE).length;
  const points = graph.points + added;
  if (points - vectors.count >= points * MOST_REMOVED) return null;
  for (const label of free) graph.remove(label);
  return { graph, labels };
}
