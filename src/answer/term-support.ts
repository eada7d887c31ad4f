import type { QuestionTerm } from "./question-terms.ts";

/** How well each term of a question is held, 0 to 1, in the order of the terms, by a sentence and by what is around it. */
export interface TermSupport {
  /** In the sentence itself. */
  readonly own: readonly number[];
  /** The same where a word near in meaning stands for one in part. */
  readonly near: readonly number[];
  readonly title: readonly number[];
  /** In the sentence that the article opens with; nothing for that sentence itself. */
  readonly lead: readonly number[];
  /** In the sentences before and after. */
  readonly neighbour: readonly number[];
  /** Anywhere in the article. */
  readonly article: readonly number[];
  /** In other reports of the event. */
  readonly family: readonly number[];
}

/** What a term found outside of the sentence itself counts: from a study on city questions, `family` chosen. */
export const PLACE_WEIGHTS = { title: 0.8, neighbour: 0.65, article: 0.5, family: 0.3 };

/** Support of each term by the sentence and, at a discount, by what stands around it. */
export function supportAround(support: TermSupport): number[] {
  const { own, title, neighbour, article, family } = support;
  return own.map((value, index) =>
    Math.max(
      value,
      PLACE_WEIGHTS.title * (title[index] ?? 0),
      PLACE_WEIGHTS.neighbour * (neighbour[index] ?? 0),
      PLACE_WEIGHTS.article * (article[index] ?? 0),
      PLACE_WEIGHTS.family * (family[index] ?? 0),
    ),
  );
}

/** Mean of values weighted by their terms, each term by its own share; `empty` where no term counts. */
export function meanSupport(
  terms: readonly QuestionTerm[],
  values: readonly number[],
  share: (term: QuestionTerm, index: number) => number = () => 1,
  empty = 1,
): number {
  let weight = 0;
  let sum = 0;
  terms.forEach((term, index) => {
    const counted = term.weight * share(term, index);
    weight += counted;
    sum += counted * (values[index] ?? 0);
  });
  return weight === 0 ? empty : sum / weight;
}

/** Weight of the unsupported part of a question, in nats of idf, that counts as everything missing. */
const ALL_MISSING = 12;

/** How much nothing supports, from none (0) to all of a long question (1). */
export function missingSupport(
  terms: readonly QuestionTerm[],
  values: readonly number[],
  share: (term: QuestionTerm, index: number) => number,
): number {
  let missing = 0;
  terms.forEach((term, index) => {
    missing += term.weight * share(term, index) * (1 - (values[index] ?? 0));
  });
  return Math.min(1, missing / ALL_MISSING);
}

/** Least weight of a term whose absence alone tells something. */
const TELLING = 2.5;

/** Support of the telling term that has least of it; 1 where there is none. */
export function weakestSupport(
  terms: readonly QuestionTerm[],
  values: readonly number[],
  counts: (term: QuestionTerm) => boolean,
): number {
  let weakest = 1;
  terms.forEach((term, index) => {
    if (counts(term) && term.weight >= TELLING) weakest = Math.min(weakest, values[index] ?? 0);
  });
  return weakest;
}
