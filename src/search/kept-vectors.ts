import { MINILM_DIMENSIONS, MINILM_ID } from "./minilm-identity.ts";
import type { QuantizedVectors } from "./quantized-vectors.ts";
import { measuringModel, type Snapshot } from "./snapshot.ts";
import type { VectorStoreView } from "./vector-index.ts";

/** Vectors kept by an earlier index, in their full length or as bytes, with their keys in the same order. */
export interface KeptVectors<Rows extends VectorStoreView | QuantizedVectors> {
  readonly keys: Uint8Array;
  readonly rows: Rows;
}

/** Passages that an earlier index found by this model; null where by another. */
export function keptPassages(
  snapshot: Snapshot | null,
  modelId: string,
): KeptVectors<VectorStoreView> | null {
  if (snapshot?.header.modelId !== modelId) return null;
  return { keys: snapshot.vectorKeys, rows: snapshot.vectors };
}

/** Passages by the shipped model, from an earlier index by whichever. */
export function keptMeasuring(
  snapshot: Snapshot | null,
): KeptVectors<QuantizedVectors | VectorStoreView> | null {
  const measuring = snapshot?.measuring ?? null;
  if (measuring?.modelId !== MINILM_ID) return keptPassages(snapshot, MINILM_ID);
  return { keys: measuring.keys, rows: measuring.vectors };
}

export function keptSentences(snapshot: Snapshot | null): KeptVectors<QuantizedVectors> | null {
  if (snapshot === null || !isMeasuredAlike(snapshot)) return null;
  return { keys: snapshot.sentenceKeys, rows: snapshot.sentenceVectors };
}

/** Whether every vector of an earlier index is of the models that passages are found and answers measured by. */
export function isOfTheseModels(snapshot: Snapshot, modelId: string): boolean {
  return snapshot.header.modelId === modelId && isMeasuredAlike(snapshot);
}

function isMeasuredAlike({ header }: Snapshot): boolean {
  const { modelId, dimensions } = measuringModel(header);
  return modelId === MINILM_ID && dimensions === MINILM_DIMENSIONS;
}
