import type { Article } from "../../corpus/article.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { ArticleRecords } from "../article-records.ts";
import type { Understood } from "../understood.ts";
import { listRequest } from "./list-request.ts";
import { type ListAnswer, listTable } from "./list-table.ts";
import type { NamedSeries } from "./series-names.ts";

/** What lists and values are answered from. */
export interface Told {
  readonly glossary: Glossary;
  readonly articles: readonly Article[];
  /** Series of the articles. */
  readonly series: readonly NamedSeries[];
  readonly records: Pick<ArticleRecords, "of">;
}

/**
 * Answers a question for a table over the times of a series from what the articles' records tell. Null for any other
 * question, and where the articles tell too little for a table.
 */
export async function listAnswer(
  { text, language }: Pick<Understood, "text" | "language">,
  { glossary, articles, series, records }: Told,
): Promise<ListAnswer | null> {
  const request = listRequest(text, series, glossary);
  if (request === null) return null;
  const own = articles.filter((article) => article.series === request.series.id);
  return listTable(request, await records.of(own), glossary, language);
}
