import { hasHan } from "../language/han.ts";
import { type MeaningWord, NAME_MARK } from "../language/meaning-words.ts";
import { mayBeginAlike, soundLikeness } from "../language/name-sounds.ts";
import type { StringTable } from "../language/string-table.ts";
import { Stretch } from "./stretch.ts";
import { namesOf, NO_PASSAGE, type WordIndexData } from "./word-index.ts";

/** Saturation of repeated words and weight of length, chosen on the development half of XQuAD. */
const K1 = 0.9;
const B = 0.6;
/** Words with these first letters in common are taken for kin ("environment", "environmentalist"), at a lower weight. */
const KIN_LETTERS = 5;
const KIN = 0.3;
/** Likeness from which names may be the same, that which weighs nothing, and how many of them are taken. */
const NAMES_FROM = 0.72;
const NAMES_ZERO = 0.5;
const MOST_NAMES = 6;
/** Words of a question that are compared with names by their sound, the first ones: each takes 3 ms with 9,700 names in the articles. */
const NAMES_COMPARED = 12;

/** How well passages and their articles tell what was asked, in whichever language; 0 where nothing is shared. */
export interface WordScores {
  readonly articles: Float32Array;
  readonly passages: Float32Array;
}

/**
 * Searches by words and by what they mean. A word of the question counts once, whatever it may mean: all its
 * translations together have one document frequency (a probabilistic structured query: Darwish and Oard 2003).
 */
export class WordSearch {
  readonly #data: WordIndexData;
  /** Names by script and first sound. */
  readonly #names: ReadonlyMap<string, readonly IndexedName[]>;
  readonly #articles: Level;
  readonly #passages: Level;

  constructor(data: WordIndexData, articleCount: number, passageCount: number) {
    this.#data = data;
    const names = Array.from(namesOf(data), ([term, sound]): IndexedName => {
      return {
        ...{ term, sound, consonants: consonantsOf(sound) },
        isChinese: data.terms.at(term).startsWith(NAME_MARK),
      };
    });
    this.#names = Map.groupBy(
      names,
      ({ sound, isChinese }) => `${isChinese ? NAME_MARK : ""}${sound.charAt(0)}`,
    );
    this.#articles = new Level(data.unitArticles, data.unitLengths, articleCount);
    this.#passages = new Level(data.unitPassages, data.unitLengths, passageCount);
  }

  /** Gives way to other work between words where it takes long: a question may be full of names. */
  async scores(words: readonly MeaningWord[]): Promise<WordScores> {
    const articles = new Float32Array(this.#articles.count);
    const passages = new Float32Array(this.#passages.count);
    const stretch = new Stretch();
    let names = 0;
    for (const word of new Map(words.map((word) => [word.term, word])).values()) {
      // What a word has counted is scored by then, so that another search may count its own.
      if (stretch.isOver) await stretch.giveWay();
      if (word.sound !== "") names++;
      this.#count(this.#targets(word, names <= NAMES_COMPARED));
      const idf = this.#articles.idf();
      this.#articles.score(articles, idf);
      this.#passages.score(passages, idf);
    }
    return { articles, passages };
  }

  /** How far the likest name of the other script sounds like this one, 1 for the same, 0 where none begins alike. */
  likenessOfNames(sound: string, isChinese: boolean): number {
    let likest = 0;
    for (const { likeness } of this.#likenesses(sound, isChinese)) likest = Math.max(likest, likeness);
    return likest;
  }

  /** How often the terms of a word stand in each text, each term with its weight. */
  #count(targets: ReadonlyMap<number, number>): void {
    const articles = this.#articles;
    const passages = this.#passages;
    articles.clear();
    passages.clear();
    const { starts, units, counts, unitArticles, unitPassages } = this.#data;
    for (const [term, weight] of targets) {
      const end = starts[term + 1] ?? 0;
      for (let at = starts[term] ?? 0; at < end; at++) {
        const unit = units[at] ?? 0;
        const mass = weight * (counts[at] ?? 0);
        articles.add(unitArticles[unit] ?? NO_PASSAGE, mass);
        passages.add(unitPassages[unit] ?? NO_PASSAGE, mass);
      }
    }
  }

  /** Terms of the index by which a word is found, with the weight of each; `isNamed`: by names that sound like it, too. */
  #targets({ term, translations, sound }: MeaningWord, isNamed: boolean): Map<number, number> {
    const targets = new Map<number, number>();
    const keep = (target: number, weight: number): void => {
      if (target >= 0 && weight > (targets.get(target) ?? 0)) targets.set(target, weight);
    };
    keep(this.#data.terms.find(term), 1);
    if (!hasHan(term)) this.#addStem(term, 1, keep);
    for (const [stem, weight] of translations) {
      keep(this.#data.terms.find(stem), weight);
      this.#addKin(stem, weight, keep);
    }
    if (sound !== "" && isNamed) this.#addNames(sound, term.startsWith(NAME_MARK), keep);
    return targets;
  }

  /** A stem's kin, and the Chinese words that mean it or its kin. */
  #addStem(stem: string, weight: number, keep: (target: number, weight: number) => void): void {
    const { stems } = this.#data;
    this.#addKin(stem, weight, keep);
    this.#addMeanings(stems.find(stem), weight, keep);
    for (const kin of kinOf(stem, stems)) this.#addMeanings(kin, weight * KIN, keep);
  }

  #addKin(stem: string, weight: number, keep: (target: number, weight: number) => void): void {
    for (const kin of kinOf(stem, this.#data.terms)) keep(kin, weight * KIN);
  }

  #addMeanings(stem: number, weight: number, keep: (target: number, weight: number) => void): void {
    if (stem < 0) return;
    const { stemStarts, stemTerms, stemWeights } = this.#data;
    const end = stemStarts[stem + 1] ?? 0;
    for (let at = stemStarts[stem] ?? 0; at < end; at++)
      keep(stemTerms[at] ?? -1, weight * (stemWeights[at] ?? 0));
  }

  /** Names of the other script that sound alike, the likest first. */
  #addNames(sound: string, isChinese: boolean, keep: (target: number, weight: number) => void): void {
    const alike = [...this.#likenesses(sound, isChinese)].filter(({ likeness }) => likeness >= NAMES_FROM);
    alike.sort((a, b) => b.likeness - a.likeness);
    for (const { term, likeness } of alike.slice(0, MOST_NAMES))
      keep(term, (likeness - NAMES_ZERO) / (1 - NAMES_ZERO));
  }

  /** Names of the other script that begin alike, with how alike they sound. */
  *#likenesses(sound: string, isChinese: boolean): Generator<{ term: number; likeness: number }> {
    const consonants = consonantsOf(sound);
    for (const [beginning, names] of this.#names) {
      const isOther = beginning.startsWith(NAME_MARK) !== isChinese;
      if (!isOther || !mayBeginAlike(sound.charAt(0), beginning.slice(-1))) continue;
      for (const name of names) {
        if (!mayBeAlike(consonants, name.consonants)) continue;
        const likeness = isChinese ? soundLikeness(name.sound, sound) : soundLikeness(sound, name.sound);
        yield { term: name.term, likeness };
      }
    }
  }
}

