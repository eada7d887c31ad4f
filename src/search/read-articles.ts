import { setImmediate } from "node:timers/promises";
import type { Article } from "../corpus/article.ts";
import type { Glosser } from "../language/gloss.ts";
import type { MeaningReader } from "../language/meaning-words.ts";
import { sentenceSpans } from "../language/sentences.ts";
import { Bm25Builder, type Bm25Data } from "./bm25.ts";
import { articleKey, KEY_BYTES, keyName, vectorKey } from "./fingerprint.ts";
import type { IndexProgress } from "./index-protocol.ts";
import { MINILM_ID } from "./minilm-identity.ts";
import { passageTerms, passageText } from "./passage-terms.ts";
import type { Snapshot } from "./snapshot.ts";
import { splitPassages } from "./split-passages.ts";
import type { OtherModel } from "./text-embeddings.ts";
import { NO_PASSAGE, type WordIndexData } from "./word-index.ts";
import { WordIndexBuilder } from "./word-index-builder.ts";

/** A text to embed, or one whose vector the earlier snapshot has. */
export interface ReadText {
  /** Tells that a text was embedded before. */
  readonly key: Uint8Array;
  /** Null where the text was taken over unread: then its vector is there. */
  readonly text: string | null;
  /** Its place in the earlier snapshot, or -1 where that has to be looked up by the key. */
  readonly from: number;
}

/** All that an index needs of the articles, by passage and by sentence. */
export interface ReadArticles {
  readonly articleKeys: Uint8Array;
  readonly passageArticles: Uint32Array;
  readonly passageStarts: Uint32Array;
  readonly passageEnds: Uint32Array;
  readonly sentenceStarts: Uint32Array;
  /** As the model reads them that passages are found by. */
  readonly passages: readonly ReadText[];
  /** The passages once more as the shipped model reads them, by which answers are measured; null where both are one. */
  readonly measuring: readonly ReadText[] | null;
  readonly sentences: readonly ReadText[];
  readonly bm25: Bm25Data;
  readonly words: WordIndexData;
}

const ARTICLES_AT_ONCE = 16;

/**
 * Splits and glosses the articles; one that the earlier snapshot has read from the same words by the same rules is taken
 * over from it unread. The result is the same. `onProgress` may throw to stop.
 */
export async function readArticles(
  articles: readonly Article[],
  options: ReadOptions,
): Promise<ReadArticles> {
  const { onProgress } = options;
  const reading = new Reading(options);
  for (const [place, article] of articles.entries()) {
    if (place % ARTICLES_AT_ONCE === 0) {
      onProgress({ phase: "read", done: place, total: articles.length });
      await setImmediate();
    }
    reading.add(article);
  }
  onProgress({ phase: "read", done: articles.length, total: articles.length });
  return reading.result();
}

export interface ReadOptions {
  /** Digest of what decides how an article is read. */
  readonly rules: string;
  readonly glosser: Glosser;
  readonly reader: MeaningReader;
  /** The model that passages are found by, where it is another than the shipped one. */
  readonly other: OtherModel | null;
  /** A snapshot of the same models. */
  readonly earlier: Snapshot | null;
  readonly onProgress: (progress: IndexProgress) => void;
}

/** Articles one after another, and what was read of them so far. */
class Reading {
  readonly #rules: string;
  readonly #glosser: Glosser;
  readonly #other: OtherModel | null;
  readonly #earlier: Snapshot | null;
  /** By article key: the article's place in the earlier snapshot. */
  readonly #known = new Map<string, number>();
  /** By article of the earlier snapshot: its first passage; one more closes the last. */
  readonly #earlierPassages: Uint32Array;
  readonly #bm25: Bm25Builder;
  readonly #words: WordIndexBuilder;
  readonly #articleKeys: Uint8Array[] = [];
  readonly #passageArticles: number[] = [];
  readonly #passageStarts: number[] = [];
  readonly #passageEnds: number[] = [];
  /** The passages as the shipped model reads them, and as the other one does; the latter none where there is none. */
  readonly #shipped: ReadText[] = [];
  readonly #others: ReadText[] = [];
  readonly #sentences: ReadText[] = [];
  readonly #sentenceStarts = [0];

