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
 * the cross-encoder for 1,450 plain questions about ten cities that it had not been trained on, and pulled towards the weights from
 * before, which 930 hard questions gave (docs/decisions/0036-an-average-of-three-trainings.md). `npm run fit -- --read --pull` fits such weights
 * anew.
 */
export const READ_WEIGHTS: Readonly<Record<Criterion | keyof Reading, number>> = {
  coverage: -0.11,
  own: 0.46,
  focus: 0.69,
  kin: 0.39,
  kinFocus: 0.71,
  missing: 0.92,
  weakest: -0.25,
  value: -0.01,
  valueAbsent: 0.1,
  valueNone: -0.86,
  strangerMissing: 0.13,
  timeDoubtful: -0.07,
  namesHere: -0.07,
  doubt: -0.68,
  headMissing: -0.21,
  dense: 1.49,
  retrieval: 1.87,
  time: -0.08,
  sameLanguage: -0.79,
  length: -0.11,
  similarity: 0.55,
  lead: -0.33,
  residual: 1.02,
  residualMissing: -0.01,
  residualNearby: -0.35,
  explained: -0.15,
  restated: -0.22,
  context: 1.55,
  article: -0.7,
  articleMissing: 0.75,
  weakestAnywhere: -0.01,
  timeUnstated: -0.72,
  nameMissing: -0.36,
  framed: 0.26,
  unframed: -0.48,
  unstated: -1.2,
  novelty: -0.12,
  similarityGap: -0.82,
  listed: 0.03,
  unlisted: -1.86,
  evenHere: -0.44,
  evenAround: 0.51,
  named: 0,
  unnamed: -1.3,
  matterMissing: -0.5,
  onlyPlanned: -0.27,
  denies: -0.03,
  coverageTimesValue: 0.94,
  similaritySameLanguage: 0.07,
  ownSameLanguage: -0.78,
  residualMissingSameLanguage: 0.55,
  weakestSameLanguage: 0.31,
  focusTimesValue: 0.09,
  read: 2.28,
  readGap: -1.25,
};

/** Worth of saying nothing, from the same fit. */
export const READ_NOTHING = 4.34;

/**
 * How sure it has to be, in log-odds, that the best of the sentences read answers rather than nothing: where, of 1,450 plain questions
 * about ten cities that the cross-encoder does not know, 57.6 % of the answerable were answered rightly and 6.9 % wrongly, and
 * 10.3 % of the others made up, the weights fitted on the other nine cities each time
 * (docs/decisions/0036-an-average-of-three-trainings.md).
 */
export const THRESHOLD = 0.75;

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
