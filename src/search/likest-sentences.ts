import { type Candidate, fuse, type FusedCandidate } from "./fusion.ts";

/**
 * Candidates whose sentences are compared with the query, the best by all other sides. To compare those of all, up to 600,
 * took a sixth of a search, and passages this far down come no nearer to the first ten (docs/measurements.md, Query cost).
 */
const COMPARED = 100;

/**
 * Ranks candidates, given with the cosine of the passage in the place of that of its likest sentence: the best of them have
 * it compared, for the others the stand-in stays, which is the lower of the two nearly always. `sentenceOf` tells a passage's.
 */
export function rankedBySentences(
  candidates: readonly Candidate[],
  sentenceOf: (passage: number) => number,
): FusedCandidate[] {
  const before = fuse(candidates);
  const compared = before.slice(0, COMPARED).map(({ index, scores, isAcross }): Candidate => {
    return { index, scores: { ...scores, sentence: sentenceOf(index) }, isAcross };
  });
  return fuse([...compared, ...before.slice(COMPARED)]);
}
