import { dotProduct } from "../../search/dot-product.ts";

/** A kept question that lies near one that is asked. */
export interface NearQuestion<Kept> {
  readonly kept: Kept;
  /** Cosine. */
  readonly similarity: number;
}

/** Kept questions by their vectors; all of them are compared, a thousandth of a millisecond each. */
export class NearestQuestions<Kept> {
  readonly #kept: readonly Kept[];
  readonly #vectors: Float32Array;

  /** Unit vectors, one for each of `kept`, in order. */
  constructor(kept: readonly Kept[], vectors: readonly Float32Array[]) {
    this.#kept = kept;
    const dimensions = vectors[0]?.length ?? 0;
    this.#vectors = new Float32Array(dimensions * vectors.length);
    vectors.forEach((vector, place) => {
      this.#vectors.set(vector, place * dimensions);
    });
  }

  get size(): number {
    return this.#kept.length;
  }

  /** Those at least this near, nearest first. */
  near(vector: Float32Array, least: number): NearQuestion<Kept>[] {
    const near: NearQuestion<Kept>[] = [];
    for (const [place, kept] of this.#kept.entries()) {
      const similarity = dotProduct(vector, this.#vectors, place * vector.length);
      if (similarity >= least) near.push({ kept, similarity });
    }
    return near.sort((a, b) => b.similarity - a.similarity);
  }
}
