/** What speaks for a sentence as the answer, each 0 to 1. */
export interface Measures {
  /** Share of the question's terms, by weight, that the sentence or what stands around it holds. */
  readonly coverage: number;
  /** The same for the sentence alone. */
  readonly own: number;
  /** Like `coverage`, over the terms that say what is asked about the event; 1 where the question has none. */
  readonly focus: number;
  /** Like `own`, where a word also counts in part when the sentence has one near it in meaning. */
  readonly kin: number;
  /** The same over the terms that say what is asked. */
  readonly kinFocus: number;
  /** Whether a value of the kind asked for is in the sentence. */
  readonly value: number;
  /** Whether the noun that names the value ("theme", "how many teams") is missing from the sentence. */
  readonly headMissing: number;
  /** Cosine of the article's best passage with the question. */
  readonly dense: number;
  /** Fused score of the article's best passage divided by the best of all. */
  readonly retrieval: number;
  /** Whether the sentence states, or its article has, the time asked for. */
  readonly time: number;
  /** Whether the sentence is in the language of the question. */
  readonly sameLanguage: number;
  /** Length in UTF-16 units over 200, at most 1. */
  readonly length: number;
}

/**
 * Weights of the measures and their products: a conditional logit with the choice of no sentence at all, fitted on
 * the development questions (`npm run fit`), which also report it cross-validated by event. `sameLanguage` is set, not
 * fitted: of two sentences that say the same, the reader's language goes first.
 */
export const ACCEPTANCE = {
  weights: {
    coverage: 1.66, own: 2.14, focus: -0.49, kin: 1.89, kinFocus: 3.27, value: 2.48, headMissing: -1.07, dense: 3.09,
    retrieval: 2.85, time: 1.85, sameLanguage: 0.5, length: 2.1,
  } satisfies Record<keyof Measures, number>,
  coverageTimesValue: 3.3,
  focusTimesValue: 0.96,
  /** Worth of saying nothing: a sentence has to be worth more. */
  nothing: 12.87,
} as const; // prettier-ignore

/** Names of the measures, in a fixed order. */
export const MEASURES = Object.keys(ACCEPTANCE.weights) as readonly (keyof Measures)[];

/**
 * How much more a sentence is worth than no answer has to exceed this to be said. Set where the development
 * questions had at most 4 % answered wrongly and 6 % made up in cross-validation; `npm run eval -- --curve` shows the
 * others.
 */
export const THRESHOLD = 0.6;

/** Log-odds of the sentence as the answer against no answer, by the fitted model. */
export function acceptance(measures: Measures): number {
  const weighted = MEASURES.reduce((sum, name) => sum + ACCEPTANCE.weights[name] * measures[name], 0);
  return (
    weighted +
    ACCEPTANCE.coverageTimesValue * measures.coverage * measures.value +
    ACCEPTANCE.focusTimesValue * measures.focus * measures.value -
    ACCEPTANCE.nothing
  );
}