/** A name of the articles. */
interface IndexedName {
  readonly term: number;
  readonly sound: string;
  readonly consonants: number;
  readonly isChinese: boolean;
}

function consonantsOf(sound: string): number {
  let count = 0;
  for (let at = 0; at < sound.length; at++) if (sound.charCodeAt(at) < 97) count++;
  return count;
}

/** Names whose numbers of consonants lie further apart than the likeness that is asked for can bridge. */
function mayBeAlike(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1 + Math.max(one, other) * 0.34;
}

/** Words of a table that begin as a stem does; none for short ones and numbers. */
function kinOf(stem: string, table: StringTable): number[] {
  if (!/^[a-z]{5,}$/.test(stem)) return [];
  const { from, to } = table.beginningWith(stem.slice(0, KIN_LETTERS));
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** One size of text to score: how often a word stands in each, counted afresh for every word. */
class Level {
  readonly count: number;
  /** By text: what repeated words and length take from a score. */
  readonly #norms: Float64Array;
  readonly #mass: Float32Array;
  /** The first ones are those that have the word counted last. */
  readonly #touched: Uint32Array;
  #touchedCount = 0;

  constructor(groupOf: Uint32Array, unitLengths: Uint32Array, count: number) {
    this.count = count;
    this.#mass = new Float32Array(count);
    this.#touched = new Uint32Array(count);
    const lengths = new Float32Array(count);
    groupOf.forEach((group, unit) => {
      if (group < count) lengths[group] = (lengths[group] ?? 0) + (unitLengths[unit] ?? 0);
    });
    const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, count);
    const shares = mean > 0 ? lengths.map((length) => length / mean) : lengths;
    this.#norms = Float64Array.from(shares, (share) => K1 * (1 - B + B * share));
  }

  clear(): void {
    for (let at = 0; at < this.#touchedCount; at++) this.#mass[this.#touched[at] ?? 0] = 0;
    this.#touchedCount = 0;
  }

  /** `text` beyond those there are, such as `NO_PASSAGE`, is none. */
  add(text: number, mass: number): void {
    if (text >= this.count) return;
    const before = this.#mass[text] ?? 0;
    if (before === 0) this.#touched[this.#touchedCount++] = text;
    this.#mass[text] = before + mass;
  }

  /** Inverse document frequency of the word counted last, as `bm25.ts` has it. */
  idf(): number {
    let documents = 0;
    for (let at = 0; at < this.#touchedCount; at++)
      documents += Math.min(1, this.#mass[this.#touched[at] ?? 0] ?? 0);
    return Math.log(1 + (this.count - documents + 0.5) / (documents + 0.5));
  }

  score(scores: Float32Array, idf: number): void {
    for (let at = 0; at < this.#touchedCount; at++) {
      const text = this.#touched[at] ?? 0;
      const mass = this.#mass[text] ?? 0;
      scores[text] = (scores[text] ?? 0) + (idf * mass * (K1 + 1)) / (mass + (this.#norms[text] ?? 0));
    }
  }
}
