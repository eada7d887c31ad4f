import type { MeaningReader, MeaningWord, Translation } from "../language/meaning-words.ts";
import { StringTable } from "../language/string-table.ts";

/** Passage of a unit that stands in none: the title of an article. */
export const NO_PASSAGE = 0xffff_ffff;

/** Where the words of sentences and titles stand, on typed arrays; a unit is a sentence or a title. */
export interface WordIndexData {
  /** By unit: its article, its passage or `NO_PASSAGE`, its number of words. */
  readonly unitArticles: Uint32Array;
  readonly unitPassages: Uint32Array;
  readonly unitLengths: Uint32Array;
  /** Sorted. Term `t` stands in the units `units[starts[t]]` to `units[starts[t + 1] - 1]`, `counts` times each. */
  readonly terms: StringTable;
  readonly starts: Uint32Array;
  readonly units: Uint32Array;
  /** At most 255. */
  readonly counts: Uint8Array;
  /** English stems, sorted, that Chinese terms may mean; stem `s` has the terms from `stemStarts[s]` on. */
  readonly stems: StringTable;
  readonly stemStarts: Uint32Array;
  readonly stemTerms: Uint32Array;
  readonly stemWeights: Float32Array;
  /** Terms that are names, with how they sound. */
  readonly nameTerms: Uint32Array;
  readonly nameSounds: StringTable;
}

const MOST_COUNTED = 255;

interface Posting {
  readonly units: number[];
  readonly counts: number[];
  translations: readonly Translation[];
  sound: string;
}

/** Gathers sentences and titles and makes the index of them. */
export class WordIndexBuilder {
  readonly #reader: MeaningReader;
  readonly #postings = new Map<string, Posting>();
  readonly #articles: number[] = [];
  readonly #passages: number[] = [];
  readonly #lengths: number[] = [];

  constructor(reader: MeaningReader) {
    this.#reader = reader;
  }

  /** Adds a sentence of a passage, or a title where `passage` is `NO_PASSAGE`. */
  add(text: string, article: number, passage: number): void {
    const unit = this.#articles.length;
    const words = this.#reader.words(text);
    this.#articles.push(article);
    this.#passages.push(passage);
    this.#lengths.push(words.length);
    for (const word of words) this.#addWord(word, unit);
  }

  #addWord({ term, translations, sound }: MeaningWord, unit: number): void {
    const posting = this.#postings.get(term) ?? { units: [], counts: [], translations, sound };
    this.#postings.set(term, posting);
    if (posting.sound === "") posting.sound = sound;
    const last = posting.units.length - 1;
    if (posting.units[last] === unit) {
      posting.counts[last] = Math.min(MOST_COUNTED, (posting.counts[last] ?? 0) + 1);
    } else {
      posting.units.push(unit);
      posting.counts.push(1);
    }
  }

  build(): WordIndexData {
    const lists = [...this.#postings.values()];
    const { table: terms, order } = StringTable.sorted([...this.#postings.keys()]);
    const sorted = Array.from(order, (from) => lists[from] ?? EMPTY);
    const names = sorted.flatMap(({ sound }, term) => (sound === "" ? [] : [{ term, sound }]));
    return {
      unitArticles: Uint32Array.from(this.#articles),
      unitPassages: Uint32Array.from(this.#passages),
      unitLengths: Uint32Array.from(this.#lengths),
      terms,
      starts: startsOf(sorted.map(({ units }) => units.length)),
      units: Uint32Array.from(sorted.flatMap(({ units }) => units)),
      counts: Uint8Array.from(sorted.flatMap(({ counts }) => counts)),
      ...meaningsOf(sorted),
      nameTerms: Uint32Array.from(names, ({ term }) => term),
      nameSounds: StringTable.of(names.map(({ sound }) => sound)),
    };
  }
}

const EMPTY: Posting = { units: [], counts: [], translations: [], sound: "" };

/** The terms that each English stem may stand for: the dictionary read backwards, for the words of the articles. */
function meaningsOf(
  sorted: readonly Posting[],
): Pick<WordIndexData, "stems" | "stemStarts" | "stemTerms" | "stemWeights"> {
  const byStem = new Map<string, { readonly term: number; readonly weight: number }[]>();
  sorted.forEach(({ translations }, term) => {
    for (const [stem, weight] of translations) {
      const terms = byStem.get(stem) ?? [];
      byStem.set(stem, terms);
      terms.push({ term, weight });
    }
  });
  const lists = [...byStem.values()];
  const { table: stems, order } = StringTable.sorted([...byStem.keys()]);
  const meanings = Array.from(order, (from) => lists[from] ?? []);
  return {
    stems,
    stemStarts: startsOf(meanings.map(({ length }) => length)),
    stemTerms: Uint32Array.from(meanings.flat(), ({ term }) => term),
    stemWeights: Float32Array.from(meanings.flat(), ({ weight }) => weight),
  };
}

/** Where lists of these lengths begin when they stand one after another, and where the last one ends. */
function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    starts[index + 1] = (starts[index] ?? 0) + length;
  });
  return starts;
}
