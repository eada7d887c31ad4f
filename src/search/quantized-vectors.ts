import { dotProduct } from "./dot-product.ts";

/** Largest code of a signed byte. */
const MOST = 127;

/**
 * Vectors of one dimension kept as signed bytes with a scale each: a quarter of the memory, and a cosine within
 * two hundredths of the exact one for vectors whose values are spread as those of an embedding are. Good for comparing the sentences of articles already found, not for finding them.
 */
export class QuantizedVectors {
  readonly codes: Int8Array;
  /** By vector: what a code of 1 stands for. */
  readonly scales: Float32Array;
  readonly dimensions: number;

  constructor(codes: Int8Array, scales: Float32Array, dimensions: number) {
    this.codes = codes;
    this.scales = scales;
    this.dimensions = dimensions;
  }

  /** Room for `count` vectors, all of them zero. */
  static ofZeros(count: number, dimensions: number): QuantizedVectors {
    return new QuantizedVectors(new Int8Array(count * dimensions), new Float32Array(count), dimensions);
  }

  get count(): number {
    return this.scales.length;
  }

  /** Keeps a vector at a place. */
  set(index: number, vector: Float32Array): void {
    let largest = 0;
    for (const value of vector) largest = Math.max(largest, Math.abs(value));
    const scale = largest / MOST;
    this.scales[index] = scale;
    const at = index * this.dimensions;
    vector.forEach((value, axis) => {
      this.codes[at + axis] = scale === 0 ? 0 : Math.round(value / scale);
    });
  }

  /** Takes over one vector of another store of the same dimension. */
  copy(index: number, from: QuantizedVectors, place: number): void {
    const { dimensions } = this;
    this.codes.set(from.codes.subarray(place * dimensions, (place + 1) * dimensions), index * dimensions);
    this.scales[index] = from.scales[place] ?? 0;
  }

  /** Cosine of a unit vector with the vector at a place. */
  similarity(query: Float32Array, index: number): number {
    return dotProduct(query, this.codes, index * this.dimensions) * (this.scales[index] ?? 0);
  }
}
