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
  /** Words and what they may mean in the other language: in the article, in the passage; 0 to 1. */
  readonly articleWords: number;
  readonly passageWords: number;
}

/** What each side adds to a passage's score, and what being in the other language than the question adds. */
export interface Contributions extends SideScores {
  readonly across: number;
}

/**
 * Weights of the sides, one set for every language and direction. Fitted on the development half of the questions of
 * XQuAD, DRCD and ChronoQA, over passages of one language and of both mixed (decision 43); nothing but these numbers comes
 * from there.
 */
const DENSE = 1.3;
const SENTENCE = 0.9;
/** Of BM25 and, across languages, of what stands in for it. */
const LEXICAL = 0.6;
const ARTICLE_WORDS = 0.5;
/** What words that match by their translation are worth beside words that match as they stand. */
const TRANSLATED = 0.4;
/**
 * What a passage in the other language is granted: of words as they stand, every passage in the question's own language has
 * some, whatever it tells. Less would hide what is told in the other language alone; more would hide the citizen's own words.
 */
const ACROSS = 0.6;

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
    .map(({ index, scores, isAcross }) => ({
      index,
      scores,
      isAcross,
      score: fusedScore({ scores, isAcross }),
    }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

/**
 * What each side adds to a passage's score. Across languages BM25 has the gloss alone to go by, and a passage in the
 * question's own language to be measured against: the passage's words and what they mean stand in for it.
 */
export function contributions({ scores, isAcross }: Omit<Candidate, "index">): Contributions {
  const { dense, sentence, lexical, articleWords, passageWords } = scores;
  return {
    dense: DENSE * dense,
    sentence: SENTENCE * sentence,
    lexical: isAcross ? 0 : LEXICAL * lexical,
    articleWords: ARTICLE_WORDS * (isAcross ? TRANSLATED : 1) * articleWords,
    passageWords: isAcross ? LEXICAL * TRANSLATED * passageWords : 0,
    across: isAcross ? ACROSS : 0,
  };
}

function fusedScore(candidate: Omit<Candidate, "index">): number {
  const { dense, sentence, lexical, articleWords, passageWords, across } = contributions(candidate);
  return dense + sentence + lexical + articleWords + passageWords + across;
}
