import { namedSeries } from "../../../answer/lists/series-names.ts";
import type { Article } from "../../../corpus/article.ts";
import type { Glossary, GlossaryEntry } from "../../../language/glossary.ts";
import type { InterfaceLanguage } from "../../../language/messages/index.ts";
import { yearOf } from "./article-filter.ts";
import type { FilterChoice, FilterChoices } from "./found.ts";

/** What the articles held can be filtered by, named in the reader's language where the glossary knows a name. */
export function filterChoices(
  articles: readonly Article[],
  glossary: Glossary,
  language: InterfaceLanguage,
): FilterChoices {
  const cities = new Map(
    glossary.entries.filter(({ kind }) => kind === "cities").map((entry) => [entry.en[0], entry]),
  );
  const series = new Map(namedSeries(articles, glossary, 1).map(({ id, entry }) => [id, entry]));
  const named = (entry: GlossaryEntry | undefined, value: string): string =>
    (language === "en" ? entry?.en[0] : entry?.zh[0]) ?? value;
  const counted = (valuesOf: (article: Article) => readonly string[], nameOf = (value: string) => value) =>
    mostFirst(articles.flatMap(valuesOf), nameOf);
  const years = counted((article) => {
    const year = yearOf(article);
    return year === null ? [] : [String(year)];
  });
  return {
    year: years.toSorted((one, other) => Number(other.value) - Number(one.value)),
    city: counted(
      (article) => [...new Set(article.cities)],
      (value) => named(cities.get(value), value),
    ),
    series: counted(
      (article) => (article.series === null ? [] : [article.series]),
      (value) => named(series.get(value), value),
    ),
    publisher: counted((article) => [article.publisher]),
    language: counted((article) => [article.language]),
  };
}

function mostFirst(values: readonly string[], nameOf: (value: string) => string): FilterChoice[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, name: nameOf(value), count }))
    .sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
}
