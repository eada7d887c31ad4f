import type { KeptVectors } from "./kept-vectors.ts";
import { QuantizedVectors } from "./quantized-vectors.ts";
import { SearchIndexError } from "./search-error.ts";
import { VectorStoreView } from "./vector-index.ts";

/** A set of vectors that is being filled, by place. */
export interface VectorSet {
  /** Keys of the vectors that can be taken over from an earlier index. */
  readonly earlierKeys: Uint8Array;
  /** Takes over the vector at a place of the earlier index. */
  takeOver(place: number, from: number): void;
  /** Keeps a vector. Throws `SearchIndexError` where it has another dimension than the others. */
  keep(place: number, vector: Float32Array): void;
}

const NO_KEYS = new Uint8Array();

/** Vectors in full length, of whatever dimension the first one has. */
export class FullVectors implements VectorSet {
  readonly #count: number;
  readonly #kept: KeptVectors<VectorStoreView> | null;
  #rows: VectorStoreView | null = null;

  constructor(count: number, kept: KeptVectors<VectorStoreView> | null) {
    this.#count = count;
    this.#kept = kept;
  }

  get earlierKeys(): Uint8Array {
    return this.#kept?.keys ?? NO_KEYS;
  }

  /** Null as long as no vector is kept. */
  get rows(): VectorStoreView | null {
    return this.#rows;
  }

  takeOver(place: number, from: number): void {
    if (this.#kept !== null) this.keep(place, this.#kept.rows.at(from));
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

  get earlierKeys(): Uint8Array {
    return this.#kept?.keys ?? NO_KEYS;
  }

  takeOver(place: number, from: number): void {
    const rows = this.#kept?.rows;
    if (rows instanceof QuantizedVectors) this.rows.copy(place, rows, from);
    else if (rows !== undefined) this.keep(place, rows.at(from));
  }

  keep(place: number, vector: Float32Array): void {
    this.rows.set(place, vector);
  }
}
