import type { GlossaryEntry } from "../../language/glossary.ts";
import type { FeatureReader } from "../text-features.ts";
import type { Understood } from "../understood.ts";
import type { NearestQuestions } from "./nearest-questions.ts";
import { compareQuestions } from "./same-question.ts";

/**
 * Least cosine of two questions that agree in what must not differ, by how many content words of either are not met in
 * the other; with more they are never taken for the same. Calibrated by `test/answer/faq/calibrate.ts` on pairs of the
 * development questions; the figures stand in docs/decisions/0026-faqs-that-answer-first.md.
 */
export const LEAST_SIMILARITY: readonly number[] = [0.8, 0.9];

/** Nearest questions that are compared at most: each takes a millisecond or two. */
const MOST_COMPARED = 4;

/** A kept question that asks the same. */
export interface SameQuestion<Kept> {
  readonly kept: Kept;
  readonly similarity: number;
  /** The least that would have done. */
  readonly threshold: number;
}

/** The kept question that asks the same, the nearest first; null for none. */
export function sameQuestion<Kept>(
  asked: Understood,
  vector: Float32Array,
  questions: NearestQuestions<Kept>,
  parts: {
    readonly reader: FeatureReader;
    readonly home: GlossaryEntry | null;
    readonly understoodOf: (kept: Kept) => Understood;
  },
): SameQuestion<Kept> | null {
  const near = questions.near(vector, Math.min(...LEAST_SIMILARITY)).slice(0, MOST_COMPARED);
  for (const { kept, similarity } of near) {
    const { differs, unmatched } = compareQuestions(asked, parts.understoodOf(kept), parts);
    const threshold = LEAST_SIMILARITY[unmatched];
    if (differs === null && threshold !== undefined && similarity >= threshold) {
      return { kept, similarity, threshold };
    }
  }
  return null;
}
