import type { Article } from "../../corpus/article.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { ArticleRecords } from "../article-records.ts";
import type { Understood } from "../understood.ts";
import { listRequest } from "./list-request.ts";
import { type ListAnswer, listTable } from "./list-table.ts";
import { namedSeries, type NamedSeries } from "./series-names.ts";

/** Answers questions for tables over the times of a series from what the articles' records tell. */
export class Lists {
  readonly #glossary: Glossary;
  readonly #records: ArticleRecords;
  #series: { readonly articles: readonly Article[]; readonly named: readonly NamedSeries[] } | null = null;

  constructor(glossary: Glossary, records: ArticleRecords) {
    this.#glossary = glossary;
    this.#records = records;
  }

  /** Null for any other question, and where the articles tell too little for a table. */
  async answer({ text, language }: Understood, articles: readonly Article[]): Promise<ListAnswer | null> {
    if (this.#series?.articles !== articles) {
      this.#series = { articles, named: namedSeries(articles, this.#glossary) };
    }
    const request = listRequest(text, this.#series.named, this.#glossary);
    if (request === null) return null;
    const own = articles.filter(({ series }) => series === request.series.id);
    return listTable(request, await this.#records.of(own), this.#glossary, language);
  }
}
