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
  coverage: -0.08,
  own: 0.23,
  focus: 0.75,
  kin: 0.15,
  kinFocus: 0.52,
  missing: 0.88,
  weakest: -0.33,
  value: -0.12,
  valueAbsent: 0.19,
  valueNone: -0.62,
  strangerMissing: 0.15,
  timeDoubtful: -0.19,
  namesHere: -0.2,
  doubt: -0.34,
  headMissing: -0.05,
  dense: 1.59,
  retrieval: 2.04,
  time: -0.23,
  sameLanguage: -0.54,
  length: -0.07,
  similarity: 0.66,
  lead: -0.09,
  residual: 0.61,
  residualMissing: 0.11,
  residualNearby: -0.39,
  explained: -0.31,
  restated: -0.25,
  context: 1.37,
  article: -0.45,
  articleMissing: 0.43,
  weakestAnywhere: 0.17,
  timeUnstated: -0.77,
  nameMissing: -0.4,
  framed: 0.34,
  unframed: -0.52,
  unstated: -0.76,
  novelty: -0.31,
  similarityGap: -0.96,
  listed: 0.1,
  unlisted: -1.78,
  evenHere: -0.66,
  evenAround: 0.59,
  named: 0.04,
  unnamed: -1.28,
  matterMissing: -0.53,
  onlyPlanned: -0.36,
  denies: 0.06,
  coverageTimesValue: 0.88,
  similaritySameLanguage: 0.31,
  ownSameLanguage: -0.63,
  residualMissingSameLanguage: 0.51,
  weakestSameLanguage: 0.47,
  focusTimesValue: 0.06,
  read: 2.68,
  readGap: -1.04,
};

/** Worth of saying nothing, from the same fit. */
export const READ_NOTHING = 3.91;

/**
 * How sure it has to be, in log-odds, that the best of the sentences read answers rather than nothing: where, of 1,320 plain questions
 * about nine cities that the cross-encoder does not know, 63.2 % of the answerable were answered rightly and 5.2 % wrongly, and
 * 7.8 % of the others made up, the weights fitted on the other eight cities each time
 * (docs/decisions/0039-what-looks-like-an-answer-and-what-does-not.md).
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
