import type { GlossaryEntry } from "../language/glossary.ts";
import type { AnswerCandidate } from "./cross-encoder.ts";
import type { PassageModel } from "./embedding-identity.ts";
import type { Patience } from "./endpoint.ts";
import type { TextRole } from "./embedding-settings.ts";
import type { WorkerFailure } from "./index-protocol.ts";
import type { RerankerSettings } from "./pair-settings.ts";
import type { QueryWords } from "./query-reader.ts";

/** What the question worker is started with. */
export interface QuestionWorkerData {
  readonly dictionaryPath: string;
  readonly glossaryEntries: readonly GlossaryEntry[];
  /** The model that passages are found by. */
  readonly model: PassageModel;
  /** Puts the passages found in order; none where left out. */
  readonly reranker?: RerankerSettings | null;
  /** Folder of the model that has the last word on a sentence; none where left out. */
  readonly gateFolder?: string | null;
  /** Threads that the models which read, and another embedding model in this process, compute on. */
  readonly threads: number;
  /** Threads that the shipped embedding computes on: mostly the vector of a question, while the main thread searches for its words. */
  readonly queryThreads: number;
  /** How long an endpoint is waited for; as a citizen would, where left out. */
  readonly patience?: Patience;
}

/** What can be asked of the question worker. */
export type QuestionTask =
  /** `withEndpoint`: whether a model at an endpoint is asked, where there is one. */
  | { readonly kind: "vectors"; readonly text: string; readonly withEndpoint: boolean }
  | { readonly kind: "embed"; readonly texts: readonly string[] }
  /** By the model that passages are found by. */
  | { readonly kind: "embed-as"; readonly role: TextRole; readonly texts: readonly string[] }
  | PairTask
  | { readonly kind: "gloss"; readonly text: string }
  | { readonly kind: "classify"; readonly text: string }
  | { readonly kind: "read"; readonly question: string; readonly candidates: readonly AnswerCandidate[] };

/** A question to be read with texts by the reranker or by the gate. */
export interface PairTask {
  readonly kind: "rerank" | "gate";
  readonly question: string;
  readonly texts: readonly string[];
}

/** What a question is found by through models. */
export interface QueryVectors {
  /** By the shipped model, which answers are measured by. */
  readonly vector: Float32Array;
  /** By the model that passages are found by; null where its endpoint was not asked or gave nothing that can be used. */
  readonly finding: Float32Array | null;
  /** Why the endpoint gave nothing; null where it did, or was not asked. */
  readonly trouble: string | null;
}

/** A question being made ready for both sides of the search: the words are searched for while its vectors are computed. */
export interface PreparedQuery {
  readonly words: QueryWords;
  readonly vectors: Promise<QueryVectors>;
}

/** What each task gives. */
export interface QuestionResults {
  vectors: QueryVectors;
  embed: Float32Array[];
  "embed-as": Float32Array[];
  gloss: string;
  /** Log-probabilities in the order of `QUESTION_CLASSES`. */
  classify: Float32Array;
  rerank: Float32Array;
  gate: Float32Array;
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
