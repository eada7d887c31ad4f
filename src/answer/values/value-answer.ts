import type { Article } from "../../corpus/article.ts";
import type { Told } from "../lists/list-answer.ts";
import type { NamedSeries } from "../lists/series-names.ts";
import type { Understood } from "../understood.ts";
import { choicesOfTime } from "./choices-of-time.ts";
import { type TimedRequest, toldValues, type ToldValues } from "./told-values.ts";
import { valueRequest } from "./value-request.ts";

/** A question that was understood to its last word, with what the articles tell of it. */
export interface ValueAnswer extends ToldValues {
  readonly kind: "values";
  readonly request: TimedRequest;
}

/** A question that could mean several times of a series, and how it could be put. */
export interface UnclearTime {
  readonly kind: "unclear-time";
  readonly choices: readonly string[];
  /** Values that it asks for, by name. */
  readonly asks: readonly string[];
}

/**
 * Answers a question for values of one time of a series from the articles' records, or says which times it could mean;
 * null for any other question. `today` is an ISO day.
 */
export async function valueAnswer(
  understood: Pick<Understood, "text" | "terms" | "time" | "language" | "asked" | "attributes">,
  { glossary, articles, series, records }: Told,
  today: string,
): Promise<ValueAnswer | UnclearTime | null> {
  const request = valueRequest(understood, series, glossary, (one) => newestYear(one, articles, today));
  if (request === null) return null;
  const own = await records.of(articles.filter((article) => article.series === request.series.id));
  const toldOf = (timed: TimedRequest): ToldValues => toldValues(timed, own, glossary, understood.language);
  const { time } = request;
  if (time !== null) {
    const timed = { ...request, time };
    return { kind: "values", request: timed, ...toldOf(timed) };
  }
  const told = request.series.years.filter(
    (one) =>
      String(one.year) <= today.slice(0, 4) &&
      toldOf({ ...request, time: one, saysYear: true }).missing.length === 0,
  );
  const choices = choicesOfTime(understood.text, request.series, told, glossary);
  return choices.length === 0
    ? null
    : { kind: "unclear-time", choices, asks: request.asks.map(({ name }) => name) };
}

/** Year of the newest time of a series up to today. */
function newestYear({ id }: NamedSeries, articles: readonly Article[], today: string): number | null {
  const days = articles.flatMap(({ series, edition, eventOn }) =>
    series === id && edition !== null && eventOn !== null && eventOn.slice(0, 10) <= today ? [eventOn] : [],
  );
  const newest = days.sort().at(-1);
  return newest === undefined ? null : Number(newest.slice(0, 4));
}
