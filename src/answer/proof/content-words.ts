import { chineseWords } from "../../language/chinese-words.ts";
import type { GlossaryMention } from "../../language/glossary.ts";
import { fold } from "../../language/fold.ts";
import { hasHan } from "../../language/han.ts";
import { LATIN_WORD } from "../../language/latin-words.ts";
import type { Span } from "../../language/sentences.ts";
import { stem } from "../../language/stem.ts";
import { sensesOf } from "../../language/word-senses.ts";
import { type FeatureReader, NAME_KINDS } from "../text-features.ts";
import { EQUIVALENTS } from "./equivalent-words.ts";
import { isLightChinese, isLightEnglish } from "./light-words.ts";
import type { SurnameMention } from "../surnames.ts";

/** A word of a text with all that it can be known by in another one, of either language. */
export interface ContentWord extends Span {
  /** Folded. */
  readonly text: string;
  /**
   * Its stem or itself, ids of concepts (`c:`) and glossary entries (`e:`), its English senses: a stem, `s:` and the stems of
   * several words, each stem by itself where it is of the glossary.
   */
  readonly keys: ReadonlySet<string>;
  /** Stems of its English senses of several words: 漁業 is "fishing industry", and no other industry. */
  readonly parts: ReadonlySet<string>;
  /** What it may be made of, for words made of the same. */
  readonly roots: readonly string[];
  /** Claims nothing of its own: grammar, pronouns, what only joins. */
  readonly isLight: boolean;
  /** Part of a name that the glossary knows, or written with a capital like one. */
  readonly isName: boolean;
}

/** The words of a text, in order. */
export function contentWords(
  text: string,
  reader: FeatureReader,
  mentions: readonly GlossaryMention[] = reader.glossary.mentionsIn(text),
  surnames: readonly SurnameMention[] = [],
): ContentWord[] {
  const shared = sharedKeys(text, reader, mentions, surnames);
  const keysAt = ({ start, end }: Span): string[] =>
    shared.filter((other) => other.start < end && start < other.end).flatMap(({ keys }) => keys);
  const isNamed = ({ start, end }: Span): boolean =>
    shared.some((other) => other.isName && other.start < end && start < other.end);
  const words = [...latinWords(text), ...hanWords(text, reader)].map((word): ContentWord => ({
    ...word,
    keys: new Set([...word.keys, ...keysAt(word)]),
    roots: rootsOf([...word.keys, ...word.parts]),
    isName: word.isName || isNamed(word),
  }));
  return words.sort((a, b) => a.start - b.start);
}

/** Concepts and glossary entries where they stand: they may take several words. */
function sharedKeys(
  text: string,
  { lexicon }: FeatureReader,
  mentions: readonly GlossaryMention[],
  surnames: readonly SurnameMention[],
): (Span & { keys: readonly string[]; isName: boolean })[] {
  return [
    ...lexicon.mentionsIn(text).map(({ start, end, ids }) => ({
      start,
      end,
      keys: ids.map((id) => `c:${id}`),
      isName: false,
    })),
    ...EQUIVALENTS.mentionsIn(text).map(({ start, end, ids }) => ({ start, end, keys: ids, isName: false })),
    ...surnames.map(({ start, end, ids }) => ({
      start,
      end,
      keys: ids.map((id) => `e:${id}`),
      isName: true,
    })),
    ...mentions.map(({ start, end, entry }) => ({
      start,
      end,
      keys: [
        `e:${entry.id}`,
        ...[...entry.en, ...entry.zh].flatMap((form) => lexicon.of(form)).map((id) => `c:${id}`),
      ],
      isName: NAME_KINDS.has(entry.kind),
    })),
  ];
}

/** Known by their entries alone: romanised names share syllables. */
const WHO_AND_WHERE: ReadonlySet<string> = new Set(["people", "cities", "countries"]);

/** A word by itself. */
type ReadWord = Omit<ContentWord, "roots">;

