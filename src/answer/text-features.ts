import { chineseWords } from "../language/chinese-words.ts";
import type { ConceptMention, Concepts } from "../language/concepts.ts";
import type { Dictionary } from "../language/dictionary.ts";
import { fold } from "../language/fold.ts";
import {
  type Glossary,
  GLOSSARY_KINDS,
  type GlossaryKind,
  type GlossaryMention,
} from "../language/glossary.ts";
import { hasHan } from "../language/han.ts";
import { ENGLISH_QUESTION_WORDS } from "./question-words.ts";
import { surnameMentions } from "./surnames.ts";
import { LATIN_WORD } from "../language/latin-words.ts";
import { stem } from "../language/stem.ts";
import { sensesOf } from "../language/word-senses.ts";

/** What a text holds, in forms that a question's words can be looked up in. */
export interface TextFeatures {
  /** Stems of its English words, and of the English for its Chinese words by glossary and dictionary. */
  readonly stems: ReadonlySet<string>;
  /** Its Han characters and pairs of neighbours, in folded form. */
  readonly grams: ReadonlySet<string>;
  /** Ids of the glossary entries that it names. */
  readonly entries: ReadonlySet<string>;
  /** Ids of the concepts that it speaks of. */
  readonly concepts: ReadonlySet<string>;
  /** Its English words in small letters, and the likeliest English words for its Chinese ones, each once. */
  readonly words: readonly string[];
}

/** A text read in one piece, with where it names what. */
export interface ReadText extends TextFeatures {
  readonly mentions: readonly GlossaryMention[];
  readonly conceptMentions: readonly ConceptMention[];
}

/** Sections of the glossary that hold names: what they name has to be in the evidence. */
export const NAME_KINDS: ReadonlySet<GlossaryKind> = new Set(
  GLOSSARY_KINDS.filter((kind) => kind !== "roles" && kind !== "terms"),
);

const HAN_RUN = /\p{Script=Han}+/gu;

/** Stems of the Latin words of a text, in order, numbers among them; "e-sports" also gives "esport". */
export function latinStems(text: string): string[] {
  const folded = fold(text);
  const stems: string[] = [];
  let prefix: { letter: string; end: number } | null = null;
  for (const { 0: word, index } of folded.matchAll(LATIN_WORD)) {
    if (prefix?.end === index - 1) stems.push(stem(prefix.letter + word));
    stems.push(stem(word));
    prefix = /^[a-z]$/.test(word) ? { letter: word, end: index + 1 } : null;
  }
  return stems;
}

/** Folded Han characters of a text and the pairs of neighbouring ones. */
export function hanGrams(text: string): string[] {
  const grams: string[] = [];
  for (const [run] of fold(text).matchAll(HAN_RUN)) {
    const characters = Array.from(run);
    characters.forEach((character, index) => {
      grams.push(character);
      const next = characters[index + 1];
      if (next !== undefined) grams.push(character + next);
    });
  }
  return grams;
}

/** English words of a text in small letters, without those that carry no content. */
function plainWords(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z](?:['-]*[a-z])+/g) ?? [];
  return words.filter((word) => !ENGLISH_QUESTION_WORDS.has(word));
}

/** What may stand before a surname: no character of a word or a place (雙方代表, 時任市長, 雲林縣長), but a mark or a word that joins. */
const BEFORE_SURNAME = /(?:^|[^\p{Script=Han}]|[由與和及向給請在於是而並讓對])$/u;

/** Persons whom a Chinese text calls by surname and office, 游縣長, where only one can be meant. */
function namedByOffice(text: string, glossary: Glossary, mentions: readonly GlossaryMention[]): string[] {
  return surnameMentions(text, glossary, mentions).flatMap(({ start, ids }) => {
    const isSurname = hasHan(text.charAt(start)) && BEFORE_SURNAME.test(text.slice(0, start));
    return ids.length === 1 && isSurname ? ids : [];
  });
}

/** Reads texts of both languages into features. */
export class FeatureReader {
  readonly glossary: Glossary;
  readonly dictionary: Dictionary;
  readonly lexicon: Concepts;

  constructor(glossary: Glossary, dictionary: Dictionary, lexicon: Concepts) {
    this.glossary = glossary;
    this.dictionary = dictionary;
    this.lexicon = lexicon;
  }

  read(text: string): ReadText {
    const stems = new Set(latinStems(text));
    const words = new Set(plainWords(text));
    const entries = new Set<string>();
    const mentions = this.glossary.mentionsIn(text);
    for (const { entry } of mentions) entries.add(entry.id);
    for (const id of namedByOffice(text, this.glossary, mentions)) entries.add(id);
    const conceptMentions = this.lexicon.mentionsIn(text);
    const concepts = new Set(conceptMentions.flatMap(({ ids }) => ids));
    for (const word of chineseWords(text, this.glossary, this.dictionary)) {
      const english = word.entry === null ? sensesOf(word.text, this.dictionary) : word.entry.en;
      for (const id of this.lexicon.of(word.text)) concepts.add(id);
      for (const plain of plainWords(english[0] ?? "")) words.add(plain);
      for (const sense of english) for (const stemmed of latinStems(sense)) stems.add(stemmed);
    }
    return {
      stems,
      grams: new Set(hanGrams(text)),
      entries,
      concepts,
      mentions,
      conceptMentions,
      words: [...words],
    };
  }
}
