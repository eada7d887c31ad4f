/**
 * What each side of the search thinks of a passage: cosines as they are, scores by words divided by the highest that the
 * question has.
 */
export interface SideScores {
  /**
   * Cosine of the passage, by the model that finds it and on the shipped one's scale, and of its likest sentence, by the
   * shipped one; -1 to 1.
   */
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
 * Weights of the sides, one set for every language and direction. Fitted on the development half of the questions of
 * XQuAD, DRCD and ChronoQA (docs/measurements.md); nothing but these numbers comes from there.
 */
const FUSION_WEIGHTS: SideScores = {
  dense: 1.3,
  sentence: 1.6,
  lexical: 0.7,
  articleWords: 0.8,
  passageWords: 0.1,
  sentenceWords: 0.15,
};

/** A passage as found, with what each side thinks of it. */
export interface Candidate {
  /** Place in the index. */
  readonly index: number;
  readonly scores: SideScores;
  /** Whether the passage is in the other language than the question. */
  readonly isAcross: boolean;
}

/** A candidate with its place in the common ranking. */
export interface FusedCandidate extends Candidate {
  /** Weighted sum of the sides. */
  readonly score: number;
}

/** Ranks candidates by the weighted sum of the sides, best first; equal scores keep index order. */
export function fuse(candidates: readonly Candidate[]): FusedCandidate[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: fusedScore(candidate) }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

/** What words that match by their translation are worth beside words that match as they stand: chosen, not fitted. */
const TRANSLATED = 0.8;

/**
 * What each side adds to a passage's score. Across languages BM25 has the gloss alone to go by, and a passage in the
 * question's own language to be measured against: words and what they mean stand in for it.
 */
export function contributions({ scores, isAcross }: Omit<Candidate, "index">): SideScores {
  const { dense, sentence, lexical, articleWords, passageWords, sentenceWords } = FUSION_WEIGHTS;
  const trust = isAcross ? TRANSLATED : 1;
  return {
    dense: dense * scores.dense,
    sentence: sentence * scores.sentence,
    lexical: lexical * trust * (isAcross ? scores.passageWords : scores.lexical),
    articleWords: articleWords * trust * scores.articleWords,
    passageWords: passageWords * trust * scores.passageWords,
    sentenceWords: sentenceWords * trust * scores.sentenceWords,
  };
}

function fusedScore(candidate: Candidate): number {
  const added = contributions(candidate);
  return (
    added.dense +
    added.sentence +
    added.lexical +
    added.articleWords +
    added.passageWords +
    added.sentenceWords
  );
}
