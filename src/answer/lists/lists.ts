import { setImmediate } from "node:timers/promises";
import type { Article } from "../../corpus/article.ts";
import type { Glossary } from "../../language/glossary.ts";
import { recordsOf } from "../../records/read-records.ts";
import type { RecordValue } from "../../records/record.ts";
import type { Understood } from "../understood.ts";
import { listRequest } from "./list-request.ts";
import { type ArticleRecord, type ListAnswer, listTable } from "./list-table.ts";
import { namedSeries, type NamedSeries } from "./series-names.ts";

/** Answers questions for tables over the times of a series from what the articles' records tell. */
export class Lists {
  readonly #glossary: Glossary;
  #series: { readonly articles: readonly Article[]; readonly named: readonly NamedSeries[] } | null = null;
  /** By article id and version. */
  readonly #records = new Map<string, readonly RecordValue[]>();

  constructor(glossary: Glossary) {
    this.#glossary = glossary;
  }

  /** Null for any other question, and where the articles tell too little for a table. */
  async answer({ text, language }: Understood, articles: readonly Article[]): Promise<ListAnswer | null> {
    if (this.#series?.articles !== articles) {
      this.#series = { articles, named: namedSeries(articles, this.#glossary) };
    }
    const request = listRequest(text, this.#series.named, this.#glossary);
    if (request === null) return null;
    const own = articles.filter(({ series }) => series === request.series.id);
    return listTable(request, await this.#read(own), this.#glossary, language);
  }

  /** Gives way after each article that was not read before. */
  async #read(articles: readonly Article[]): Promise<ArticleRecord[]> {
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
