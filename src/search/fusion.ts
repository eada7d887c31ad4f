/**
 * Weights of the two sides. One to one was best of what was measured (XQuAD and DRCD, Hit@1): reciprocal ranks lose up
 * to .3 where the dense side is weak, which it is over glossed Chinese.
 */
export const FUSION_WEIGHTS = { dense: 1, lexical: 1 } as const;

/** A passage as one side or both found it. */
export interface Candidate {
  /** Place in the index. */
  readonly index: number;
  /** Cosine similarity, -1 to 1; of another model than the shipped one, brought to that one's scale. */
  readonly dense: number;
  /** BM25 as it is, 0 or more. */
  readonly lexical: number;
}

/** A candidate with its place in the common ranking. */
export interface FusedCandidate extends Candidate {
  /** BM25 divided by the highest, 0 to 1. */
  readonly lexical: number;
  /** Weighted sum of both sides. */
  readonly score: number;
}

/** Ranks candidates by cosine plus BM25 over its maximum, best first; equal scores keep index order. */
export function fuse(candidates: readonly Candidate[], highestLexical: number): FusedCandidate[] {
  return candidates
    .map((candidate) => {
      const lexical = highestLexical > 0 ? candidate.lexical / highestLexical : 0;
      const score = FUSION_WEIGHTS.dense * candidate.dense + FUSION_WEIGHTS.lexical * lexical;
      return { ...candidate, lexical, score };
    })
    .sort((a, b) => b.score - a.score || a.index - b.index);
}
