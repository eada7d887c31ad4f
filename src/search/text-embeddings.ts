import { Embeddings } from "@langchain/core/embeddings";
import type { TextRole } from "./embedding-settings.ts";

/** An embedding of texts, whichever model computes it: unit vectors of one dimension. */
export abstract class TextEmbeddings extends Embeddings {
  /** Texts that are worth computing together. */
  abstract readonly atOnce: number;

  constructor() {
    super({});
  }

  /** What the model reads of a text. */
  abstract prepared(text: string, role: TextRole): string;

  /** Vectors of the texts, in their order. Rejects with `SearchIndexError`. */
  abstract vectors(texts: readonly string[], role: TextRole): Promise<Float32Array[]>;

  /** Frees what the model holds; nothing may be running. */
  abstract release(): Promise<void>;

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    return (await this.vectors(documents, "passage")).map((vector) => Array.from(vector));
  }

  override async embedQuery(document: string): Promise<number[]> {
    const [vector = new Float32Array()] = await this.vectors([document], "query");
    return Array.from(vector);
  }
}

/** What embeds passages, as much of it as the making of an index needs. */
export type PassageEmbedder = Pick<TextEmbeddings, "atOnce" | "vectors">;

/** A model that passages are found by in place of the shipped one, ready to prepare texts at once. */
export interface OtherModel {
  /** Name of its vectors. */
  readonly id: string;
  readonly embeddings: PassageEmbedder & Pick<TextEmbeddings, "prepared">;
}
