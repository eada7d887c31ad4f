import type { Article } from "../../../src/corpus/article.ts";
import type { ScoredHit } from "../retrieval/figures.ts";

/** One way of finding paragraphs, built over all of them and then asked. */
export interface Contender {
  /** Whether `build` opens what was made before, so that its time tells nothing. */
  readonly isKept?: boolean;
  /** Loads what it is made of, apart from the paragraphs, and asks each part once. */
  prepare(): Promise<void>;
  /** Indexes the paragraphs, each of them an article. */
  build(paragraphs: readonly Article[]): Promise<void>;
  /** The `k` best for a question as the set has it. */
  search(question: string, k: number): Promise<readonly ScoredHit[]>;
  /** The same without reading the question, which is done now: what the index alone takes. Left out where they are one. */
  readonly withTermsRead?: (question: string, k: number) => () => unknown;
  close(): Promise<void>;
}

/** What a contender may use. */
export interface ContenderGround {
  /** Folder of its own. */
  readonly dataDir: string;
  /** Folder of an index of the same paragraphs, made before; null where there is none to open. */
  readonly kept: string | null;
}

/** A way of finding paragraphs, for a person to read. */
export interface ContenderKind {
  readonly label: string;
  /** Whether it embeds the question: only such ones are compared in time with one another. */
  readonly side: "whole query" | "words alone";
  readonly open: (ground: ContenderGround) => Contender;
}
