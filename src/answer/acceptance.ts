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
  /** How much of what is asked nothing supports, from none to all of a long question. */
  readonly missing: number;
  /** Support of the telling term that has least of it; 1 where there is none. */
  readonly weakest: number;
  /** Whether a value of the kind asked for is in the sentence. */
  readonly value: number;
  /** Whether the kind of value can be told from the words, and the sentence has none. */
  readonly valueAbsent: number;
  /** Share of the question's names, by weight, that the sentence itself holds; 1 where there are none. */
  readonly namesHere: number;
  /** How much the least supported word lacks, in a question whose answer is yes or no; 0 for others. */
  readonly doubt: number;
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

/** A measure, or a product of two: a value of the right kind tells more where the words fit as well. */
export type Criterion = keyof Measures | "coverageTimesValue" | "focusTimesValue";

/**
 * Weights of the criteria: a conditional logit with the choice of saying nothing, fitted by `npm run fit` on the
 * development questions, which also reports it cross-validated by event. `sameLanguage` is set, not fitted: of two
 * sentences that say the same, the reader's language goes first.
 */
export const WEIGHTS: Readonly<Record<Criterion, number>> = {
  coverage: 1.14,
  own: 1.59,
  focus: -0.75,
  kin: 2.9,
  kinFocus: 2.8,
  missing: 0.4,
  weakest: -1.1,
  value: 1.55,
  valueAbsent: -0.75,
  namesHere: -0.49,
  doubt: -0.69,
  headMissing: -0.66,
  dense: 3.13,
  retrieval: 2.1,
  time: 0.91,
  sameLanguage: 0.5,
  length: 0.42,
  coverageTimesValue: 1.87,
  focusTimesValue: 0.11,
};

/** Worth of saying nothing, from the same fit: a sentence has to be worth more. */
export const NOTHING = 9.69;

/** Names of the criteria, in a fixed order. */
export const CRITERIA = Object.keys(WEIGHTS) as readonly Criterion[];

/**
 * How much more a sentence has to be worth than no answer to be said. Set on the development questions, where about
 * 4 % of the answerable were then answered wrongly and 5 % of the unanswerable made up; `npm run eval -- --curve`
 * shows what other thresholds give.
 */
export const THRESHOLD = 1.5;

/** Values of the criteria, in the order of `CRITERIA`. */
export function criteria(measures: Measures): number[] {
  const values: Readonly<Record<Criterion, number>> = {
    ...measures,
    coverageTimesValue: measures.coverage * measures.value,
    focusTimesValue: measures.focus * measures.value,
  };
  return CRITERIA.map((name) => values[name]);
}

/** Log-odds of the sentence as the answer against no answer, by the fitted model. */
export function acceptance(measures: Measures): number {
  const values = criteria(measures);
  return CRITERIA.reduce((sum, name, place) => sum + WEIGHTS[name] * (values[place] ?? 0), 0) - NOTHING;
}
