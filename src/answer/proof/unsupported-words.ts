import { overlaps } from "./clauses.ts";
import type { ContentWord } from "./content-words.ts";
import { matchesOf, type ProofText } from "./proof-text.ts";

/** Words of a text that claim something which no word of the evidence carries. */
export function unsupportedWords(told: ProofText, evidence: ProofText): ContentWord[] {
  const isRead = (word: ContentWord): boolean =>
    [...told.dates, ...told.numbers, ...told.clocks].some((other) => overlaps(other, word));
  return told.words.filter(
    (word) => !word.isLight && !word.isName && !isRead(word) && matchesOf(word, evidence).length === 0,
  );
}
