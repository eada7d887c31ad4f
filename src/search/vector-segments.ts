import { dotProduct } from "./dot-product.ts";

/** Vectors in one piece of memory: 6 MB at 384 dimensions, so that growing neither copies nor holds up. */
const IN_A_SEGMENT = 4096;

/** Unit vectors in a list that grows. */
export class VectorSegments {
  readonly dimensions: number;
  readonly #segments: Float32Array[] = [];
  #count = 0;

  constructor(dimensions: number) {
    this.dimensions = dimensions;
  }

  get count(): number {
    return this.#count;
  }

  /** Appends a vector and returns its place. */
  push(vector: Float32Array): number {
    const place = this.#count++;
    const within = place % IN_A_SEGMENT;
    if (within === 0) this.#segments.push(new Float32Array(IN_A_SEGMENT * this.dimensions));
    this.#segments.at(-1)?.set(vector, within * this.dimensions);
    return place;
  }

  /** A view of the vector at a place. Throws where there is none. */
  at(place: number): Float32Array {
    const at = (place % IN_A_SEGMENT) * this.dimensions;
    return this.#segmentOf(place).subarray(at, at + this.dimensions);
  }

  /** Cosine of a unit vector with the one at a place. Throws where there is none. */
  similarity(query: Float32Array, place: number): number {
    return dotProduct(query, this.#segmentOf(place), (place % IN_A_SEGMENT) * this.dimensions);
  }

  #segmentOf(place: number): Float32Array {
    const segment = this.#segments[Math.floor(place / IN_A_SEGMENT)];
    if (segment === undefined || place >= this.#count) throw new RangeError(`there is no vector ${place}`);
    return segment;
  }
}
