import type { Article } from "../../corpus/article.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { ArticleRecords } from "../article-records.ts";
import type { Understood } from "../understood.ts";
import { homeCity } from "./home-city.ts";
import { listRequest } from "./list-request.ts";
import { type ListAnswer, listTable } from "./list-table.ts";
import type { NamedSeries } from "./series-names.ts";
import { signedRequest } from "./signed-request.ts";
import { signedTable } from "./signed-table.ts";
import { tiesRequest } from "./ties-request.ts";
import { tiesTable } from "./ties-table.ts";

/** What lists and values are answered from. */
export interface Told {
  readonly glossary: Glossary;
  readonly articles: readonly Article[];
  /** Series of the articles. */
  readonly series: readonly NamedSeries[];
  readonly records: Pick<ArticleRecords, "of">;
}

/**
 * Answers a question for a table, over the times of a series, the cities tied to one or what was signed with one, from
 * what the articles' records tell. Null for any other question, and where the articles tell too little for a table.
 */
export async function listAnswer(
  understood: Pick<Understood, "text" | "language" | "terms" | "time" | "asked" | "attributes">,
  { glossary, articles, series, records }: Told,
): Promise<ListAnswer | null> {
  const { text, language } = understood;
  const request = listRequest(text, series, glossary);
  if (request !== null) {
    const own = articles.filter((article) => article.series === request.series.id);
    const answer = listTable(request, await records.of(own), glossary, language);
    return answer === null || !request.isAssumed
      ? answer
      : { ...answer, askedAs: withSeries(text, request.series, language) };
  }
  const ties = tiesRequest(understood, glossary);
  if (ties !== null) {
    return tiesTable(ties, { articles, records: await records.of(articles), glossary }, language);
  }
  const signed = signedRequest(understood, glossary);
  if (signed === null) return null;
  return signedTable(signed, await records.of(articles), glossary, language, homeCity(articles, glossary));
}

/** The question with the series that it means. */
function withSeries(question: string, { entry: { en, zh } }: NamedSeries, language: string): string {
  const isEnglish = language === "en";
  const name = (isEnglish ? en[0] : zh[0]) ?? en[0] ?? zh[0] ?? "";
  return isEnglish ? `${question} (${name})` : `${question}（${name}）`;
}
