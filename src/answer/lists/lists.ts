import type { Article } from "../../corpus/article.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { RecordsOf } from "../../records/record.ts";
import type { Understood } from "../understood.ts";
import { listRequest } from "./list-request.ts";
import { type ListAnswer, listTable } from "./list-table.ts";
import { namedSeries, type NamedSeries } from "./series-names.ts";

/** Answers questions for tables over the times of a series from what the articles' records tell. */
export class Lists {
  readonly #glossary: Glossary;
  readonly #recordsOf: RecordsOf;
  #series: { readonly articles: readonly Article[]; readonly named: readonly NamedSeries[] } | null = null;

  constructor(glossary: Glossary, recordsOf: RecordsOf) {
    this.#glossary = glossary;
    this.#recordsOf = recordsOf;
  }

  /** Null for any other question, and where the articles tell too little for a table. */
  answer({ text, language }: Understood, articles: readonly Article[]): ListAnswer | null {
    if (this.#series?.articles !== articles) {
      this.#series = { articles, named: namedSeries(articles, this.#glossary) };
    }
    const request = listRequest(text, this.#series.named, this.#glossary);
    if (request === null) return null;
    const own = articles.filter(({ series }) => series === request.series.id);
    const records = own.flatMap((article) =>
      this.#recordsOf(article.id).map((record) => ({ record, article })),
    );
    return listTable(request, records, this.#glossary, language);
  }
}
