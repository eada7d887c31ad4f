import { overlaps } from "./clauses.ts";
import type { ContentWord } from "./content-words.ts";
import { matchesOf, type ProofText } from "./proof-text.ts";

/** Words that the lexicons lack which a sentence over evidence in the other language may have without support. */
const MOST_UNKNOWN = 1;

/**
 * Words of a text that claim something which no word of the evidence carries. Across languages a word that no lexicon
 * knows meets its counterpart by the dictionary's few senses alone, and often misses it: one such word is let through.
 */
export function unsupportedWords(told: ProofText, evidence: ProofText): ContentWord[] {
  const isRead = (word: ContentWord): boolean =>
    [...told.dates, ...told.numbers, ...told.clocks].some((other) => overlaps(other, word));
  const unsupported = told.words.filter(
    (word) => !word.isLight && !word.isName && !isRead(word) && matchesOf(word, evidence).length === 0,
  );
  const isAcross = told.isChinese !== evidence.isChinese;
  return isAcross && unsupported.length <= MOST_UNKNOWN
    ? unsupported.filter((word) => isInLexicon(word) || PAST.test(word.text))
    : unsupported;
}

/** What an English sentence says that somebody did is its claim, known to a lexicon or not. */
const PAST = /[a-z]ed$/u;

/** Whether a lexicon of both languages holds a word: then it would have met what the evidence tells in the other one. */
function isInLexicon({ keys }: ContentWord): boolean {
  return [...keys].some((key) => /^(?:c:|e:|same-)/u.test(key));
}
