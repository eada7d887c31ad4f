import type { GlossaryEntry } from "../language/glossary.ts";
import type { MeaningWord } from "../language/meaning-words.ts";
import type { AnswerCandidate } from "./cross-encoder.ts";
import type { WorkerFailure } from "./index-protocol.ts";

/** What the question worker is started with. */
export interface QuestionWorkerData {
  readonly dictionaryPath: string;
  readonly glossaryEntries: readonly GlossaryEntry[];
  /** Threads that the model computes on. */
  readonly threads: number;
}

/** What can be asked of the question worker. */
export type QuestionTask =
  | { readonly kind: "query"; readonly text: string }
  | { readonly kind: "embed"; readonly texts: readonly string[] }
  | { readonly kind: "gloss"; readonly text: string }
  | { readonly kind: "read"; readonly question: string; readonly candidates: readonly AnswerCandidate[] };

/** A question made ready for both sides of the search. */
export interface PreparedQuery {
  readonly vector: Float32Array;
  /** Weights by term. */
  readonly terms: ReadonlyMap<string, number>;
  /** Words with what they may mean in the other language. */
  readonly words: readonly MeaningWord[];
  /** Whether it has Chinese in it. */
  readonly isChinese: boolean;
}

/** What each task gives. */
export interface QuestionResults {
  query: PreparedQuery;
  embed: Float32Array[];
  gloss: string;
  /** Log-odds of each candidate as the answer. */
  read: Float32Array;
}

/** To the question worker. */
export type ToQuestionWorker =
  { readonly kind: "task"; readonly id: number; readonly task: QuestionTask } | { readonly kind: "stop" };

/** From the question worker: `ready` or `failed` once, then an answer a task. */
export type FromQuestionWorker =
  | { readonly kind: "ready" }
  | WorkerFailure
  | { readonly kind: "result"; readonly id: number; readonly result: QuestionResults[keyof QuestionResults] }
  | { readonly kind: "error"; readonly id: number; readonly failure: WorkerFailure };
