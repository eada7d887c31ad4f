import type { Article } from "../corpus/article.ts";
import type { SideScores } from "./fusion.ts";

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
  /**
   * Cosine plus BM25, on which the acceptance of answers was fitted; the cosine by the model that finds, on the shipped
   * one's scale. Passages that a reranker put in order have it in that order.
   */
  readonly measure: number;
  /**
   * What each side thinks of it; a search of another make may tell of the first two alone. `dense` is the cosine by the
   * shipped model, whichever model finds: what measures an answer was fitted on it.
   */
  readonly scores: Pick<SideScores, "dense" | "lexical"> &
    Partial<SideScores> & {
      /** By another model that finds, on the scale of `dense`, whose place it takes in the score; left out without one. */
      readonly finding?: number;
    };
  /** Cosine similarity, by the shipped model, of the question with each sentence of the passage's article, in its order. */
  readonly sentenceSimilarities: Float32Array;
}

/** What the answer room needs of the search room. */
export interface PassageSearch {
  /**
   * The `k` best passages for a query in either language, best first; equal scores keep index order, so the same
   * query over the same index gives the same list. With `only`, of the articles with these ids alone.
   */
  search(query: string, k: number, only?: ReadonlySet<string> | null): Promise<readonly ScoredPassage[]>;
  /** Name of the snapshot that answers, for logs and stored answers. */
  readonly snapshotId: string;
}
