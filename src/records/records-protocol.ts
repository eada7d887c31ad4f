import type { Article } from "../corpus/article.ts";
import type { GlossaryEntry } from "../language/glossary.ts";

/** How far the reading of articles into records has come. */
export interface RecordsProgress {
  readonly phase: "records";
  /** Articles read, of those that had to be. */
  readonly done: number;
  readonly total: number;
}

/** What the thread that reads records is started with. */
export interface RecordsWorkerData {
  readonly glossaryEntries: readonly GlossaryEntry[];
}

/** To that thread: articles in stretches; after an empty one nothing comes any more. */
export type ToRecordsWorker = readonly Article[];

/** From it: the records of one article as the line that is kept. */
export interface FromRecordsWorker {
  readonly id: string;
  readonly line: Uint8Array;
}
