import { pointsBack } from "./points-back.ts";
import type { ScoredSentence } from "./score-sentence.ts";

/** Most sentences in an answer; more of them only bury the one that answers. */
const MOST_SENTENCES = 3;
/** How far below the best score a further sentence may lie; set on the development questions. */
export const FURTHER_MARGIN = 1.6;

/**
 * The sentences to say, at most three: the best, after the one that it points back to, and of the others, best first, those that
 * are nearly as good, tell something else and can be understood where they stand.
 */
export function chooseSentences(best: ScoredSentence, others: readonly ScoredSentence[]): ScoredSentence[] {
  const chosen = withContext(best);
  for (const candidate of others) {
    if (chosen.length >= MOST_SENTENCES || candidate.score < best.score - FURTHER_MARGIN) break;
    if (isAdrift(candidate, chosen) || chosen.some((other) => saysTheSame(candidate, other))) continue;
    chosen.push(candidate);
  }
  return chosen;
}

/** Whether a sentence points back to one that is not told right before it: its "he" would be somebody else. */
function isAdrift({ view, sentence }: ScoredSentence, chosen: readonly ScoredSentence[]): boolean {
  const before = view.sentences[sentence.index - 1];
  return before !== undefined && pointsBack(sentence.text) && chosen.at(-1)?.sentence !== before;
}

/** The sentence, after the one that it points back to. */
function withContext(best: ScoredSentence): ScoredSentence[] {
  const before = best.view.sentences[best.sentence.index - 1];
  if (before === undefined || !pointsBack(best.sentence.text)) return [best];
  return [{ ...best, sentence: before }, best];
}

/** Share of the smaller sentence's words from which on two sentences tell the same thing. */
const SAME_SHARE = 0.8;

function saysTheSame(a: ScoredSentence, b: ScoredSentence): boolean {
  if (a.sentence === b.sentence) return true;
  const [small, large] = a.sentence.stems.size < b.sentence.stems.size ? [a, b] : [b, a];
  const shared = [...small.sentence.stems].filter((stemmed) => large.sentence.stems.has(stemmed)).length;
  return small.sentence.stems.size > 0 && shared / small.sentence.stems.size >= SAME_SHARE;
}
