import { homeCity } from "../../answer/lists/home-city.ts";
import { relativeYears } from "../../answer/question-time.ts";
import type { TermStatistics } from "../../answer/question-terms.ts";
import type { FeatureReader } from "../../answer/text-features.ts";
import { understand } from "../../answer/understand.ts";
import type { Understood } from "../../answer/understood.ts";
import type { Article } from "../../corpus/article.ts";
import type { GlossaryEntry } from "../../language/glossary.ts";

export interface FaqReaderParts {
  readonly reader: FeatureReader;
  readonly index: TermStatistics & { articles(): readonly Article[] };
  /** ISO day that "last year" and its like are counted from, as in citizens' questions. */
  readonly today: () => string;
}

/** Wordings kept as they were read, some kilobytes each; only those near a question are ever read. */
const MOST_KEPT = 1000;

/** Reads the questions of FAQs as those of citizens are read, each once. */
export class FaqReader {
  readonly #parts: FaqReaderParts;
  readonly #read = new Map<string, Understood>();
  #home: { readonly articles: readonly Article[]; readonly entry: GlossaryEntry | null } | null = null;

  constructor(parts: FaqReaderParts) {
    this.#parts = parts;
  }

  /** A question, read; one that says "last year" means another one every year. */
  of(question: string): Understood {
    const { reader, index, today } = this.#parts;
    const key = relativeYears(question).length === 0 ? question : `${today()}\n${question}`;
    const known = this.#read.get(key);
    if (known !== undefined) {
      // To the end: what was not asked near for the longest time goes first.
      this.#read.delete(key);
      this.#read.set(key, known);
      return known;
    }
    const read = understand(question, null, { reader, statistics: index, today: today() });
    const [oldest] = this.#read.size >= MOST_KEPT ? this.#read.keys() : [];
    if (oldest !== undefined) this.#read.delete(oldest);
    this.#read.set(key, read);
    return read;
  }

  /** What the matching of kept questions goes by. */
  matching<Kept>(textOf: (kept: Kept) => string): {
    readonly reader: FeatureReader;
    readonly home: GlossaryEntry | null;
    readonly textOf: (kept: Kept) => string;
    readonly understoodOf: (kept: Kept) => Understood;
  } {
    return {
      reader: this.#parts.reader,
      home: this.#homeCity(),
      textOf,
      understoodOf: (kept) => this.of(textOf(kept)),
    };
  }

  #homeCity(): GlossaryEntry | null {
    const articles = this.#parts.index.articles();
    if (this.#home?.articles !== articles) {
      this.#home = { articles, entry: homeCity(articles, this.#parts.reader.glossary) };
    }
    return this.#home.entry;
  }
}
