import { setImmediate } from "node:timers/promises";
import type { Article } from "../../../corpus/article.ts";
import type { Glossary, GlossaryEntry } from "../../../language/glossary.ts";
import type { InterfaceLanguage } from "../../../language/messages/index.ts";
import { oncePerSnapshot } from "../../../staff/once-per-snapshot.ts";
import { seriesMentions } from "../../../staff/series-mentions.ts";
import { yearOf } from "./article-filter.ts";
import type { FilterChoice, FilterChoices } from "./found.ts";

/** Articles counted in one stretch: some milliseconds. */
const COUNTED_AT_ONCE = 2000;

/** A value with how many articles have it and what the glossary calls it, if it knows it. */
interface CountedValue {
  readonly value: string;
  readonly count: number;
  readonly entry: GlossaryEntry | null;
}

/** What the articles held can be filtered by, named in the reader's language where the glossary knows a name. */
export async function filterChoices(
  articles: readonly Article[],
  glossary: Glossary,
  language: InterfaceLanguage,
): Promise<FilterChoices> {
  const counted = await countedValues(articles, glossary);
  const named = (values: readonly CountedValue[]): FilterChoice[] =>
    values.map(({ value, count, entry }) => ({
      ...{ value, count },
      name: (language === "en" ? entry?.en[0] : entry?.zh[0]) ?? value,
    }));
  return {
    year: named(counted.year),
    city: named(counted.city),
    series: named(counted.series),
    publisher: named(counted.publisher),
    language: named(counted.language),
  };
}

/** The same in no language, counted once for each snapshot of the articles; gives way to other work. */
const countedValues = oncePerSnapshot(
  async (articles, glossary): Promise<Record<keyof FilterChoices, readonly CountedValue[]>> => {
    const cities = new Map(
      glossary.entries.filter(({ kind }) => kind === "cities").map((entry) => [entry.en[0] ?? "", entry]),
    );
    const mentions = await seriesMentions(articles, glossary);
    const series = new Map(Array.from(mentions, ([id, counts]) => [id, mostNamed(counts)]));
    const years = await countValues(articles, (article) => {
      const year = yearOf(article);
      return year === null ? [] : [String(year)];
    });
    return {
      year: years.toSorted((one, other) => Number(other.value) - Number(one.value)),
      city: await countValues(
        articles,
        (article) => [...new Set(article.cities)],
        (value) => cities.get(value),
      ),
      series: await countValues(
        articles,
        (article) => (article.series === null ? [] : [article.series]),
        (value) => series.get(value),
      ),
      publisher: await countValues(articles, (article) => [article.publisher]),
      language: await countValues(articles, (article) => [article.language]),
    };
  },
);

/** Most first. */
async function countValues(
  articles: readonly Article[],
  valuesOf: (article: Article) => readonly string[],
  entryOf: (value: string) => GlossaryEntry | undefined = () => undefined,
): Promise<CountedValue[]> {
  const counts = new Map<string, number>();
  for (const [index, article] of articles.entries()) {
    if (index % COUNTED_AT_ONCE === 0) await setImmediate();
    for (const value of valuesOf(article)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Array.from(counts, ([value, count]) => ({ value, count, entry: entryOf(value) ?? null })).sort(
    (one, other) => other.count - one.count || one.value.localeCompare(other.value),
  );
}

/** The series of the glossary that most titles name; undefined where none names any. */
function mostNamed(counts: ReadonlyMap<GlossaryEntry, number>): GlossaryEntry | undefined {
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
