import { Embeddings } from "@langchain/core/embeddings";

/** Vectors that a text's characters alone decide: the same for the same text, spread widely for others. */
export class MadeEmbeddings extends Embeddings {
  readonly #dimensions: number;

  constructor(dimensions = 8) {
    super({});
    this.#dimensions = dimensions;
  }

  override embedDocuments(documents: string[]): Promise<number[][]> {
    return Promise.resolve(documents.map((document) => this.vector(document)));
  }

  override embedQuery(document: string): Promise<number[]> {
    return Promise.resolve(this.vector(document));
  }

  /** Not of unit length, as those of other models need not be. */
  vector(text: string): number[] {
    let seed = 17;
    for (const character of text) seed = (seed * 31 + (character.codePointAt(0) ?? 0)) % 2147483648;
    return Array.from({ length: this.#dimensions }, () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return 3 * (seed / 1073741824 - 1);
    });
  }
}

export function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, axis) => sum + value * (b[axis] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}
