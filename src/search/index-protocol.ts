import type { Article } from "../corpus/article.ts";
import type { GlossaryEntry } from "../language/glossary.ts";
import type { PassageModel } from "./embedding-identity.ts";
import type { SearchErrorCode } from "./search-error.ts";

/** How far the making of an index has come: articles read, passages embedded, vectors put into the graph. */
export interface IndexProgress {
  readonly phase: "read" | "embed" | "write";
  readonly done: number;
  readonly total: number;
}

/** What the index worker is started with. */
export interface IndexWorkerData {
  readonly dataDir: string;
  readonly dictionaryPath: string;
  readonly glossaryEntries: readonly GlossaryEntry[];
  /** Digest of what decides how an article is read. */
  readonly rules: string;
  readonly fingerprint: string;
  readonly model: PassageModel;
  /** Snapshot whose older article versions, and vectors where `reuseVectors`, are taken over. */
  readonly previous: { readonly folder: string; readonly digest: string } | null;
  readonly reuseVectors: boolean;
  /** Whether questions are answered meanwhile: they go first. */
  readonly isServing: boolean;
  /** Threads that the model computes on. */
  readonly threads: number;
}

/** To the index worker: the articles in stretches, then the start; a stop at any time. */
export type ToIndexWorker =
  | { readonly kind: "articles"; readonly articles: readonly Article[] }
  | { readonly kind: "build" }
  | { readonly kind: "stop" };

/** From the index worker; it ends after `done`, `stopped` or `failed`. */
export type FromIndexWorker =
  | { readonly kind: "progress"; readonly progress: IndexProgress }
  | { readonly kind: "done"; readonly folder: string }
  | { readonly kind: "stopped" }
  | WorkerFailure;

/** An error on its way between threads, where classes are lost. */
export interface WorkerFailure {
  readonly kind: "failed";
  readonly code: SearchErrorCode;
  readonly message: string;
  readonly cause: string | null;
}