  constructor({ rules, glosser, reader, other, earlier }: Omit<ReadOptions, "onProgress">) {
    this.#rules = rules;
    this.#glosser = glosser;
    this.#other = other;
    this.#earlier = earlier;
    this.#bm25 = new Bm25Builder(earlier?.bm25 ?? null);
    this.#words = new WordIndexBuilder(reader, earlier?.words ?? null);
    const keys = earlier?.articleKeys ?? new Uint8Array();
    const count = keys.length / KEY_BYTES;
    for (let place = 0; place < count; place++) this.#known.set(keyName(keyAt(keys, place)), place);
    this.#earlierPassages = new Uint32Array(count + 1);
    for (const place of earlier?.passageArticles ?? []) {
      this.#earlierPassages[place + 1] = (this.#earlierPassages[place + 1] ?? 0) + 1;
    }
    for (let place = 0; place < count; place++) {
      this.#earlierPassages[place + 1] =
        (this.#earlierPassages[place + 1] ?? 0) + (this.#earlierPassages[place] ?? 0);
    }
  }

  add(article: Article): void {
    const key = articleKey(this.#rules, article);
    const name = keyName(key);
    const known = this.#known.get(name);
    // Two articles of the same words: the terms of an earlier passage are taken over once.
    this.#known.delete(name);
    if (known === undefined || this.#earlier === null) this.#read(article);
    else this.#takeOver(this.#earlier, known);
    this.#articleKeys.push(key);
    this.#sentenceStarts.push(this.#sentences.length);
  }

  #read(article: Article): void {
    const other = this.#other;
    const keyed = (text: string): ReadText => {
      return { text, key: vectorKey(MINILM_ID, this.#glosser.gloss(text)), from: -1 };
    };
    const place = this.#articleKeys.length;
    let passageNumber = this.#passageEnds.length;
    this.#words.add(article.title, place, NO_PASSAGE);
    for (const passage of splitPassages(article)) {
      const text = passageText(passage);
      this.#place(passage.start, passage.end);
      this.#shipped.push(keyed(text));
      if (other !== null) {
        const key = vectorKey(other.id, other.embeddings.prepared(text, "passage"));
        this.#others.push({ text, key, from: -1 });
      }
      this.#bm25.add(passageTerms(text, this.#glosser));
    }
    for (const { start, end } of sentenceSpans(article.body)) {
      const sentence = article.body.slice(start, end);
      // Passages are made of whole sentences, in their order.
      while (start >= (this.#passageEnds[passageNumber] ?? Infinity)) passageNumber++;
      this.#sentences.push(keyed(sentence));
      this.#words.add(sentence, place, passageNumber);
    }
  }

  #takeOver(earlier: Snapshot, place: number): void {
    const first = this.#earlierPassages[place] ?? 0;
    const end = this.#earlierPassages[place + 1] ?? 0;
    this.#words.take(place, this.#articleKeys.length, this.#passageEnds.length - first);
    for (let from = first; from < end; from++) {
      this.#place(earlier.passageStarts[from] ?? 0, earlier.passageEnds[from] ?? 0);
      this.#shipped.push(takenOver(earlier.measuring?.keys ?? earlier.vectorKeys, from));
      if (this.#other !== null) this.#others.push(takenOver(earlier.vectorKeys, from));
      this.#bm25.take(from);
    }
    const lastSentence = earlier.sentenceStarts[place + 1] ?? 0;
    for (let from = earlier.sentenceStarts[place] ?? 0; from < lastSentence; from++) {
      this.#sentences.push(takenOver(earlier.sentenceKeys, from));
    }
  }

  #place(start: number, end: number): void {
    this.#passageArticles.push(this.#articleKeys.length);
    this.#passageStarts.push(start);
    this.#passageEnds.push(end);
  }

  result(): ReadArticles {
    return {
      articleKeys: Buffer.concat(this.#articleKeys),
      passageArticles: Uint32Array.from(this.#passageArticles),
      passageStarts: Uint32Array.from(this.#passageStarts),
      passageEnds: Uint32Array.from(this.#passageEnds),
      sentenceStarts: Uint32Array.from(this.#sentenceStarts),
      passages: this.#other === null ? this.#shipped : this.#others,
      measuring: this.#other === null ? null : this.#shipped,
      sentences: this.#sentences,
      bm25: this.#bm25.build(),
      words: this.#words.build(),
    };
  }
}

function keyAt(keys: Uint8Array, place: number): Uint8Array {
  return keys.subarray(place * KEY_BYTES, (place + 1) * KEY_BYTES);
}

function takenOver(keys: Uint8Array, from: number): ReadText {
  return { text: null, key: keyAt(keys, from), from };
}
