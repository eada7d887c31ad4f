import { type ChineseWord, chineseWords } from "./chinese-words.ts";
import { contentStems } from "./content-stems.ts";
import { dateMentions } from "./dates.ts";
import type { Dictionary } from "./dictionary.ts";
import { everydayWord } from "./everyday-words.ts";
import { fold } from "./fold.ts";
import type { Glossary } from "./glossary.ts";
import { hasHan } from "./han.ts";
import { newsWord } from "./news-words.ts";
import { soundOfChinese, soundOfLatin } from "./name-sounds.ts";

/** An English stem that a Chinese word may mean, with how likely that is, up to 1. */
export type Translation = readonly [stem: string, weight: number];

/** A word of a text by which texts in either language are found. */
export interface MeaningWord {
  /** English stem, or Chinese word in folded form; a Chinese stretch that may be a foreign name begins with `~`. */
  readonly term: string;
  /** Of a Chinese word, the same for the same term; empty for others and for what the dictionary lacks. */
  readonly translations: readonly Translation[];
  /** How a name sounds, "" for what is none. */
  readonly sound: string;
}

/**
 * Version of the words that a text is found by; it enters the corpus fingerprint. Change it with any rule here, in
 * `content-stems.ts` or in `name-sounds.ts`.
 */
export const MEANING_RULES = "meaning-4";

/** Before a Chinese stretch that may be a foreign name: it finds names that sound like it, not words. */
export const NAME_MARK = "~";

/** Weight of a sense after the one before it, and the power of its length by which it is divided. */
const NEXT_SENSE = 0.8;
const LENGTH_POWER = 0.7;
/** Weight of what a part of a word means, of what its characters mean where the word is unknown. */
const PART = 0.3;
const CHARACTER = 0.5;
/** Words whose translations are kept; then they are forgotten, so that what citizens write fills no memory. */
const MOST_KEPT = 50_000;
const SHORTEST_LATIN_NAME = 3;
const LONGEST_NAME = 9;
/** Without May, which in English is a word of grammar as well. */
const MONTHS = "January February March April - June July August September October November December"
  .split(" ")
  .map((name) => contentStems(name)[0]);
