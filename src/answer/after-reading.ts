import { CRITERIA, criteria, type Criterion, type Measures, WEIGHTS } from "./acceptance.ts";

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
 * Weights of the criteria once the sentences have been read: a conditional logit as the one before it, fitted by `npm run
 * fit -- --read` on scores of a cross-encoder that had not been trained on the events asked about.
 */
export const READ_WEIGHTS: Readonly<Record<Criterion | keyof Reading, number>> = {
  ...WEIGHTS,
  read: 5,
  readGap: -1,
};

/** Worth of saying nothing, from the same fit. */
export const READ_NOTHING = 11.24;

/**
 * How sure it has to be, in log-odds, that the sentences read answer at all. `npm run eval -- --curve` shows what other
 * thresholds give.
 */
export const THRESHOLD = 0.8;

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
  const values = readCriteria(measures, reading);
  return (
    READ_CRITERIA.reduce((sum, name, place) => sum + READ_WEIGHTS[name] * (values[place] ?? 0), 0) -
    READ_NOTHING
  );
}
