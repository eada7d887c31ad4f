import { fold } from "../language/fold.ts";
import { hasHan } from "../language/han.ts";
import type { QuestionTerm } from "./question-terms.ts";
import type { TextFeatures } from "./text-features.ts";

/**
 * How well a text holds a term, 0 to 1: by glossary entry, by Han pairs (the share of them) or by English words for
 * it (all the stems of one way to say it, or the best share of them at a discount).
 */
export function matchTerm(term: QuestionTerm, features: TextFeatures): number {
  if (term.entries.some(({ id }) => features.entries.has(id))) return 1;
  let best = term.concepts.some((id) => features.concepts.has(id)) ? SAME_CONCEPT : 0;
  if (term.grams.length > 0 && features.grams.size > 0) best = Math.max(best, shareOfGrams(term, features));
  for (const stems of term.stems) {
    const share = stems.filter((stemmed) => features.stems.has(stemmed)).length / stems.length;
    best = Math.max(best, share === 1 ? 1 : term.isName ? 0 : share * PARTIAL_ENGLISH);
  }
  return best;
}

/** Whether a text holds a term, or another word of its concept. */
export function holdsTerm(term: QuestionTerm, features: TextFeatures): boolean {
  return matchTerm(term, features) >= SAME_CONCEPT;
}

function shareOfGrams({ grams, text, isName }: QuestionTerm, features: TextFeatures): number {
  const share = grams.filter((gram) => features.grams.has(gram)).length / grams.length;
  // Half of the pairs of a name is another name.
  if (isName) return share === 1 ? 1 : 0;
  if (share > 0 || !hasHan(text)) return share;
  const characters = Array.from(fold(text));
  const found = characters.filter((character) => features.grams.has(character)).length;
  return (found / characters.length) * PARTIAL_HAN;
}

/** Another word of the same concept counts nearly as much as the word itself. A choice, not a measurement. */
const SAME_CONCEPT = 0.9;
/** A character shared is a hint at most: 獲頒 and 頒給, but also 市長 and 市場. A choice, not a measurement. */
const PARTIAL_HAN = 0.5;
/** "Deputy" alone is not "deputy mayor": part of a phrase counts half as much as its share. A choice, not a measurement. */
const PARTIAL_ENGLISH = 0.5;
