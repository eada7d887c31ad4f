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
 * the cross-encoder for 1,320 plain questions about nine cities that it had not been trained on, and pulled towards the weights from
 * before (docs/decisions/0037-a-gloss-of-our-own-for-what-news-says-often.md). `npm run fit -- --read --pull` fits such weights
 * anew.
 */
export const READ_WEIGHTS: Readonly<Record<Criterion | keyof Reading, number>> = {
  coverage: -0.1,
  own: 0.25,
  focus: 0.74,
  kin: 0.18,
  kinFocus: 0.55,
  missing: 0.9,
  weakest: -0.31,
  value: -0.08,
  valueAbsent: 0.15,
  valueNone: -0.72,
  strangerMissing: 0.15,
  timeDoubtful: -0.16,
  namesHere: -0.24,
  doubt: -0.44,
  headMissing: -0.12,
  dense: 1.56,
  retrieval: 2,
  time: -0.15,
  sameLanguage: -0.58,
  length: -0.09,
  similarity: 0.62,
  lead: -0.18,
  residual: 0.71,
  residualMissing: 0.09,
  residualNearby: -0.36,
  explained: -0.26,
  restated: -0.29,
  context: 1.41,
  article: -0.51,
  articleMissing: 0.51,
  weakestAnywhere: 0.13,
  timeUnstated: -0.76,
  nameMissing: -0.38,
  framed: 0.36,
  unframed: -0.52,
  unstated: -0.89,
  novelty: -0.28,
  similarityGap: -0.91,
  listed: 0.05,
  unlisted: -1.82,
  evenHere: -0.62,
  evenAround: 0.56,
  named: -0.02,
  unnamed: -1.28,
  matterMissing: -0.53,
  onlyPlanned: -0.35,
  denies: 0.04,
  coverageTimesValue: 0.91,
  similaritySameLanguage: 0.25,
  ownSameLanguage: -0.71,
  residualMissingSameLanguage: 0.57,
  weakestSameLanguage: 0.44,
  focusTimesValue: 0.09,
  read: 2.57,
  readGap: -1.06,
};

/** Worth of saying nothing, from the same fit. */
export const READ_NOTHING = 3.77;

/**
 * How sure it has to be, in log-odds, that the best of the sentences read answers rather than nothing: where, of 1,320 plain questions
 * about nine cities that the cross-encoder does not know, 62.0 % of the answerable were answered rightly and 5.5 % wrongly, and
 * 7.3 % of the others made up, the weights fitted on the other eight cities each time
 * (docs/decisions/0038-an-embedding-model-of-our-own.md).
 */
export const THRESHOLD = 1.25;

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
