import { chineseWords } from "../language/chinese-words.ts";
import { dateMentions } from "../language/dates.ts";
import { fold } from "../language/fold.ts";
import type { GlossaryEntry, GlossaryKind } from "../language/glossary.ts";
import { hasHan } from "../language/han.ts";
import { stem } from "../language/stem.ts";
import { sensesOf } from "../language/word-senses.ts";
import {
  CHINESE_QUESTION_PHRASES,
  CHINESE_STOP_WORDS,
  COMMON_HAN,
  COMMON_STEMS,
  DEMONYMS,
  ENGLISH_QUESTION_WORDS,
} from "./question-words.ts";
import { type FeatureReader, hanGrams, latinStems, NAME_KINDS } from "./text-features.ts";

/** A word or name of a question that evidence is looked up for. */
export interface QuestionTerm {
  /** As the question writes it. */
  readonly text: string;
  /** Names somebody or something; half of a name is another name. */
  readonly isName: boolean;
  /** Has to be in the evidence; other terms may be missing at a price. */
  readonly isRequired: boolean;
  /** Says what is asked about this event rather than which event ("delegation" rather than "Taipei forum"). */
  readonly isFocus: boolean;
  /** Glossary entries that it is. */
  readonly entries: readonly GlossaryEntry[];
  /** Ids of the concepts that it belongs to. */
  readonly concepts: readonly string[];
  /** Folded Han characters and pairs, empty for a Latin word. */
  readonly grams: readonly string[];
  /** Ways to say it in English, each a list of stems that belong together. */
  readonly stems: readonly (readonly string[])[];
  /** The likeliest English words for it, as they are written. */
  readonly english: readonly string[];
  /** How much it tells, from its rarity in the corpus; 0 and up. */
  readonly weight: number;
}

/** How many passages of the corpus hold a stem or a Han pair, and how many passages there are. */
export interface TermStatistics {
  readonly passageCount: number;
  documentFrequency(token: string): number;
}

/**
 * Names that tell one event from another. Countries, organisations and venues stand in a question as a description as
 * often as not ("the South Korean city of Daegu"), and news leaves them out.
 */
const REQUIRED_KINDS: ReadonlySet<GlossaryKind> = new Set<GlossaryKind>([
  "people",
  "cities",
  "districts",
  "series",
  "animals",
]);

/**
 * Takes a question apart into the names and words that say what it is about. Dates and editions are left to
 * `questionTime`. `question` is clean text, Chinese in Traditional.
 */
