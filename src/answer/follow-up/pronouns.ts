import { chineseWords } from "../../language/chinese-words.ts";
import { hasHan } from "../../language/han.ts";
import { type FeatureReader, NAME_KINDS } from "../text-features.ts";

/** Where a text points at something spoken of before. */
export interface Pronoun {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The first place where a pattern of pronouns (with the flag `g`) fits a text: not in a name, so no 他 in 馬爾他 and no
 * 那天 in 亞利桑那天氣, nor in a longer word of the dictionary, and not where capitals among small letters make it an
 * acronym ("IT companies"). Null where there is none.
 */
export function pronounIn(text: string, pattern: RegExp, reader: FeatureReader): Pronoun | null {
  const fits = Array.from(text.matchAll(pattern), ({ 0: found, index: start }): Pronoun => ({
    start,
    end: start + found.length,
    text: found,
  }));
  // Reading the names takes longer than all else, and most questions have no pronoun.
  if (fits.length === 0) return null;
  const names = namesIn(text, reader);
  const words = knownWords(text, reader);
  return (
    fits.find(
      ({ start, end, text: found }) =>
        !isAcronym(found, text) &&
        !names.some((name) => reachesOut(name, start, end)) &&
        !words.some((word) => word.start <= start && word.end >= end && word.end - word.start > end - start),
    ) ?? null
  );
}

/** A text with something else in the place of a pronoun. */
export function replaced(text: string, { start, end }: Pronoun, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** One capital only begins a sentence, and a text all in capitals writes its pronouns so too. */
function isAcronym(word: string, text: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word) && /\p{Ll}/u.test(text);
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function namesIn(text: string, { glossary }: FeatureReader): readonly Stretch[] {
  return glossary.mentionsIn(text).filter(({ entry }) => NAME_KINDS.has(entry.kind));
}

/** Chinese words that the dictionary knows. */
function knownWords(text: string, { glossary, dictionary }: FeatureReader): readonly Stretch[] {
  if (!hasHan(text)) return [];
  return chineseWords(text, glossary, dictionary).filter((word) => dictionary.has(word.text));
}

/** Whether a name shares letters with a stretch and goes on beyond it. */
function reachesOut(name: Stretch, start: number, end: number): boolean {
  return name.start < end && name.end > start && (name.start < start || name.end > end);
}
