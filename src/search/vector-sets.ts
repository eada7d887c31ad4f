import { setImmediate } from "node:timers/promises";
import type { IndexProgress } from "./index-protocol.ts";
import { QuantizedVectors } from "./quantized-vectors.ts";
import { SearchIndexError } from "./search-error.ts";
import type { TextEmbeddings } from "./text-embeddings.ts";
import { VectorStoreView } from "./vector-index.ts";

/** A text to embed as a passage, with what tells that it was embedded before. */
export interface EmbeddedText {
  readonly text: string;
  readonly key: Uint8Array;
}

/** A set of vectors that is being filled, by place. */
export interface VectorSet {
  /** Takes over the vector that was kept under a key; whether there is one. */
  takeOver(place: number, key: string): boolean;
  /** Keeps a vector. Throws `SearchIndexError` where it has another dimension than the others. */
  keep(place: number, vector: Float32Array): void;
}

/** Vectors kept by an earlier index: where each stands by its key, in their full length or as bytes. */
export interface KeptVectors<Rows extends VectorStoreView | QuantizedVectors> {
  readonly places: ReadonlyMap<string, number>;
  readonly rows: Rows;
}

/** Vectors in full length, of whatever dimension the first one has. */
export class FullVectors implements VectorSet {
  readonly #count: number;
  readonly #kept: KeptVectors<VectorStoreView> | null;
  #rows: VectorStoreView | null = null;

  constructor(count: number, kept: KeptVectors<VectorStoreView> | null) {
    this.#count = count;
    this.#kept = kept;
  }

  /** Null as long as no vector is kept. */
  get rows(): VectorStoreView | null {
    return this.#rows;
  }

  takeOver(place: number, key: string): boolean {
    const known = this.#kept?.places.get(key);
    if (this.#kept === null || known === undefined) return false;
    this.keep(place, this.#kept.rows.at(known));
    return true;
  }

  keep(place: number, vector: Float32Array): void {
    const { length } = vector;
    this.#rows ??= new VectorStoreView(new Float32Array(this.#count * length), length);
    if (length !== this.#rows.dimensions) {
      throw new SearchIndexError(
        "model",
        `EMBEDDINGS: the model gives vectors of ${length} dimensions, the index holds ${this.#rows.dimensions} under ` +
          `the same name: it has become another model, so run "npm run index -- --rebuild"`,
      );
    }
    this.#rows.at(place).set(vector);
  }
}

/** Vectors as bytes, of a dimension that is known. */
export class ByteVectors implements VectorSet {
  readonly rows: QuantizedVectors;
  readonly #kept: KeptVectors<QuantizedVectors | VectorStoreView> | null;

  constructor(
    count: number,
    dimensions: number,
    kept: KeptVectors<QuantizedVectors | VectorStoreView> | null,
  ) {
    this.rows = QuantizedVectors.ofZeros(count, dimensions);
    this.#kept = kept;
  }

  takeOver(place: number, key: string): boolean {
    const known = this.#kept?.places.get(key);
    if (this.#kept === null || known === undefined) return false;
    const { rows } = this.#kept;
    if (rows instanceof QuantizedVectors) this.rows.copy(place, rows, known);
    else this.rows.set(place, rows.at(known));
    return true;
  }

  keep(place: number, vector: Float32Array): void {
    this.rows.set(place, vector);
  }
}

/** A text whose vector no earlier index has kept. */
export interface MissingVector {
  readonly text: string;
  readonly keep: (vector: Float32Array) => void;
}

/** Takes over the vectors that are known, and says which are not. */
export function missingVectors(texts: readonly EmbeddedText[], set: VectorSet): MissingVector[] {
  return texts.flatMap(({ text, key }, place): MissingVector[] =>
    set.takeOver(place, keyName(key))
      ? []
      : [
          {
            text,
            keep: (vector) => {
              set.keep(place, vector);
            },
          },
        ],
  );
}

/** A model, loaded when it is first asked for, with the texts that it is to embed as passages. */
export interface EmbeddingWork {
  readonly embeddings: () => Promise<TextEmbeddings>;
  readonly missing: readonly MissingVector[];
}

/** Embeds what is missing, one model after the other, with a look at whether to stop between stretches. */
export async function embedMissing(
  works: readonly EmbeddingWork[],
  onProgress: (progress: IndexProgress) => void,
): Promise<void> {
  const total = works.reduce((sum, { missing }) => sum + missing.length, 0);
  let done = 0;
  for (const { embeddings, missing } of works) {
    for (let from = 0; from < missing.length;) {
      onProgress({ phase: "embed", done, total });
      await setImmediate();
      const model = await embeddings();
      const stretch = missing.slice(from, from + model.atOnce);
      const computed = await model.vectors(
        stretch.map(({ text }) => text),
        "passage",
      );
      stretch.forEach(({ keep }, place) => {
        const vector = computed[place];
        if (vector === undefined) throw new Error("an embedding gave fewer vectors than it was given texts");
        keep(vector);
      });
      from += stretch.length;
      done += stretch.length;
    }
  }
  onProgress({ phase: "embed", done: total, total });
}

/** A vector's key as one can look it up. */
export function keyName(key: Uint8Array): string {
  return Buffer.from(key).toString("latin1");
}