export function questionTerms(
  question: string,
  reader: FeatureReader,
  statistics: TermStatistics,
): QuestionTerm[] {
  const text = blankOut(question, dateMentions(question));
  const terms: QuestionTerm[] = [];
  const mentions = reader.glossary.mentionsIn(text);
  const byPlace = Map.groupBy(mentions, ({ start }) => start);
  let rest = text;
  for (const group of byPlace.values()) {
    const first = group[0];
    if (first === undefined) continue;
    const written = text.slice(first.start, first.end);
    const entries = group.map(({ entry }) => entry);
    rest = blankOut(rest, [first]);
    if (!hasHan(written) && ENGLISH_QUESTION_WORDS.has(written.toLowerCase())) continue;
    terms.push(entryTerm(written, entries, reader, statistics));
  }
  for (const mention of reader.lexicon.mentionsIn(withoutPhrases(rest))) {
    if (!isPhrase(rest.slice(mention.start, mention.end), mention.size)) continue;
    terms.push(phraseTerm(rest.slice(mention.start, mention.end), mention.ids, reader, statistics));
    rest = blankOut(rest, [mention]);
  }
  for (const { text: cut } of chineseWords(withoutPhrases(rest), reader.glossary, reader.dictionary)) {
    const word = withoutParticle(cut);
    if (isEmptyWord(word)) continue;
    terms.push(chineseTerm(word, reader, statistics));
  }
  for (const match of rest.matchAll(/(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'’.&-])+/gu)) {
    terms.push(...latinTerms(match[0], match.index, question, reader, statistics));
  }
  return mergeSame(terms);
}

function blankOut(text: string, spans: readonly { start: number; end: number }[]): string {
  let result = text;
  for (const { start, end } of spans) {
    result = result.slice(0, start) + " ".repeat(end - start) + result.slice(end);
  }
  return result;
}

function withoutPhrases(text: string): string {
  return text.replaceAll(CHINESE_QUESTION_PHRASES, (phrase) => " ".repeat(phrase.length));
}

/** The segmenter leaves a particle with its verb: 簽過 is 簽, 贏的 is 贏. */
function withoutParticle(word: string): string {
  return word.length === 2 ? word.replace(/[過了著的]$/u, "") : word;
}

/** Words that say nothing of what is asked, alone or put together (是用), and counts (三項), which are no words. */
function isEmptyWord(word: string): boolean {
  const folded = fold(word);
  if (CHINESE_STOP_WORDS.has(folded) || /^[一二两三四五六七八九十几多]+.?$/u.test(folded)) return true;
  return Array.from(folded).every((character) => CHINESE_STOP_WORDS.has(character));
}

function entryTerm(
  written: string,
  entries: readonly GlossaryEntry[],
  { lexicon }: FeatureReader,
  statistics: TermStatistics,
): QuestionTerm {
  const isName = entries.some(({ kind }) => NAME_KINDS.has(kind));
  const grams = [...new Set(entries.flatMap(({ zh }) => zh.flatMap(wordGrams)))];
  const stems = entries.flatMap(({ en }) => en.map(contentStems)).filter((list) => list.length > 0);
  const own = hasHan(written) ? wordGrams(written) : contentStems(written);
  return {
    text: written,
    isName,
    isRequired: entries.some(({ kind }) => REQUIRED_KINDS.has(kind)),
    isFocus: !isName && !isCommon(written),
    entries,
    concepts: isName ? [] : lexicon.of(written),
    grams: hasHan(written) ? grams : [],
    stems,
    english: spoken(entries.flatMap(({ en }) => en)),
    weight: weightOf(own, statistics),
  };
}

/** Of several words, which one by one say less than together: "put pen to paper". */
function isPhrase(written: string, size: number): boolean {
  if (hasHan(written)) return !isEmptyWord(written) && size > 1;
  return size > 1 && !latinStems(written).every((word) => ENGLISH_QUESTION_WORDS.has(word));
}

function phraseTerm(
  written: string,
  concepts: readonly string[],
  reader: FeatureReader,
  statistics: TermStatistics,
): QuestionTerm {
  if (hasHan(written)) return { ...chineseTerm(written, reader, statistics), concepts };
  const stems = contentStems(written);
  return {
    text: written,
    isName: false,
    isRequired: false,
    isFocus: !isCommon(written),
    entries: [],
    concepts,
    grams: [],
    stems: [stems],
    english: [written.toLowerCase()],
    weight: weightOf(stems, statistics),
  };
}

function chineseTerm(
  word: string,
  { dictionary, lexicon }: FeatureReader,
  statistics: TermStatistics,
): QuestionTerm {
  const senses = sensesOf(word, dictionary);
  const grams = wordGrams(word);
  return {
    text: word,
    isName: false,
    isRequired: false,
    isFocus: !isCommon(word),
    entries: [],
    concepts: lexicon.of(word),
    grams,
    stems: senses.map(contentStems).filter((list) => list.length > 0),
    english: spoken(senses),
    weight: weightOf(grams, statistics),
  };
}

function latinTerms(
  run: string,
  at: number,
  question: string,
  { lexicon }: FeatureReader,
  statistics: TermStatistics,
): QuestionTerm[] {
  // "Wen-je's" and "city-to-city" are several words; what follows an apostrophe is no word of its own.
  return run.split(/[-.&]/u).flatMap((part): QuestionTerm[] => {
    const word = fold(part).replace(/'s?$/u, "").replaceAll("'", "");
    if (word === "" || ENGLISH_QUESTION_WORDS.has(word)) return [];
    const stemmed = stem(word);
    const opensSentence = /^\W*$/u.test(question.slice(0, at));
    const isName = /^\p{Lu}\p{L}+$/u.test(part) && !opensSentence && !DEMONYMS.has(word);
    const isFocus = !COMMON_STEMS.has(stemmed);
    const weight = weightOf([stemmed], statistics);
    return [
      {
        text: part,
        isName,
        // A word with a capital letter may be a country that news calls otherwise, or misspelt: weighed, not required.
        isRequired: false,
        isFocus: isFocus && !isName,
        entries: [],
        concepts: isName ? [] : lexicon.of(word),
        grams: [],
        stems: [[stemmed]],
        english: [word],
        weight,
      },
    ];
  });
}

/** More ways to say a word blur its meaning. */
const MOST_SPOKEN = 2;

/** The likeliest ways to say a word, of its English forms with the likeliest first. */
export function spoken(forms: readonly string[]): string[] {
  return forms.slice(0, MOST_SPOKEN).map((form) => form.toLowerCase());
}

/** The pairs of a word, or its one character. */
function wordGrams(word: string): string[] {
  const grams = hanGrams(word);
  const pairs = grams.filter((gram) => Array.from(gram).length > 1);
  return pairs.length > 0 ? pairs : grams;
}

function contentStems(english: string): string[] {
  const stems = latinStems(english);
  const content = stems.filter((stemmed) => !ENGLISH_QUESTION_WORDS.has(stemmed));
  return content.length > 0 ? content : stems;
}

function isCommon(written: string): boolean {
  return hasHan(written)
    ? COMMON_HAN.has(fold(written))
    : latinStems(written).every((stemmed) => COMMON_STEMS.has(stemmed));
}

/**
 * Mean inverse document frequency of the parts of a term, by BM25's formula (Robertson and Spärck Jones, kept
 * positive by the added 1).
 */
function weightOf(tokens: readonly string[], statistics: TermStatistics): number {
  if (tokens.length === 0) return 0;
  const idf = (token: string): number => {
    const df = Math.min(statistics.documentFrequency(token), statistics.passageCount);
    return Math.log(1 + (statistics.passageCount - df + 0.5) / (df + 0.5));
  };
  return tokens.reduce((sum, token) => sum + idf(token), 0) / tokens.length;
}

function mergeSame(terms: readonly QuestionTerm[]): QuestionTerm[] {
  const seen = new Set<string>();
  return terms.filter((term) => {
    const key = term.entries.length > 0 ? term.entries.map(({ id }) => id).join("|") : fold(term.text);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
