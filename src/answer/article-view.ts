import { setImmediate } from "node:timers/promises";
import type { Article } from "../corpus/article.ts";
import { type DateMention, dateMentions } from "../language/dates.ts";
import { editionsIn } from "../language/editions.ts";
import { type NumberMention, numberMentions } from "../language/numbers.ts";
import { sentenceSpans } from "../language/sentences.ts";
import { unknownNames } from "./new-names.ts";
import { type NameSpan, personNames } from "./person-names.ts";
import { plainNames } from "./plain-names.ts";
import type { FeatureReader, ReadText, TextFeatures } from "./text-features.ts";

/** A sentence of an article with what it holds. */
export interface SentenceView extends ReadText {
  /** Position in the article, from 0. */
  readonly index: number;
  /** UTF-16 offsets into the article's body. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The same with Chinese names that have no English form replaced by one that has, for the cross-encoder. */
  readonly plainText: string;
  readonly dates: readonly DateMention[];
  readonly numbers: readonly NumberMention[];
  readonly editions: readonly number[];
  /** Persons whom the glossary does not know. */
  readonly persons: readonly NameSpan[];
  /** What else looks like a name that the glossary does not know. */
  readonly unknownNames: readonly NameSpan[];
}

/** An article read for answering: its sentences, and what its title and the whole of it hold. */
export interface ArticleView {
  readonly article: Article;
  readonly sentences: readonly SentenceView[];
  readonly title: TextFeatures;
  /** The title as `plainText` of a sentence. */
  readonly plainTitle: string;
  /** Title, body, cities and series together. */
  readonly whole: TextFeatures;
  /** Years that the title states. */
  readonly titleYears: readonly number[];
  /** Editions of a series that the title names. */
  readonly titleEditions: readonly number[];
}

/** Articles kept read; at some 50 KB an article this bounds the memory at about 100 MB. */
const MOST_KEPT = 2000;

/** Reads articles on first use, or ahead of it, and keeps the ones used last. */
export class ArticleViews {
  readonly #reader: FeatureReader;
  readonly #views = new Map<string, ArticleView>();
  readonly #keys = new WeakMap<Article, string>();

  constructor(reader: FeatureReader) {
    this.#reader = reader;
  }

  /**
   * Reads articles ahead of their use, as many as are kept, and gives way to other work behind each that was not yet
   * read: one takes some milliseconds, all of them in one go would hold everything up.
   */
  async warm(articles: readonly Article[]): Promise<void> {
    for (const article of articles.slice(0, MOST_KEPT)) {
      const isKnown = this.#views.has(this.#keyOf(article));
      this.of(article);
      if (!isKnown) await setImmediate();
    }
  }

  of(article: Article): ArticleView {
    const key = this.#keyOf(article);
    const known = this.#views.get(key);
    const view = known ?? readArticle(article, this.#reader);
    // Set anew, the entry moves to the end: the first one is always the one used longest ago.
    this.#views.delete(key);
    this.#views.set(key, view);
    if (this.#views.size > MOST_KEPT) {
      const oldest = this.#views.keys().next();
      if (oldest.done !== true) this.#views.delete(oldest.value);
    }
    return view;
  }

  #keyOf(article: Article): string {
    let key = this.#keys.get(article);
    if (key === undefined) {
      // The title and dates can change while the body, and so the version, stays.
      key = [article.id, article.version, article.title, article.eventOn, article.publishedOn].join("\n");
      this.#keys.set(article, key);
    }
    return key;
  }
}

function readArticle(article: Article, reader: FeatureReader): ArticleView {
  const sentences = sentenceSpans(article.body).map(({ start, end }, index) => {
    const text = article.body.slice(start, end);
    const read = reader.read(text);
    const persons = personNames(text, read.mentions, reader.lexicon);
    return {
      ...read,
      index,
      start,
      end,
      text,
      dates: dateMentions(text),
      numbers: numberMentions(text),
      editions: editionsIn(text),
      plainText: plainNames(text, persons),
      persons,
      unknownNames: unknownNames(text, read.mentions),
    };
  });
  const title = reader.read(article.title);
  const labels = reader.read([...article.cities, article.series?.replaceAll("-", " ") ?? ""].join(" · "));
  return {
    article,
    sentences,
    title,
    plainTitle: plainNames(article.title, personNames(article.title, title.mentions, reader.lexicon)),
    whole: union([title, labels, ...sentences]),
    titleEditions: editionsIn(article.title),
    titleYears: dateMentions(article.title).flatMap(({ year }) => (year === null ? [] : [year])),
  };
}

function union(parts: readonly TextFeatures[]): TextFeatures {
  const merge = (pick: (part: TextFeatures) => ReadonlySet<string>): ReadonlySet<string> =>
    new Set(parts.flatMap((part) => [...pick(part)]));
  return {
    stems: merge(({ stems }) => stems),
    grams: merge(({ grams }) => grams),
    entries: merge(({ entries }) => entries),
    concepts: merge(({ concepts }) => concepts),
    words: [],
  };
}
