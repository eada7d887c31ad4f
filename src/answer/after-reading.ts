import { CRITERIA, criteria, type Criterion, type Measures, weighed } from "./acceptance.ts";

/** What reading question and sentence together says. */
export interface Reading {
  /** Log-odds, by the cross-encoder, of the sentence as the answer against no answer, over `SCALE`. */
  readonly read: number;
  /** By how much another sentence reads better, on the same scale; 0 for the best. */
  readonly readGap: number;
}

/** Brings the cross-encoder's log-odds, seldom beyond 10, to the size of the other measures. */
export const SCALE = 5;

/**
 * Weights of the criteria once the sentences have been read: a conditional logit as the one before it, fitted on scores of
 * the cross-encoder that 0032 shipped for five cities that it had not been trained on, and pulled towards the weights from before
 * (docs/decisions/0032-many-cities-to-train-on.md). `npm run fit -- --read --pull` fits such weights anew.
 */
export const READ_WEIGHTS: Readonly<Record<Criterion | keyof Reading, number>> = {
  coverage: -0.07,
  own: 0.6,
  focus: 0.72,
  kin: 0.54,
  kinFocus: 0.86,
  missing: 0.92,
  weakest: -0.16,
  value: 0.01,
  valueAbsent: 0.11,
  valueNone: -0.9,
  strangerMissing: 0.05,
  timeDoubtful: 0.11,
  namesHere: -0.06,
  doubt: -0.84,
  headMissing: -0.26,
  dense: 1.47,
  retrieval: 1.73,
  time: 0.1,
  sameLanguage: -1.12,
  length: -0.06,
  similarity: 0.6,
  lead: -0.44,
  residual: 1.19,
  residualMissing: -0.1,
  residualNearby: -0.36,
  explained: -0.07,
  restated: -0.28,
  context: 1.64,
  article: -0.73,
  articleMissing: 0.83,
  weakestAnywhere: 0.03,
  timeUnstated: -0.69,
  nameMissing: -0.38,
  framed: 0.28,
  unframed: -0.43,
  unstated: -1.39,
  novelty: -0.13,
  similarityGap: -0.84,
  listed: 0.06,
  unlisted: -1.88,
  evenHere: -0.33,
  evenAround: 0.5,
  named: 0.02,
  unnamed: -1.3,
  matterMissing: -0.48,
  onlyPlanned: -0.09,
  denies: -0.15,
  coverageTimesValue: 0.95,
  similaritySameLanguage: -0.05,
  ownSameLanguage: -0.86,
  residualMissingSameLanguage: 0.4,
  weakestSameLanguage: 0.2,
  focusTimesValue: 0.11,
  read: 2.06,
  readGap: -1.57,
};

/** Worth of saying nothing, from the same fit. */
export const READ_NOTHING = 4.56;

/**
 * How sure it has to be, in log-odds, that the best of the sentences read answers rather than nothing: where, over 1,285 plain questions
 * about twelve cities that the cross-encoder does not know, before the last round of its training, the best sentence alone answered 43.2 % of
 * the answerable rightly and 6.6 % wrongly, and 7.0 % of the unanswerable were made up
 * (docs/decisions/0035-cities-told-as-their-writers-would.md).
 */
export const THRESHOLD = 1;

/** Names of the criteria after the reading, in a fixed order. */
export const READ_CRITERIA = [...CRITERIA, "read", "readGap"] as const;

/** What each sentence's reading says, from the cross-encoder's log-odds for all those read. */
export function readings(scores: ArrayLike<number>): Reading[] {
  const all = Array.from(scores, (score) => score / SCALE);
  const best = Math.max(...all);
  return all.map((read) => ({ read, readGap: best - read }));
}

/** Values of the criteria after the reading, in the order of `READ_CRITERIA`. */
export function readCriteria(measures: Measures, { read, readGap }: Reading): number[] {
  return [...criteria(measures), read, readGap];
}

/** Log-odds of the sentence as the answer against no answer, once it has been read. */
export function afterReading(measures: Measures, reading: Reading): number {
  return weighed(READ_CRITERIA, readCriteria(measures, reading), READ_WEIGHTS) - READ_NOTHING;
}
