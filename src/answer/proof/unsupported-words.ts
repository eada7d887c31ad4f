import { hasHan } from "../../language/han.ts";
import type { Span } from "../../language/sentences.ts";
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

/** Whether two texts are written in different scripts, so that words meet through the gloss alone. */
export function isAcross(told: ProofText, evidence: ProofText): boolean {
  return isChinese(told.text) !== isChinese(evidence.text);
}

function isChinese(text: string): boolean {
  if (!hasHan(text)) return false;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > (text.match(/\p{Script=Latin}+/gu)?.length ?? 0);
}

/** Words of a sentence without support. */
export function failedClaims(told: ProofText, evidence: ProofText): Span[] {
  const unsupported = unsupportedWords(told, evidence);
  return unsupported.length === 0 ? [] : unsupported;
}
