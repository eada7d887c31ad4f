import { setImmediate } from "node:timers/promises";
import type { EmbeddedVectors } from "./embedded-vectors.ts";
import { KEY_BYTES, keyName } from "./fingerprint.ts";
import type { IndexProgress } from "./index-protocol.ts";
import { keptMeasuring, keptPassages, keptSentences } from "./kept-vectors.ts";
import { MINILM_DIMENSIONS, MINILM_ID } from "./minilm-identity.ts";
import type { QuantizedVectors } from "./quantized-vectors.ts";
import type { ReadArticles, ReadText } from "./read-articles.ts";
import type { MeasuringVectors, Snapshot } from "./snapshot.ts";
import type { OtherModel, PassageEmbedder } from "./text-embeddings.ts";
import { VectorStoreView } from "./vector-index.ts";
import { ByteVectors, FullVectors, type VectorSet } from "./vector-sets.ts";

/** Where vectors come from. */
export interface EmbedOptions {
  /** Loads the shipped model; asked for only when it has something to embed. */
  readonly minilm: () => Promise<PassageEmbedder>;
  /** The model that passages are found by, where it is another. */
  readonly other: OtherModel | null;
  /** A snapshot, whose vectors of these models are taken over. */
  readonly known: Snapshot | null;
  /** What a build that was stopped or killed has computed, by either model; what is computed now is added. */
  readonly embedded: Pick<EmbeddedVectors, "get" | "add">;
  /** Called between stretches of work; may throw to stop. */
  readonly onProgress: (progress: IndexProgress) => void;
}

/** Vectors of all texts, and where those that passages are found by stand in the snapshot that is known, or -1. */
export interface TextVectors {
  readonly vectors: VectorStoreView;
  readonly measuring: MeasuringVectors | null;
  readonly sentenceVectors: QuantizedVectors;
  readonly from: Int32Array;
}

/**
 * Vectors of passages and sentences: those known by their key, and the others embedded. Where passages are found by another
 * model, the shipped one embeds them as well, since what measures an answer was fitted on its vectors. Rejects with
 * `SearchIndexError`.
 */
export async function embedTexts(
  { passages, measuring, sentences }: Pick<ReadArticles, "passages" | "measuring" | "sentences">,
  options: EmbedOptions,
): Promise<TextVectors> {
  const { minilm, other, known, embedded, onProgress } = options;
  const finding = new FullVectors(passages.length, keptPassages(known, other?.id ?? MINILM_ID));
  const found = await filled(finding, passages, embedded);
  const measures = new ByteVectors(measuring?.length ?? 0, MINILM_DIMENSIONS, keptMeasuring(known));
  const measured = await filled(measures, measuring ?? [], embedded);
  const bySentence = new ByteVectors(sentences.length, MINILM_DIMENSIONS, keptSentences(known));
  const read = await filled(bySentence, sentences, embedded);
  const works: readonly EmbeddingWork[] = [
    // First, so that an endpoint that fails is known at once.
    { model: other === null ? minilm : () => Promise.resolve(other.embeddings), missing: found.missing },
    { model: minilm, missing: [...measured.missing, ...read.missing] },
  ];
  await embedMissing(works, embedded, onProgress);
  return {
    vectors: finding.rows ?? new VectorStoreView(new Float32Array(), await dimensionsOf(other)),
    measuring:
      measuring === null
        ? null
        : {
            modelId: MINILM_ID,
            keys: Buffer.concat(measuring.map(({ key }) => key)),
            vectors: measures.rows,
          },
    sentenceVectors: bySentence.rows,
    from: found.from,
  };
}

/** Where there is no passage, nothing has told how long a model's vectors are. */
async function dimensionsOf(other: OtherModel | null): Promise<number> {
  if (other === null) return MINILM_DIMENSIONS;
  const [vector = new Float32Array()] = await other.embeddings.vectors(["Taipei"], "passage");
  return vector.length;
}

/** A text without a vector, and what to do with the vector once it is there. */
interface MissingVector {
  readonly text: string;
  readonly key: Uint8Array;
  readonly keep: (vector: Float32Array) => void;
}

/** Puts the vectors that are known into a set: where each stands in the earlier index, or -1, and which are missing. */
async function filled(
  set: VectorSet,
  texts: readonly ReadText[],
  embedded: EmbedOptions["embedded"],
): Promise<{ readonly from: Int32Array; readonly missing: readonly MissingVector[] }> {
  const from = placesOf(texts, set.earlierKeys);
  const missing: MissingVector[] = [];
  for (const [place, { text, key }] of texts.entries()) {
    const earlier = from[place] ?? -1;
    if (earlier >= 0) {
      set.takeOver(place, earlier);
      continue;
    }
    const keep = (vector: Float32Array): void => {
      set.keep(place, vector);
    };
    const vector = await embedded.get(key);
    if (vector !== null) keep(vector);
    else missing.push({ text: text ?? "", key, keep });
  }
  return { from, missing };
}

/** By text: the place of its vector among the keys, or -1. Keys are gone through only where some text asks for it. */
function placesOf(texts: readonly ReadText[], keys: Uint8Array): Int32Array {
  const places = new Map<string, number>();
  if (texts.some(({ from }) => from < 0)) {
    for (let at = 0; at < keys.length; at += KEY_BYTES) {
      places.set(keyName(keys.subarray(at, at + KEY_BYTES)), at / KEY_BYTES);
    }
  }
  return Int32Array.from(texts, ({ key, from }) => (from >= 0 ? from : (places.get(keyName(key)) ?? -1)));
}

/** A model, loaded when it is first asked for, with the texts that it is to embed as passages. */
interface EmbeddingWork {
  readonly model: () => Promise<PassageEmbedder>;
  readonly missing: readonly MissingVector[];
}

/**
 * Embeds what is missing, one model after the other, with a look at whether to stop between stretches; what a stretch
 * takes is what a kill can cost.
 */
async function embedMissing(
  works: readonly EmbeddingWork[],
  embedded: EmbedOptions["embedded"],
  onProgress: EmbedOptions["onProgress"],
): Promise<void> {
  const total = works.reduce((sum, { missing }) => sum + missing.length, 0);
  let done = 0;
  for (const { model, missing } of works) {
    for (let from = 0; from < missing.length;) {
      onProgress({ phase: "embed", done, total });
      await setImmediate();
      const embeddings = await model();
      const stretch = missing.slice(from, from + embeddings.atOnce);
      const texts = stretch.map(({ text }) => text);
      const computed = await embeddings.vectors(texts, "passage");
      const pairs = stretch.map(({ key, keep }, place): [Uint8Array, Float32Array] => {
        const vector = computed[place];
        if (vector === undefined) throw new Error("an embedding gave fewer vectors than it was given texts");
        // What is refused here is not kept for another build either.
        keep(vector);
        return [key, vector];
      });
      await embedded.add(pairs);
      from += stretch.length;
      done += stretch.length;
    }
  }
  onProgress({ phase: "embed", done: total, total });
}
