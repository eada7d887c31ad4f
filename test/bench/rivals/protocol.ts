import type { ScoredHit } from "../retrieval/figures.ts";

/** What the command asks of a contender's process. */
export type ToContender =
  | { readonly kind: "build" }
  | { readonly kind: "ask"; readonly questions: readonly string[]; readonly k: number }
  | { readonly kind: "stop" };

/** What that process answers, once for each. */
export type FromContender =
  | ({ readonly kind: "built" } & BuildFigures)
  | {
      readonly kind: "asked";
      /** By question, in their order. */
      readonly milliseconds: readonly number[];
      /** Without the reading of the question; empty where the two are one. */
      readonly indexAlone: readonly number[];
      readonly found: readonly (readonly ScoredHit[])[];
    }
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly message: string };

/** What building took. */
export interface BuildFigures {
  readonly seconds: number;
  /** Whether an index that stood already was opened instead. */
  readonly isKept: boolean;
  /** Of the whole process, once built and collected, its threads and native libraries included. */
  readonly residentBytes: number;
  /** What the main thread holds beyond what it held before: objects and buffers, native libraries left out. */
  readonly heldBytes: number;
}
