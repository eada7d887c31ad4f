import { setImmediate } from "node:timers/promises";
import type { Article } from "../corpus/article.ts";
import type { RecordsOf, RecordValue } from "../records/record.ts";

/** A record with the article that it stands in. */
export interface ArticleRecord {
  readonly record: RecordValue;
  readonly article: Article;
}

/** The same for all records of one sentence. */
export function sentenceKeyOf({ record: { sentence }, article: { id } }: ArticleRecord): string {
  return `${id}:${sentence.start}`;
}

/** Articles whose records are taken in one stretch: some 5 ms where they have to be parsed. */
const ARTICLES_AT_ONCE = 200;

/** The records of articles, each with its article. */
export class ArticleRecords {
  readonly #recordsOf: RecordsOf;

  constructor(recordsOf: RecordsOf) {
    this.#recordsOf = recordsOf;
  }

  /** In the order of the articles. Gives way to other work between stretches. */
  async of(articles: readonly Article[]): Promise<ArticleRecord[]> {
    const found: ArticleRecord[] = [];
    for (const [index, article] of articles.entries()) {
      if (index % ARTICLES_AT_ONCE === ARTICLES_AT_ONCE - 1) await setImmediate();
      found.push(...this.#recordsOf(article.id).map((record) => ({ record, article })));
    }
    return found;
  }
}
