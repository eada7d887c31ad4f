import type { Article } from "../corpus/article.ts";

/** A stretch of an article's body that is indexed and retrieved as one. */
export interface Passage {
  readonly article: Article;
  /** UTF-16 offsets into `article.body`; both stand at sentence borders. */
  readonly start: number;
  readonly end: number;
  /** `article.body.slice(start, end)`. */
  readonly text: string;
}

/** A passage with what each side of the search thought of it. */
export interface ScoredPassage extends Passage {
  /** Fused score: higher is better, comparable within one query only. */
  readonly score: number;
  readonly scores: {
    /** Cosine similarity by the shipped model, -1 to 1, whichever model finds: what measures an answer was fitted on it. */
    readonly dense: number;
    /** BM25 divided by the query's highest BM25, 0 to 1. */
    readonly lexical: number;
  };
  /** Cosine similarity, by the shipped model, of the question with each sentence of the passage's article, in its order. */
  readonly sentenceSimilarities: Float32Array;
}

/** What the answer room needs of the search room. */
export interface PassageSearch {
  /**
   * The `k` best passages for a query in either language, best first; equal scores keep index order, so the same
   * query over the same index gives the same list.
   */
  search(query: string, k: number): Promise<readonly ScoredPassage[]>;
  /** Name of the snapshot that answers, for logs and stored answers. */
  readonly snapshotId: string;
}
