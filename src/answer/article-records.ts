import { setImmediate } from "node:timers/promises";
import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordValue } from "../records/record.ts";

/** A record with the article that it stands in. */
export interface ArticleRecord {
  readonly record: RecordValue;
  readonly article: Article;
}

/** The records of articles, each article read once. */
export class ArticleRecords {
  readonly #glossary: Glossary;
  /** By article id and version. */
  readonly #records = new Map<string, readonly RecordValue[]>();

  constructor(glossary: Glossary) {
    this.#glossary = glossary;
  }

  /** In the order of the articles. Gives way after each article that was not read before. */
  async of(articles: readonly Article[]): Promise<ArticleRecord[]> {
    const read: ArticleRecord[] = [];
    for (const article of articles) {
      const key = `${article.id}@${article.version}`;
      let records = this.#records.get(key);
      if (records === undefined) {
        records = recordsOf(article, this.#glossary);
        this.#records.set(key, records);
        await setImmediate();
      }
      read.push(...records.map((record) => ({ record, article })));
    }
    return read;
  }
}
