import type { Article } from "../corpus/article.ts";
import type { Glossary, GlossaryEntry } from "../language/glossary.ts";
import type { Placeholder, QuestionTemplate } from "./question-templates.ts";
import { editionDays, type EditionDays } from "./sentence-time.ts";

/** A question that the articles may answer. */
export interface CandidateQuestion {
  readonly language: "en" | "zh-Hant";
  readonly text: string;
  readonly template: QuestionTemplate;
  /** What fills its gaps, by which two questions are told to be about the same. */
  readonly subject: string;
  /** Ids of the articles about what it names. */
  readonly articles: ReadonlySet<string>;
}

/**
 * Candidates asked at a start, over both languages: at some 50 ms each with the pauses they take three seconds, and
 * a dozen that are answered are enough to choose from.
 */
const MOST_CANDIDATES = 60;

/** A name in both languages; null in one that has none. */
interface Name {
  readonly en: string | null;
  readonly "zh-Hant": string | null;
}

type Values = Readonly<Record<Placeholder, Name>>;

/** Templates filled in with what one or more articles are about. */
interface Fill {
  readonly values: Values;
  readonly subject: string;
  readonly articles: Set<string>;
}

/**
 * The templates, filled in with the articles' own series, years and cities by their names in the glossary. What most
 * articles are about comes first, and the templates take turns, so that the first candidates differ.
 */
export function candidateQuestions(
  templates: readonly QuestionTemplate[],
  articles: readonly Article[],
  glossary: Glossary,
): CandidateQuestion[] {
  const names = new Names(glossary);
  const home = homeCity(articles);
  const editions = editionDays(articles);
  const queues = templates.map((template) =>
    fillsOf(template.placeholders, articles, { home, editions, names }).flatMap(
      ({ values, subject, articles: about }) =>
        (["en", "zh-Hant"] as const).flatMap((language) => {
          const text = filled(template, language, values);
          return text === null ? [] : [{ language, text, template, subject, articles: about }];
        }),
    ),
  );
  return takingTurns(queues).slice(0, MOST_CANDIDATES);
}

interface Fields {
  readonly home: string | null;
  readonly editions: EditionDays;
  readonly names: Names;
}

/** All that can fill these gaps, most articles first. */
function fillsOf(gaps: ReadonlySet<Placeholder>, articles: readonly Article[], fields: Fields): Fill[] {
  const fills = new Map<string, Fill>();
  for (const article of articles) {
    const year = yearOf(article, fields.editions);
    const cities = gaps.has("city") ? article.cities.filter((city) => city !== fields.home) : [null];
    for (const city of cities) {
      const raw = { series: article.series, year, city, home: fields.home };
      const needed = Object.entries(raw).filter(([gap]) => gaps.has(gap as Placeholder));
      if (needed.some(([, value]) => value === null)) continue;
      const subject = needed.map(([, value]) => value).join(" ");
      const known = fills.get(subject) ?? { values: fields.names.of(raw), subject, articles: new Set() };
      known.articles.add(article.id);
      fills.set(subject, known);
    }
  }
  return [...fills.values()].sort(
    (a, b) => b.articles.size - a.articles.size || (a.subject < b.subject ? -1 : 1),
  );
}

/** The year of the edition that an article belongs to, else of what it reports. */
function yearOf({ series, edition, eventOn }: Article, editions: EditionDays): string | null {
  const days = series === null || edition === null ? undefined : editions.get(series)?.get(edition);
  // An edition that was moved has two years, and neither would do for a question.
  const years = new Set(days?.map((day) => day.slice(0, 4)));
  if (years.size > 0) return years.size === 1 ? ([...years][0] ?? null) : null;
  return eventOn === null ? null : eventOn.slice(0, 4);
}

/** The city that most articles share; null where there is none. */
function homeCity(articles: readonly Article[]): string | null {
  const counts = new Map<string, number>();
  for (const city of articles.flatMap(({ cities }) => cities)) counts.set(city, (counts.get(city) ?? 0) + 1);
  return [...counts].reduce<[string | null, number]>(
    (most, one) => (one[1] > most[1] ? one : most),
    [null, 0],
  )[0];
}

/** The template with its gaps filled; null where one of them has no name in this language. */
function filled(template: QuestionTemplate, language: keyof Name, values: Values): string | null {
  let text = template[language];
  for (const gap of template.placeholders) {
    const value = values[gap][language];
    if (value === null) return null;
    text = text.replaceAll(`{${gap}}`, () => value);
  }
  return text;
}

/** The first of each queue, then the second of each, and so on. */
function takingTurns<T>(queues: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    queues.flatMap((queue) => queue.slice(turn, turn + 1)),
  ).flat();
}

/** Names of series and cities in both languages, by the glossary. */
class Names {
  readonly #cities = new Map<string, GlossaryEntry>();
  readonly #series = new Map<string, GlossaryEntry>();

  constructor(glossary: Glossary) {
    for (const entry of glossary.entries) {
      for (const name of entry.en) {
        if (entry.kind === "cities" && !this.#cities.has(name)) this.#cities.set(name, entry);
        if (entry.kind === "series" && !this.#series.has(seriesId(name)))
          this.#series.set(seriesId(name), entry);
      }
    }
  }

  of(raw: Readonly<Record<Placeholder, string | null>>): Values {
    return {
      year: { en: raw.year, "zh-Hant": raw.year },
      series: nameOf(this.#series.get(raw.series ?? "")),
      city: this.#city(raw.city),
      home: this.#city(raw.home),
    };
  }

  #city(name: string | null): Name {
    const entry = name === null ? undefined : this.#cities.get(name);
    return entry === undefined ? { en: name, "zh-Hant": null } : nameOf(entry);
  }
}

function nameOf(entry: GlossaryEntry | undefined): Name {
  return { en: entry?.en[0] ?? null, "zh-Hant": entry?.zh[0] ?? null };
}

/** The id that articles give a series of this name: "Smart City Mayors' Summit" is `smart-city-mayors-summit`. */
function seriesId(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
