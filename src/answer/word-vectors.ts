import { dotProduct } from "../search/dot-product.ts";

/** Embeds texts, in their order. */
export type EmbedAll = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

/** Words kept; at 1.5 KB a vector this bounds the memory at 45 MB. */
export const MOST_WORDS = 30_000;

/** Cosine from which two words begin to count as kin, and the span up to full kinship: chosen, not measured. */
const KIN_FROM = 0.3;
const KIN_SPAN = 0.5;

/** Vectors of single English words, embedded when first needed and kept. */
export class WordVectors {
  readonly #embedAll: EmbedAll;
  readonly #vectors = new Map<string, Float32Array>();
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(embedAll: EmbedAll) {
    this.#embedAll = embedAll;
  }

  /** Takes over vectors that are known already. */
  keep(vectors: ReadonlyMap<string, Float32Array>): void {
    for (const [word, vector] of vectors) this.#vectors.set(word, vector);
    this.#forgetOldest();
  }

  /** Vector of a word; undefined where it is not loaded. */
  of(word: string): Float32Array | undefined {
    return this.#vectors.get(word);
  }

  /** Makes sure that these words have vectors. */
  async load(words: readonly string[]): Promise<void> {
    const missing = [...new Set(words)].filter(
      (word) => !this.#vectors.has(word) && !this.#underWay.has(word),
    );
    if (missing.length > 0) {
      const loading = this.#embed(missing).finally(() => {
        for (const word of missing) this.#underWay.delete(word);
      });
      for (const word of missing) this.#underWay.set(word, loading);
    }
    await Promise.all(words.flatMap((word) => this.#underWay.get(word) ?? []));
  }

  async #embed(words: readonly string[]): Promise<void> {
    const vectors = await this.#embedAll(words);
    words.forEach((word, index) => {
      const vector = vectors[index];
      if (vector !== undefined) this.#vectors.set(word, vector);
    });
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    for (const oldest of this.#vectors.keys()) {
      if (this.#vectors.size <= MOST_WORDS) break;
      this.#vectors.delete(oldest);
    }
  }

  /** How near in meaning two loaded words are, 0 (strangers) to 1 (the same); 0 where one is not loaded. */
  kinship(one: string, other: string): number {
    const a = this.#vectors.get(one);
    const b = this.#vectors.get(other);
    if (a === undefined || b === undefined) return 0;
    return Math.min(1, Math.max(0, (dotProduct(a, b) - KIN_FROM) / KIN_SPAN));
  }
}
