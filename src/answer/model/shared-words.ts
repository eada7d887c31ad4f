import { hasHan } from "../../language/han.ts";
import { latinStems, type TextFeatures } from "../text-features.ts";

/**
 * How much of what a text says in words another one has too, 0 to 1: of its words by stem, those of Chinese through
 * glossary and dictionary, or, where both are Chinese, of its pairs of characters. It tells which sentence a text was
 * most likely taken from, and proves nothing.
 */
export function sharedWords(text: TextFeatures, other: TextFeatures): number {
  const stems = text.words.flatMap((word) => latinStems(word));
  const pairs = [...text.grams].filter((gram) => Array.from(gram).length === 2);
  const byStem = share(stems, other.stems);
  const byPair = [...other.grams].some(hasHan) ? share(pairs, other.grams) : 0;
  return Math.max(byStem, byPair);
}

function share(parts: readonly string[], held: ReadonlySet<string>): number {
  return parts.length === 0 ? 0 : parts.filter((part) => held.has(part)).length / parts.length;
}
