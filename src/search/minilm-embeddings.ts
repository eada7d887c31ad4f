import type { Glosser } from "../language/gloss.ts";
import type { MiniLmModel } from "./minilm-model.ts";
import { TextEmbeddings } from "./text-embeddings.ts";

/** Texts computed in one run: more than these gain nothing on a processor and keep a stop waiting. */
const BATCH = 4;

/**
 * The default embedding, for questions and passages alike: all-MiniLM-L6-v2, trained further by us, which reads English, over text whose
 * Chinese is first glossed into English. Unit vectors of 384 dimensions. It computes on the calling thread.
 */
export class MiniLmEmbeddings extends TextEmbeddings {
  override readonly atOnce = 2 * BATCH;
  readonly #model: MiniLmModel;
  readonly #glosser: Pick<Glosser, "gloss">;

  constructor(model: MiniLmModel, glosser: Pick<Glosser, "gloss">) {
    super();
    this.#model = model;
    this.#glosser = glosser;
  }

  override prepared(text: string): string {
    return this.#glosser.gloss(text);
  }

  /** Vectors of the texts, in their order; similar lengths are computed together, so that little is padding. */
  override async vectors(texts: readonly string[]): Promise<Float32Array[]> {
    const prepared = texts.map((text, index) => ({ text: this.prepared(text), index }));
    prepared.sort((a, b) => a.text.length - b.text.length || a.index - b.index);
    const vectors = new Array<Float32Array>(texts.length);
    for (let from = 0; from < prepared.length; from += BATCH) {
      const batch = prepared.slice(from, from + BATCH);
      const computed = await this.#model.embed(batch.map(({ text }) => text));
      batch.forEach(({ index }, place) => {
        vectors[index] = computed[place] ?? new Float32Array();
      });
    }
    return vectors;
  }

  override async release(): Promise<void> {
    await this.#model.release();
  }
}