function latinWords(text: string): ReadWord[] {
  return Array.from(fold(text).matchAll(LATIN_WORD), ({ 0: word, index: start }) => ({
    start,
    end: start + word.length,
    text: word,
    keys: new Set([stem(word)]),
    parts: NO_PARTS,
    isLight: isLightEnglish(word) || /^\d/u.test(word) || word.length < 2,
    isName: /^\p{Lu}/u.test(text.slice(start)),
  }));
}

function hanWords(text: string, { glossary, dictionary, lexicon }: FeatureReader): ReadWord[] {
  return chineseWords(text, glossary, dictionary).map(({ start, end, text: word, entry }) => {
    const folded = fold(word);
    const isWhoOrWhere = entry !== null && WHO_AND_WHERE.has(entry.kind);
    const english = entry === null ? sensesOf(word, dictionary) : isWhoOrWhere ? [] : entry.en;
    const senses = english
      .map((sense) =>
        Array.from(fold(sense).matchAll(LATIN_WORD), ([part]) => part)
          .filter((part) => !isLightEnglish(part))
          .map(stem),
      )
      .filter((stems) => stems.length > 0);
    const isWhole = (stems: readonly string[]): boolean => entry !== null || stems.length === 1;
    return {
      start,
      end,
      text: folded,
      keys: new Set([
        folded,
        ...lexicon.of(word).map((id) => `c:${id}`),
        ...EQUIVALENTS.of(word),
        ...senses.flatMap((stems) => (isWhole(stems) ? stems : [`s:${stems.join(" ")}`])),
      ]),
      parts: new Set(senses.filter((stems) => !isWhole(stems)).flat()),
      isLight: isLightChinese(folded),
      isName: entry !== null && NAME_KINDS.has(entry.kind),
    };
  });
}

/** Letters that two stems share at least where the one is made of the other: "announc", "announcement". */
const SHARED_LETTERS = 5;

/** Whether words may stand for each other: by a key of both, or by how they are built. */
export function isSameWord(one: ContentWord, other: ContentWord): boolean {
  const entries = entriesOf(one);
  if (entries.length > 0 && entriesOf(other).length > 0) return entries.some((key) => other.keys.has(key));
  for (const key of one.keys) if (other.keys.has(key)) return true;
  if (hasHan(one.text) && hasHan(other.text)) return isSameHan(one.text, other.text);
  for (const part of one.parts) if (other.keys.has(part)) return true;
  for (const part of other.parts) if (one.keys.has(part)) return true;
  return isSameStem(one, other);
}

const NO_PARTS: ReadonlySet<string> = new Set();

/** Whether one of two words of Chinese is a part of the other, and more than a character. */
export function isSameHan(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length > 1 && long.includes(short);
}

/** Endings by which a word is made of another one: "wood", "wooden". */
const DERIVED = /^(?:en|er|or|al|ic|ful|ian|an|ese|ness|ment|ship|ation|ion|ist|ism|ous|ive)$/u;

function isSameStem(one: ContentWord, other: ContentWord): boolean {
  return one.roots.some((a) => other.roots.some((b) => sharesRoot(a, b)));
}

/** What a word may be made of: its stems of four letters and more, and "play" for the "plai" of "played". */
function rootsOf(stems: Iterable<string>): string[] {
  const long = Array.from(stems).filter((one) => /^[a-z]{4,}$/u.test(one));
  return [...long, ...long.filter((one) => one.endsWith("i")).map((one) => `${one.slice(0, -1)}y`)];
}

function sharesRoot(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (shared === short.length && DERIVED.test(long.slice(shared))) return true;
  return shared >= SHARED_LETTERS && shared >= short.length - 1;
}

/** Persons, cities and countries that a word names. */
function entriesOf({ keys }: ContentWord): string[] {
  return [...keys].filter((key) => /^e:(?:people|cities|countries):/u.test(key));
}
