import type { Article } from "../../corpus/article.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { ComposedCell } from "../composed.ts";
import type { ListAnswer } from "./list-table.ts";
import type { ArticleRecord } from "../article-records.ts";
import { dayOf } from "../article-day.ts";
import { deniedTies, isOver } from "./denied-ties.ts";
import { homeCity } from "./home-city.ts";
import { mostTold } from "./most-told.ts";
import { TIE_WORDS } from "./tie-words.ts";
import type { TiesRequest } from "./ties-request.ts";
import { type ToldTie, toldTies } from "./told-ties.ts";

/** Fewer ties are told in a sentence. */
const LEAST_ROWS = 2;

/** What ties are told by. */
export interface TiesTold {
  readonly articles: readonly Article[];
  readonly records: readonly ArticleRecord[];
  readonly glossary: Glossary;
}

/**
 * A row for each tie of the city asked about, but for those that a later article says are over, by the year in which it began, those without a year last; null
 * where fewer than two are told. Where the question does not say whose ties, those of the city that most of them are of.
 * Gives way to other work between sentences.
 */
export async function tiesTable(
  { kinds, home }: TiesRequest,
  { articles, records, glossary }: TiesTold,
  language: string,
): Promise<ListAnswer | null> {
  const ties = await toldTies(kinds, records, glossary);
  const whose = home?.id ?? mostTied(ties);
  const denied = await deniedTies(kinds, articles, glossary);
  const homeId = homeCity(articles, glossary)?.id ?? null;
  // A friendship city may have become a sister city since: these are two ties.
  const byTie = new Map<string, { key: string; told: ToldTie[] }>();
  for (const tie of ties) {
    const [city, ...more] = tie.cities.filter(({ key }) => key !== whose);
    if (city === undefined || more.length > 0) continue;
    const { key } = city;
    const told = byTie.get(`${tie.kind} ${key}`)?.told ?? [];
    byTie.set(`${tie.kind} ${key}`, { key, told: [...told, tie] });
  }
  const isStanding = ({ key, told }: { key: string; told: readonly ToldTie[] }): boolean =>
    whose === null ||
    !isOver(denied, [whose, key], { home: homeId, toldOn: told.map(({ one }) => dayOf(one.article)) });
  const rows = [...byTie.values()]
    .filter(isStanding)
    .flatMap(({ key, told }) => rowOf(key, told, glossary, language))
    .sort((a, b) => a.year.localeCompare(b.year) || a.city.localeCompare(b.city));
  if (rows.length < LEAST_ROWS) return null;
  return { table: { columns: ["city", "tie", "since"], rows: rows.map(({ cells }) => cells) }, missing: [] };
}

/** The city that the most ties are of. */
function mostTied(ties: readonly ToldTie[]): string | null {
  const counts = new Map<string, number>();
  for (const { cities } of ties) for (const { key } of cities) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

interface Row {
  readonly city: string;
  /** When the tie began; after any year where no article tells it. */
  readonly year: string;
  readonly cells: readonly (ComposedCell | null)[];
}

const NO_YEAR = "9999";

function rowOf(key: string, told: readonly ToldTie[], glossary: Glossary, language: string): Row[] {
  const dated = told.flatMap(({ since }) => (since === null ? [] : [since]));
  const [years] = mostTold(
    dated.map(({ record, article }) => ({ record: { ...record, value: record.value.slice(0, 4) }, article })),
    glossary,
    language,
  );
  const since = years?.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  // The sentence that dates the tie tells of the tie as well. "The two cities became sister cities" names neither of them.
  const naming = told.filter((tie) => namesCity(tie, key));
  const [readable] = mostTold(
    naming.map(({ one }) => one),
    glossary,
    language,
  );
  const chosen = naming.find((tie) => tie.one === readable?.[0]) ?? naming[0];
  if (chosen === undefined) return [];
  const written = chosen.cities.find((city) => city.key === key)?.written ?? "";
  const words = tieWords(chosen);
  const cell = (text: string, of: ArticleRecord): ComposedCell => ({
    text,
    language: of.article.language,
    quotes: [{ article: of.article, ...of.record.sentence }],
  });
  return [
    {
      city: written,
      year: since?.record.value.slice(0, 4) ?? NO_YEAR,
      cells: [
        cell(written, chosen.one),
        words === undefined ? null : cell(words, chosen.one),
        since === undefined
          ? null
          : cell(since.article.body.slice(since.record.span.start, since.record.span.end), since),
      ],
    },
  ];
}

/** Whether the sentence that tells a tie writes the city's name. */
function namesCity({ cities, one: { record, article } }: ToldTie, key: string): boolean {
  const written = cities.find((city) => city.key === key)?.written ?? "";
  return article.body.slice(record.sentence.start, record.sentence.end).includes(written);
}

/** The words for a tie: those of its own record, else those of its sentence. */
function tieWords({ kind, one: { record, article } }: ToldTie): string | undefined {
  return [record.span, record.sentence]
    .map(({ start, end }) => TIE_WORDS[kind].exec(article.body.slice(start, end))?.[0])
    .find((words) => words !== undefined);
}

function lengthOf({ record: { span } }: ArticleRecord): number {
  return span.end - span.start;
}