const LATIN_NAME = /(?<![\p{L}'])\p{Lu}\p{L}{2,}/gu;

/** Reads texts for the words by which they are found across languages. Both Chinese scripts give the same. */
export class MeaningReader {
  readonly #glossary: Glossary;
  readonly #dictionary: Dictionary;
  readonly #translations = new Map<string, readonly Translation[]>();

  constructor(glossary: Glossary, dictionary: Dictionary) {
    this.#glossary = glossary;
    this.#dictionary = dictionary;
  }

  /** Every word that says something, in order, repeated as the text repeats it. */
  words(text: string): MeaningWord[] {
    const latin = this.#latin(text);
    return hasHan(text) ? [...this.#chinese(fold(text)), ...latin] : latin;
  }

  #latin(text: string): MeaningWord[] {
    const names = new Map<string, string>();
    for (const [name] of text.normalize("NFC").matchAll(LATIN_NAME)) {
      const [stem] = contentStems(name);
      if (stem !== undefined && name.length >= SHORTEST_LATIN_NAME) names.set(stem, soundOfLatin(name));
    }
    return contentStems(text).map((term) => ({ term, translations: [], sound: names.get(term) ?? "" }));
  }

  /** `text` in folded form. */
  #chinese(text: string): MeaningWord[] {
    const cut = chineseWords(text, this.#glossary, this.#dictionary);
    const words = this.#pieces(cut).flatMap(({ text: word, entry, isName }): MeaningWord[] => {
      if (entry !== null) {
        const stems = [...new Set(contentStems(entry.en[0] ?? ""))];
        return (stems.length === 0 ? [word] : stems).map((term) => ({ term, translations: [], sound: "" }));
      }
      if (isName && !this.#dictionary.has(word))
        return [{ term: word, translations: this.#nameTranslations(word), sound: "" }];
      const translations = this.translationsOf(word);
      return isGrammar(word) ? [] : [{ term: word, translations, sound: "" }];
    });
    const months = dateMentions(text).flatMap(({ start, end, month }) => {
      const term = month === null ? undefined : MONTHS[month - 1];
      return term === undefined || !hasHan(text.slice(start, end))
        ? []
        : [{ term, translations: [], sound: "" }];
    });
    return [...words, ...this.#names(cut), ...months];
  }

  /** Words, with neighbouring characters that write a foreign name put together: 埃尔维 is no dust. */
  #pieces(words: readonly ChineseWord[]): { text: string; entry: ChineseWord["entry"]; isName: boolean }[] {
    const pieces: { text: string; entry: ChineseWord["entry"]; isName: boolean }[] = [];
    let group: ChineseWord[] = [];
    const close = (): void => {
      const isName =
        group.reduce((length, { text: word }) => length + word.length, 0) > 1 &&
        (group.length > 1 || group.some(({ text: word }) => !this.#dictionary.has(word)));
      if (isName) pieces.push({ text: group.map((word) => word.text).join(""), entry: null, isName });
      else pieces.push(...group.map((word) => ({ text: word.text, entry: null, isName })));
      group = [];
    };
    for (const word of words) {
      const fits = word.entry === null && this.#mayWriteName(word.text);
      if (!fits || group.at(-1)?.end !== word.start) close();
      if (fits) group.push(word);
      else pieces.push({ text: word.text, entry: word.entry, isName: false });
    }
    close();
    return pieces;
  }

  #mayWriteName(word: string): boolean {
    if (soundOfChinese(word) === "" || isGrammar(word)) return false;
    return word.length === 1 || !this.#isCommonWord(word);
  }

  /** Whether a word means something in small letters: names and what the dictionary lacks do not. */
  #isCommonWord(word: string): boolean {
    return (this.#dictionary.senses(word) ?? []).some((sense) => /^[\p{Ll}\p{N}]/u.test(sense));
  }

  /** Stretches of characters that may write a foreign name, each once. */
  #names(words: readonly ChineseWord[]): MeaningWord[] {
    const names = new Set<string>();
    let run: string[] = [];
    const close = (): void => {
      const whole = run.join("");
      const isPossible = run.some((word) => word.length === 1 || !this.#isCommonWord(word));
      if (whole.length > 1 && whole.length <= LONGEST_NAME && isPossible) names.add(whole);
      for (const word of run) if (word.length > 1 && !this.#isCommonWord(word)) names.add(word);
      run = [];
    };
    let end = -1;
    for (const word of words) {
      const fits = soundOfChinese(word.text) !== "" && !isGrammar(word.text);
      if (!fits || word.start !== end) close();
      if (fits) run.push(word.text);
      end = word.end;
    }
    close();
    return Array.from(names, (name) => ({
      term: NAME_MARK + name,
      translations: [],
      sound: soundOfChinese(name),
    }));
  }

  /** What a Chinese word, in folded form, may mean; the likeliest has weight 1. */
  translationsOf(word: string): readonly Translation[] {
    let known = this.#translations.get(word);
    if (known === undefined) {
      if (this.#translations.size >= MOST_KEPT) this.#translations.clear();
      known = this.#translate(word);
      this.#translations.set(word, known);
    }
    return known;
  }

  #translate(word: string): readonly Translation[] {
    const weights = new Map<string, number>();
    const everyday = everydayWord(word);
    if (everyday !== null) {
      for (const term of contentStems(everyday)) weights.set(term, 1);
      if (word.length === 1 || weights.size === 0) return [...weights];
    } else for (const term of contentStems(newsWord(word) ?? "")) weights.set(term, 1);
    keepHighest(weights, this.#senses(word), 1);
    for (const part of partsOf(word)) keepHighest(weights, this.#senses(part), PART);
    if (weights.size === 0 && word.length > 1) {
      for (const character of word) {
        if (everydayWord(character) === null) keepHighest(weights, this.#senses(character), CHARACTER);
      }
    }
    return [...weights];
  }

  #nameTranslations(name: string): readonly Translation[] {
    const weights = new Map<string, number>();
    for (const part of [name, ...partsOf(name)]) {
      if (!this.#isCommonWord(part)) keepHighest(weights, this.#senses(part), part === name ? 1 : PART);
    }
    return [...weights];
  }

  #senses(word: string): Translation[] {
    const weights = new Map<string, number>();
    (this.#dictionary.senses(word) ?? []).forEach((sense, rank) => {
      const stems = [...new Set(contentStems(sense))];
      const weight = NEXT_SENSE ** rank / stems.length ** LENGTH_POWER;
      for (const term of stems) weights.set(term, Math.max(weights.get(term) ?? 0, weight));
    });
    const highest = Math.max(...weights.values());
    return Array.from(weights, ([term, weight]) => [term, weight / highest]);
  }
}

/** Whether a word only joins others: 的, 在, 什麼. */
function isGrammar(word: string): boolean {
  const everyday = everydayWord(word);
  return everyday !== null && contentStems(everyday).length === 0;
}

/** Stretches of two characters and more inside a word, longest first. */
function partsOf(word: string): string[] {
  const parts: string[] = [];
  for (let length = word.length - 1; length >= 2; length--) {
    for (let at = 0; at + length <= word.length; at++) parts.push(word.slice(at, at + length));
  }
  return parts;
}

function keepHighest(weights: Map<string, number>, added: readonly Translation[], factor: number): void {
  for (const [term, weight] of added) weights.set(term, Math.max(weights.get(term) ?? 0, weight * factor));
}
