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
  own: 0.35,
  focus: 0.73,
  kin: 0.28,
  kinFocus: 0.63,
  missing: 0.92,
  weakest: -0.29,
  value: -0.07,
  valueAbsent: 0.14,
  valueNone: -0.8,
  strangerMissing: 0.14,
  timeDoubtful: -0.13,
  namesHere: -0.19,
  doubt: -0.56,
  headMissing: -0.2,
  dense: 1.51,
  retrieval: 1.95,
  time: -0.11,
  sameLanguage: -0.65,
  length: -0.1,
  similarity: 0.57,
  lead: -0.25,
  residual: 0.86,
  residualMissing: 0.06,
  residualNearby: -0.34,
  explained: -0.21,
  restated: -0.26,
  context: 1.47,
  article: -0.59,
  articleMissing: 0.63,
  weakestAnywhere: 0.06,
  timeUnstated: -0.74,
  nameMissing: -0.37,
  framed: 0.33,
  unframed: -0.51,
  unstated: -1.01,
  novelty: -0.2,
  similarityGap: -0.85,
  listed: 0.03,
  unlisted: -1.84,
  evenHere: -0.53,
  evenAround: 0.53,
  named: -0.06,
  unnamed: -1.29,
  matterMissing: -0.51,
  onlyPlanned: -0.33,
  denies: 0.02,
  coverageTimesValue: 0.92,
  similaritySameLanguage: 0.17,
  ownSameLanguage: -0.73,
  residualMissingSameLanguage: 0.59,
  weakestSameLanguage: 0.39,
  focusTimesValue: 0.1,
  read: 2.51,
  readGap: -1.21,
};

/** Worth of saying nothing, from the same fit. */
export const READ_NOTHING = 4.19;

/**
 * How sure it has to be, in log-odds, that the best of the sentences read answers rather than nothing: where, of 1,320 plain questions
 * about nine cities that the cross-encoder does not know, 62.3 % of the answerable were answered rightly and 5.5 % wrongly, and
 * 7.6 % of the others made up, the weights fitted on the other eight cities each time
 * (docs/decisions/0037-a-gloss-of-our-own-for-what-news-says-often.md).
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
