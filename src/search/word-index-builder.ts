import type { MeaningReader, MeaningWord, Translation } from "../language/meaning-words.ts";
import { StringTable } from "../language/string-table.ts";
import { listStarts } from "./list-starts.ts";
import { mergedPostings, MOST_COUNTED, type Posting } from "./postings.ts";
import { namePlacesOf, NO_PASSAGE, type WordIndexData } from "./word-index.ts";
import { meaningsOf, NO_MEANINGS, translationsByTerm } from "./word-meanings.ts";

const EMPTY: WordIndexData = {
  unitArticles: new Uint32Array(),
  unitPassages: new Uint32Array(),
  unitLengths: new Uint32Array(),
  terms: StringTable.of([]),
  starts: new Uint32Array(1),
  units: new Uint32Array(),
  counts: new Uint8Array(),
  ...NO_MEANINGS,
  namePlaces: new Uint32Array(),
  namePlaceSounds: new Uint32Array(),
  nameSounds: StringTable.of([]),
};

/**
 * Gathers sentences and titles and makes the index of them. Articles of an earlier index, made by the same rules, are
 * taken over without their texts.
 */
export class WordIndexBuilder {
  readonly #reader: MeaningReader;
  readonly #earlier: WordIndexData;
  /** By article of the earlier index: its first unit. */
  readonly #firstUnits = new Map<number, number>();
  /** By unit of the earlier index: its number here, or -1. */
  readonly #numbers: Int32Array;
  readonly #postings = new Map<string, Posting>();
  readonly #translations = new Map<string, readonly Translation[]>();
  /** How terms sound as names, by term and unit. */
  readonly #sounds = new Map<string, Map<number, string>>();
  readonly #articles: number[] = [];
  readonly #passages: number[] = [];
  readonly #lengths: number[] = [];

  constructor(reader: MeaningReader, earlier: WordIndexData | null = null) {
    this.#reader = reader;
    this.#earlier = earlier ?? EMPTY;
    const { unitArticles } = this.#earlier;
    this.#numbers = new Int32Array(unitArticles.length).fill(-1);
    unitArticles.forEach((article, unit) => {
      if (!this.#firstUnits.has(article)) this.#firstUnits.set(article, unit);
    });
  }

  /** Adds a sentence of a passage, or a title where `passage` is `NO_PASSAGE`. */
  add(text: string, article: number, passage: number): void {
    const words = this.#reader.words(text);
    for (const word of words) this.#addWord(word, this.#articles.length);
    this.#addUnit(article, passage, words.length);
  }

  /**
   * Adds the title and the sentences of an article as the earlier index has them at `place`, where each is taken once at
   * most. Passages count `shift` further on from there.
   */
  take(place: number, article: number, shift: number): void {
    const { unitArticles, unitPassages, unitLengths } = this.#earlier;
    for (let unit = this.#firstUnits.get(place) ?? 0; unitArticles[unit] === place; unit++) {
      this.#numbers[unit] = this.#articles.length;
      const passage = unitPassages[unit] ?? NO_PASSAGE;
      this.#addUnit(article, passage === NO_PASSAGE ? passage : passage + shift, unitLengths[unit] ?? 0);
    }
  }

  #addUnit(article: number, passage: number, length: number): void {
    this.#articles.push(article);
    this.#passages.push(passage);
    this.#lengths.push(length);
  }

  #addWord({ term, translations, sound }: MeaningWord, unit: number): void {
    const posting = this.#postings.get(term) ?? { documents: [], counts: [] };
    this.#postings.set(term, posting);
    this.#translations.set(term, translations);
    this.#addSound(term, unit, sound);
    const last = posting.documents.length - 1;
    if (posting.documents[last] === unit) {
      posting.counts[last] = Math.min(MOST_COUNTED, (posting.counts[last] ?? 0) + 1);
    } else {
      posting.documents.push(unit);
      posting.counts.push(1);
    }
  }

  #addSound(term: string, unit: number, sound: string): void {
    if (sound === "") return;
    const sounds = this.#sounds.get(term) ?? new Map<number, string>();
    this.#sounds.set(term, sounds);
    if (!sounds.has(unit)) sounds.set(unit, sound);
  }

  /** The index, the same whichever articles were taken over. */
  build(): WordIndexData {
    const { units: documents, ...earlier } = this.#earlier;
    for (const { term, unit, sound } of namePlacesOf(this.#earlier)) {
      const number = this.#numbers[unit] ?? -1;
      if (number >= 0) this.#addSound(earlier.terms.at(term), number, sound);
    }
    const merged = [...mergedPostings({ ...earlier, documents }, this.#numbers, this.#postings)];
    const { table: terms, order } = StringTable.sorted(merged.map(({ term }) => term));
    const sorted = Array.from(order, (from) => merged[from] ?? NOTHING);
    const translations = translationsByTerm(this.#earlier);
    return {
      unitArticles: Uint32Array.from(this.#articles),
      unitPassages: Uint32Array.from(this.#passages),
      unitLengths: Uint32Array.from(this.#lengths),
      terms,
      starts: listStarts(sorted.map(({ posting }) => posting.documents.length)),
      units: Uint32Array.from(sorted.flatMap(({ posting }) => posting.documents)),
      counts: Uint8Array.from(sorted.flatMap(({ posting }) => posting.counts)),
      ...meaningsOf(
        sorted.map(
          ({ term }) => this.#translations.get(term) ?? translations.get(earlier.terms.find(term)) ?? [],
        ),
      ),
      ...this.#names(sorted),
    };
  }

  #names(
    sorted: readonly TermPosting[],
  ): Pick<WordIndexData, "namePlaces" | "namePlaceSounds" | "nameSounds"> {
    const places: number[] = [];
    const heard: string[] = [];
    let place = 0;
    for (const { term, posting } of sorted) {
      const sounds = this.#sounds.get(term);
      for (const unit of posting.documents) {
        const sound = sounds?.get(unit);
        if (sound !== undefined) {
          places.push(place);
          heard.push(sound);
        }
        place++;
      }
    }
    const { table: nameSounds } = StringTable.sorted([...new Set(heard)]);
    const numbers = new Map(Array.from({ length: nameSounds.length }, (_, at) => [nameSounds.at(at), at]));
    return {
      namePlaces: Uint32Array.from(places),
      namePlaceSounds: Uint32Array.from(heard, (sound) => numbers.get(sound) ?? 0),
      nameSounds,
    };
  }
}

interface TermPosting {
  readonly term: string;
  readonly posting: Posting;
}

const NOTHING: TermPosting = { term: "", posting: { documents: [], counts: [] } };
