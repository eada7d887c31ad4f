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
  for (const { 0: found, index: start } of text.matchAll(pattern)) {
    const end = start + found.length;
    if (!isAcronym(found, text) && !isInName(text, start, end, reader)) return { start, end, text: found };
  }
  return null;
}

/** A text with something else in the place of a pronoun. */
export function replaced(text: string, { start, end }: Pronoun, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** One capital only begins a sentence, and a text all in capitals writes its pronouns so too. */
function isAcronym(word: string, text: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word) && /\p{Ll}/u.test(text);
}

function isInName(
  text: string,
  start: number,
  end: number,
  { glossary, dictionary }: FeatureReader,
): boolean {
  const isName = glossary
    .mentionsIn(text)
    .some(
      (name) =>
        NAME_KINDS.has(name.entry.kind) &&
        name.start < end &&
        name.end > start &&
        (name.start < start || name.end > end),
    );
  if (isName || !hasHan(text.slice(start, end))) return isName;
  return chineseWords(text, glossary, dictionary).some(
    (word) =>
      word.start <= start &&
      word.end >= end &&
      word.end - word.start > end - start &&
      dictionary.has(word.text),
  );
}
