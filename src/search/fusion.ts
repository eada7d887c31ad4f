/**
 * What each side of the search thinks of a passage: cosines as they are, scores by words divided by the highest that the
 * question has.
 */
export interface SideScores {
  /** Cosine of passage and of its likest sentence, -1 to 1. */
  readonly dense: number;
  readonly sentence: number;
  /** BM25 of text and gloss, 0 to 1. */
  readonly lexical: number;
  /** Words and what they may mean in the other language: in the article, the passage, its best sentence; 0 to 1. */
  readonly articleWords: number;
  readonly passageWords: number;
  readonly sentenceWords: number;
}

/**
 * Weights of the sides, one set for every language and direction. Fitted on the development half of XQuAD, DRCD and
 * ChronoQA with `npm run retrieval` (docs/measurements.md); nothing but these numbers comes from there.
 */
export const FUSION_WEIGHTS: SideScores = {
  dense: 1,
  sentence: 1,
  lexical: 1,
  articleWords: 0.5,
  passageWords: 0.5,
  sentenceWords: 0.25,
};

const SIDES = Object.keys(FUSION_WEIGHTS) as (keyof SideScores)[];

/** A passage as found, with what each side thinks of it. */
export interface Candidate {
  /** Place in the index. */
  readonly index: number;
  readonly scores: SideScores;
}

/** A candidate with its place in the common ranking. */
export interface FusedCandidate extends Candidate {
  /** Weighted sum of the sides. */
  readonly score: number;
}

/** Ranks candidates by the weighted sum of the sides, best first; equal scores keep index order. */
export function fuse(candidates: readonly Candidate[]): FusedCandidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: fusedScore(candidate.scores) }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

function fusedScore(scores: SideScores): number {
  let sum = 0;
  for (const side of SIDES) sum += FUSION_WEIGHTS[side] * scores[side];
  return sum;
}
