/** Reads a question together with texts. */
export interface PairScorer {
  /** How far each text answers the question; more is more. Rejects with `SearchIndexError`. */
  scores(question: string, texts: readonly string[]): Promise<Float32Array>;
  /** Frees what the model holds; nothing may be running. */
  release(): Promise<void>;
}
