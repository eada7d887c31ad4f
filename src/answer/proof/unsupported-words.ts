import { overlaps } from "./clauses.ts";
import type { ContentWord } from "./content-words.ts";
import { provedMoney } from "./numbers.ts";
import { matchesOf, type ProofText } from "./proof-text.ts";

/** Words that the lexicons lack which a sentence over evidence in the other language may have without support. */
const MOST_UNKNOWN = 1;

/**
 * Words of a text that claim something which no word of the evidence carries. Across languages a word that no lexicon
 * knows meets its counterpart by the dictionary's few senses alone, and often misses it: one such word is let through
 * where the evidence has a word left that it may stand for.
 */
export function unsupportedWords(told: ProofText, evidence: ProofText): ContentWord[] {
  const money = provedMoney(told, evidence);
  const unsupported = unmatchedWords(told, evidence).filter(
    (word) => !money.some((amount) => overlaps(amount, word)),
  );
  const isAcross = told.isChinese !== evidence.isChinese;
  if (!isAcross || unsupported.length > MOST_UNKNOWN || unmatchedWords(evidence, told).length === 0)
    return unsupported;
  return unsupported.filter((word) => isInLexicon(word) || PAST.test(word.text));
}

/** Words of a text that claim something and have no like in another one. */
function unmatchedWords(text: ProofText, other: ProofText): ContentWord[] {
  const isRead = (word: ContentWord): boolean =>
    [...text.dates, ...text.numbers, ...text.clocks].some((read) => overlaps(read, word));
  return text.words.filter(
    (word) => !word.isLight && !word.isName && !isRead(word) && matchesOf(word, other).length === 0,
  );
}

/** What an English sentence says that somebody did is its claim, known to a lexicon or not. */
const PAST = /[a-z]ed$/u;

/** Whether a lexicon of both languages holds a word: then it would have met what the evidence tells in the other one. */
function isInLexicon({ keys }: ContentWord): boolean {
  return [...keys].some((key) => /^(?:c:|e:|same-)/u.test(key));
}
