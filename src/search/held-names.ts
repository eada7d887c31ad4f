import { fold } from "../language/fold.ts";
import { hasHan } from "../language/han.ts";
import { mandarinSyllable } from "../language/mandarin-syllables.ts";
import { soundOfChinese, soundOfLatin } from "../language/name-sounds.ts";
import { stem } from "../language/stem.ts";
import type { StringTable } from "../language/string-table.ts";
import { lexicalTokens } from "../language/tokens.ts";

/** First letters by which a word is taken for a form of another: "Icelanders" where articles have "Iceland". */
const ALIKE_LETTERS = 5;
/**
 * Least likeness in sound of a name with one in the other script. Questions about 108 invented cities: at .72 a name put in the
 * place of one they know was noticed in 89 of 100 English ones, at .8 in 98 (docs/decisions/0040-names-that-nobody-knows.md).
 */
const SOUNDS_ALIKE = 0.8;
/**
 * The same for a name in Chinese, whose sound is vaguer: three in four unknown ones are as like as .8 to some Latin name of
 * the shipped corpus. At .9 no more questions are refused wrongly than at .8, and of 322 names put in another's place 221 were noticed for 82.
 */
const CHINESE_SOUNDS_ALIKE = 0.9;
/** Pairs of a name that is held where one of them is: 派海元 of 派海元市. */
const SHORT_PAIRS = 2;

/** The terms that passages have, and the names among them by their sound. */
export interface HeldTerms {
  /** Of the lexical index: stems, Han characters and pairs of them, folded; English of Chinese words among them. */
  readonly terms: StringTable;
  /** How far the likest name of the other script sounds like this one, up to 1. */
  readonly likenessOfNames: (sound: string, isChinese: boolean) => number;
}

/** Whether passages have a name, as it is written, in another form, or as the other script writes or reads it. */
export function holdsName(name: string, { terms, likenessOfNames }: HeldTerms): boolean {
  return hasHan(name) ? holdsChinese(name) : holdsLatin(name);

  function holdsLatin(written: string): boolean {
    const word = fold(written).replaceAll(/['’]/gu, "");
    return (
      has(word) ||
      has(stem(word)) ||
      (word.length >= ALIKE_LETTERS && hasBeginning(word.slice(0, ALIKE_LETTERS))) ||
      likenessOfNames(soundOfLatin(written), false) >= SOUNDS_ALIKE
    );
  }

  function holdsChinese(written: string): boolean {
    const pairs = lexicalTokens(written).filter((token) => Array.from(token).length > 1);
    // A name of another place may share pairs: 卡斯特維亞 and 威斯特維克. Of a short one that stands before 市, a character may be another word's.
    const held = pairs.filter(has).length;
    if (held === pairs.length || (pairs.length <= SHORT_PAIRS && held > 0)) return true;
    return isRead(written) || likenessOfNames(soundOfChinese(written), true) >= CHINESE_SOUNDS_ALIKE;
  }

  /** Whether a word is how the characters are read: Chengpu for 澄浦, and Chengpu's harbour for 澄浦港. */
  function isRead(written: string): boolean {
    const reading = Array.from(written, (character) => mandarinSyllable(character) ?? "").join("");
    for (let length = ALIKE_LETTERS; length <= reading.length; length++)
      if (has(reading.slice(0, length))) return true;
    return reading.length >= ALIKE_LETTERS && hasBeginning(reading);
  }

  function has(term: string): boolean {
    return terms.find(term) >= 0;
  }

  function hasBeginning(letters: string): boolean {
    const { from, to } = terms.beginningWith(letters);
    return to > from;
  }
}
