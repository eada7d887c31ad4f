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
 * a cross-encoder that had not been trained on the events asked about. `npm run fit -- --read` fits such weights anew.
 */
export const READ_WEIGHTS: Readonly<Record<Criterion | keyof Reading, number>> = {
  coverage: -0.05,
  own: 0.46,
  focus: 0.69,
  kin: 0.42,
  kinFocus: 0.68,
  missing: 0.94,
  weakest: -0.23,
  value: 0.39,
  valueAbsent: -0.08,
  valueNone: -1.19,
  strangerMissing: -0.03,
  timeDoubtful: 0.05,
  namesHere: -0.04,
  doubt: -0.9,
  headMissing: -0.32,
  dense: 1.68,
  retrieval: 1.8,
  time: 0.31,
  sameLanguage: -0.95,
  length: -0.22,
  similarity: 0.45,
  lead: -0.32,
  residual: 1.06,
  residualMissing: -0.09,
  residualNearby: -0.38,
  explained: -0.11,
  restated: -0.38,
  context: 1.53,
  article: -0.62,
  articleMissing: 0.7,
  weakestAnywhere: -0.03,
  timeUnstated: -0.64,
  nameMissing: -0.4,
  framed: 0.57,
  unframed: -0.4,
  unstated: -1.55,
  novelty: -0.25,
  similarityGap: -0.68,
  listed: 0.15,
  unlisted: -1.9,
  evenHere: -0.53,
  evenAround: 0.38,
  named: 0.12,
  unnamed: -1.2,
  matterMissing: -0.74,
  onlyPlanned: -0.17,
  denies: -0.05,
  coverageTimesValue: 1.08,
  similaritySameLanguage: -0.1,
  ownSameLanguage: -0.89,
  residualMissingSameLanguage: 0.56,
  weakestSameLanguage: 0.24,
  focusTimesValue: 0.22,
  read: 1.23,
  readGap: -0.93,
};

/** Worth of saying nothing, from the same fit. */
export const READ_NOTHING = 4.6;

/**
 * How sure it has to be, in log-odds, that the sentences read answer at all: where, cross-validated over the development
 * questions about the shipped corpus, at most 4 % of the answerable are answered wrongly and 6 % of the unanswerable made
 * up. `npm run eval -- --curve` shows what other thresholds give.
 */
export const THRESHOLD = 1.5;

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
