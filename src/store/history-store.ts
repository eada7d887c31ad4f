import type { StoredAnswer } from "./conversation-store.ts";

/** What somebody thought of an answer, without who it was. */
export interface Opinion {
  readonly helpful: boolean;
  readonly reason: string | null;
  /** Masked. */
  readonly comment: string | null;
  readonly at: string;
}

/** An answer as it is kept, with all that is kept beside it. */
export interface AnswerRecord extends StoredAnswer {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Newest first. */
  readonly feedback: readonly Opinion[];
}

/** An answer in a list. */
export interface CitingAnswer {
  readonly id: string;
  readonly at: string;
  readonly channel: string;
  readonly status: string;
  /** Masked. */
  readonly question: string;
  /** The version that it cites; an answer that cites two stands there twice. */
  readonly articleVersion: string;
}

/** Where a page of a list ends. */
export interface ListPlace {
  readonly at: string;
  readonly id: string;
  readonly articleVersion: string;
}

/** How many answers cite a version of an article. */
export interface CitedVersion {
  readonly articleId: string;
  readonly articleVersion: string;
  readonly answers: number;
}

/** Answers given, for staff. All methods reject with a `StoreError`. */
export interface HistoryStore {
  /** Null where there is none. */
  answer(id: string): Promise<AnswerRecord | null>;
  /** Answers that cite an article, or one version of it, newest first, those after a place in that order. */
  citing(
    articleId: string,
    options: {
      readonly version: string | null;
      readonly after: ListPlace | null;
      readonly limit: number;
    },
  ): Promise<readonly CitingAnswer[]>;
  /** Every article version that any answer cites, by article. */
  citedVersions(): Promise<readonly CitedVersion[]>;
}
