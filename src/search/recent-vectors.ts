import type { MiniLmEmbeddings } from "./minilm-embeddings.ts";

/**
 * Texts whose vectors are kept: as many as there are questions in hand at a time. One question is embedded for what is
 * declined, for the search and for the FAQs, one soon after the other; nothing is kept for questions that are asked again.
 */
const MOST_KEPT = 32;

/** Vectors of single texts, computed once while a question is answered. */
export class RecentVectors {
  readonly #embeddings: Pick<MiniLmEmbeddings, "vectors">;
  readonly #kept = new Map<string, Float32Array>();

  constructor(embeddings: Pick<MiniLmEmbeddings, "vectors">) {
    this.#embeddings = embeddings;
  }

  /** The vector of a text. Rejects as the embedding does, and keeps nothing then. */
  async of(text: string): Promise<Float32Array> {
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    const [vector = new Float32Array()] = await this.#embeddings.vectors([text]);
    this.#kept.set(text, vector);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return vector;
  }
}
