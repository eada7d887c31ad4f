import { setImmediate } from "node:timers/promises";
import type { GlossaryEntry } from "../../language/glossary.ts";
import { hasHan } from "../../language/han.ts";
import type { FeatureReader } from "../text-features.ts";
import type { Understood } from "../understood.ts";
import type { NearestQuestions } from "./nearest-questions.ts";
import { type Comparison, compareQuestions } from "./same-question.ts";

/**
 * Least cosine of two questions that agree in what must not differ, by how many content words of either are not met in
 * the other one; with more they are never taken for the same. Questions in two languages lie further apart. Calibrated by
 * `npm run calibrate-faqs` on pairs of the development questions: docs/decisions/0026-faqs-that-answer-first.md.
 */
export const LEAST_SIMILARITY = { oneLanguage: [0.88, 0.9], twoLanguages: [0.75, 0.9] } as const;

const LEAST = Math.min(...LEAST_SIMILARITY.oneLanguage, ...LEAST_SIMILARITY.twoLanguages);
/** Nearest questions that are compared at most, each in some milliseconds. */
const MOST_COMPARED = 8;

/** The least cosine for two questions; null where too many words are not met. */
export function leastSimilarity(unmatched: number, isAcross: boolean): number | null {
  return LEAST_SIMILARITY[isAcross ? "twoLanguages" : "oneLanguage"][unmatched] ?? null;
}

/** A kept question that asks the same. */
export interface SameQuestion<Kept> {
  readonly kept: Kept;
  readonly similarity: number;
  /** The least that would have done. */
  readonly threshold: number;
}

/** How a question that is asked and a kept one compare. */
export interface ComparedQuestions extends Comparison {
  /** The least cosine that would do; null where too many words are not met. */
  readonly threshold: number | null;
  readonly isSame: boolean;
}

/** Whether two questions of this cosine ask the same, and why. */
export function comparedQuestions(
  asked: Understood,
  kept: Understood,
  similarity: number,
  parts: { readonly reader: FeatureReader; readonly home: GlossaryEntry | null },
): ComparedQuestions {
  const { differs, unmatched } = compareQuestions(asked, kept, parts);
  const threshold = leastSimilarity(unmatched, isAcross(asked.text, kept.text));
  return {
    ...{ differs, unmatched, threshold },
    isSame: differs === null && threshold !== null && similarity >= threshold,
  };
}

/** Whether two questions are in two languages. */
function isAcross(one: string, other: string): boolean {
  return hasHan(one) !== hasHan(other);
}

/** The kept question that asks the same, the nearest first; null for none. Gives way to other work after each comparison. */
export async function sameQuestion<Kept>(
  asked: Understood,
  vector: Float32Array,
  questions: Pick<NearestQuestions<Kept>, "near">,
  parts: {
    readonly reader: FeatureReader;
    readonly home: GlossaryEntry | null;
    /** What a kept question says, and what it is read as, which takes a millisecond or more. */
    readonly textOf: (kept: Kept) => string;
    readonly understoodOf: (kept: Kept) => Understood;
  },
): Promise<SameQuestion<Kept> | null> {
  for (const { kept, similarity } of questions.near(vector, LEAST).slice(0, MOST_COMPARED)) {
    // Nearly all that lie near are of the same language and not near enough for it.
    if (similarity < (leastSimilarity(0, isAcross(asked.text, parts.textOf(kept))) ?? 1)) continue;
    const other = parts.understoodOf(kept);
    const { isSame, threshold } = comparedQuestions(asked, other, similarity, parts);
    if (isSame && threshold !== null) return { kept, similarity, threshold };
    await setImmediate();
  }
  return null;
}
