import type { Article } from "../../corpus/article.ts";
import { fold } from "../../language/fold.ts";
import type { Glossary } from "../../language/glossary.ts";
import { UsageError } from "../run-command.ts";

/** Which articles somebody asks about; one of the three. */
export interface Choice {
  readonly id?: string | undefined;
  readonly city?: string | undefined;
  readonly series?: string | undefined;
  /** Of a series. */
  readonly edition: number | null;
}

/** Most ids that an error offers. */
const OFFERED = 5;

/** The articles that are meant. Throws `UsageError` saying what there is where none is. */
export function chosenArticles(
  articles: readonly Article[],
  glossary: Glossary,
  { id, city, series, edition }: Choice,
): readonly Article[] {
  if (id !== undefined) return [articleOf(articles, id)];
  if (city !== undefined) return articlesOfCity(articles, glossary, city);
  const ofSeries = articles.filter((article) => article.series === series);
  if (ofSeries.length === 0) {
    throw new UsageError(
      `No article belongs to the series ${quoted(series)}. There ${listed(articles.map((one) => one.series))}`,
    );
  }
  const chosen = ofSeries.filter((article) => edition === null || article.edition === edition);
  if (chosen.length === 0) {
    const editions = ofSeries.map((article) => article.edition).sort((a, b) => (a ?? 0) - (b ?? 0));
    throw new UsageError(
      `No article is of edition ${String(edition)} of ${quoted(series)}. There ${listed(editions)}`,
    );
  }
  return chosen;
}

function articleOf(articles: readonly Article[], id: string): Article {
  const found = articles.find((article) => article.id === id);
  if (found !== undefined) return found;
  const like = articles.map((article) => article.id).filter((other) => other.includes(fold(id)));
  const offer = like.length === 0 ? "" : ` Did you mean ${like.slice(0, OFFERED).join(", ")}?`;
  throw new UsageError(`No article has the id ${quoted(id)}.${offer}`);
}

function articlesOfCity(articles: readonly Article[], glossary: Glossary, city: string): readonly Article[] {
  const asked = fold(city);
  const entry = glossary.entries.find(
    ({ kind, en, zh }) => kind === "cities" && [...en, ...zh].some((name) => fold(name) === asked),
  );
  const names = new Set([city, ...(entry?.en ?? [])].map(fold));
  const chosen = articles.filter(({ cities }) => cities.some((name) => names.has(fold(name))));
  if (chosen.length > 0) return chosen;
  throw new UsageError(
    entry === undefined
      ? `Neither the glossary nor an article names a city ${quoted(city)}.`
      : `No article is about ${entry.en[0] ?? city}, though the glossary names it.`,
  );
}

function listed(values: readonly (string | number | null)[]): string {
  const distinct = [...new Set(values)].filter((value) => value !== null);
  return distinct.length === 0 ? "are none." : `are: ${distinct.join(", ")}.`;
}

function quoted(text = ""): string {
  return `"${text}"`;
}
