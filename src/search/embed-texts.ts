import { setImmediate } from "node:timers/promises";
import type { EmbeddedVectors } from "./embedded-vectors.ts";
import { KEY_BYTES, keyName } from "./fingerprint.ts";
import type { IndexProgress } from "./index-protocol.ts";
import type { MiniLmEmbeddings } from "./minilm-embeddings.ts";
import { MINILM_DIMENSIONS } from "./minilm-identity.ts";
import { QuantizedVectors } from "./quantized-vectors.ts";
import type { ReadText } from "./read-articles.ts";
import type { Snapshot } from "./snapshot.ts";
import { VectorStoreView } from "./vector-index.ts";

/** Texts embedded between two looks at whether to stop: at most half a second, and what a kill can cost. */
const EMBEDDED_AT_ONCE = 8;

/** Where vectors come from. */
export interface EmbedOptions {
  /** Loads the model; asked for only when something has to be embedded. */
  readonly embeddings: () => Promise<Pick<MiniLmEmbeddings, "vectors">>;
  /** A snapshot of the same model, whose vectors are taken over. */
  readonly earlier: Snapshot | null;
  /** What a build that was stopped or killed has computed; what is computed now is added. */
  readonly embedded: Pick<EmbeddedVectors, "get" | "add">;
  /** Called between stretches of work; may throw to stop. */
  readonly onProgress: (progress: IndexProgress) => void;
}

/** Vectors of all texts, and where those of passages stand in the earlier snapshot, or -1. */
export interface TextVectors {
  readonly vectors: VectorStoreView;
  readonly sentenceVectors: QuantizedVectors;
  readonly from: Int32Array;
}

/** A text without a vector, and what to do with the vector once it is there. */
interface Missing {
  readonly text: string;
  readonly key: Uint8Array;
  readonly keep: (vector: Float32Array) => void;
}

/** Vectors of passages and sentences: those known by their key, and the others embedded. */
export async function embedTexts(
  passages: readonly ReadText[],
  sentences: readonly ReadText[],
  options: EmbedOptions,
): Promise<TextVectors> {
  const { earlier, embedded } = options;
  const vectors = new VectorStoreView(
    new Float32Array(passages.length * MINILM_DIMENSIONS),
    MINILM_DIMENSIONS,
  );
  const sentenceVectors = QuantizedVectors.ofZeros(sentences.length, MINILM_DIMENSIONS);
  const missing: Missing[] = [];
  const missed = async ({ text, key }: ReadText, keep: Missing["keep"]): Promise<void> => {
    const vector = await embedded.get(key);
    if (vector !== null) keep(vector);
    else missing.push({ text: text ?? "", key, keep });
  };
  const from = placesOf(passages, earlier?.vectorKeys);
  for (const [index, read] of passages.entries()) {
    const place = from[index] ?? -1;
    if (earlier !== null && place >= 0) vectors.at(index).set(earlier.vectors.at(place));
    else await missed(read, (vector) => { vectors.at(index).set(vector); }); // prettier-ignore
  }
  const sentencesFrom = placesOf(sentences, earlier?.sentenceKeys);
  for (const [index, read] of sentences.entries()) {
    const place = sentencesFrom[index] ?? -1;
    if (earlier !== null && place >= 0) sentenceVectors.copy(index, earlier.sentenceVectors, place);
    else await missed(read, (vector) => { sentenceVectors.set(index, vector); }); // prettier-ignore
  }
  await embedMissing(missing, options);
  return { vectors, sentenceVectors, from };
}

async function embedMissing(
  missing: readonly Missing[],
  { embeddings, embedded, onProgress }: EmbedOptions,
): Promise<void> {
  for (let from = 0; from < missing.length; from += EMBEDDED_AT_ONCE) {
    onProgress({ phase: "embed", done: from, total: missing.length });
    await setImmediate();
    const stretch = missing.slice(from, from + EMBEDDED_AT_ONCE);
    const model = await embeddings();
    const computed = await model.vectors(stretch.map(({ text }) => text));
    const pairs = stretch.map(({ key, keep }, place): [Uint8Array, Float32Array] => {
      const vector = computed[place] ?? new Float32Array(MINILM_DIMENSIONS);
      keep(vector);
      return [key, vector];
    });
    await embedded.add(pairs);
  }
  onProgress({ phase: "embed", done: missing.length, total: missing.length });
}

/** By text: the place of its vector among the keys, or -1. Keys are gone through only where some text asks for it. */
function placesOf(texts: readonly ReadText[], keys: Uint8Array = new Uint8Array()): Int32Array {
  const places = new Map<string, number>();
  if (texts.some(({ from }) => from < 0)) {
    for (let at = 0; at < keys.length; at += KEY_BYTES) {
      places.set(keyName(keys.subarray(at, at + KEY_BYTES)), at / KEY_BYTES);
    }
  }
  return Int32Array.from(texts, ({ key, from }) => (from >= 0 ? from : (places.get(keyName(key)) ?? -1)));
}
