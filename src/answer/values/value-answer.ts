import type { Article } from "../../corpus/article.ts";
import type { Told } from "../lists/list-answer.ts";
import type { NamedSeries } from "../lists/series-names.ts";
import type { Understood } from "../understood.ts";
import { toldValues, type ToldValues } from "./told-values.ts";
import { valueRequest, type ValueRequest } from "./value-request.ts";

/** A question that was understood to its last word, with what the articles tell of it. */
export interface ValueAnswer extends ToldValues {
  readonly request: ValueRequest;
}

/** Answers a question for values of one time of a series from the articles' records; null for any other question. */
export async function valueAnswer(
  understood: Pick<Understood, "text" | "terms" | "time" | "language">,
  { glossary, articles, series, records }: Told,
  today: string,
): Promise<ValueAnswer | null> {
  const request = valueRequest(understood, series, glossary, (one) => newestYear(one, articles, today));
  if (request === null) return null;
  const own = articles.filter((article) => article.series === request.series.id);
  return { request, ...toldValues(request, await records.of(own), glossary, understood.language) };
}

/** Year of the newest time of a series up to today. */
function newestYear({ id }: NamedSeries, articles: readonly Article[], today: string): number | null {
  const days = articles.flatMap(({ series, edition, eventOn }) =>
    series === id && edition !== null && eventOn !== null && eventOn.slice(0, 10) <= today ? [eventOn] : [],
  );
  const newest = days.sort().at(-1);
  return newest === undefined ? null : Number(newest.slice(0, 4));
}
