import { setImmediate } from "node:timers/promises";
import type { Article } from "../../corpus/article.ts";
import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import { sentenceSpans } from "../../language/sentences.ts";
import type { BodySpan } from "../../records/record.ts";
import type { ArticleRecord } from "../article-records.ts";
import type { ComposedCell } from "../composed.ts";
import type { ListAnswer } from "./list-table.ts";
import { readableFirst } from "./most-told.ts";
import { tellsYear } from "./of-time.ts";
import { signedCell } from "./signed-cell.ts";
import { foreignCities, isOfMemorandum, signedBySentence, speaksOf } from "./signed-records.ts";
import type { SignedRequest } from "./signed-request.ts";

/** Sentences looked through in one stretch: some 5 ms. */
const SENTENCES_AT_ONCE = 32;
/** Fewer partners are told in a sentence. */
const LEAST_ROWS = 2;

/** Articles in which a city's name is looked for: one of them has it, or the city has no name in their language. */
const MOST_LOOKED_AT = 4;

/** What was signed with a city in a year. */
interface Signed {
  readonly city: GlossaryEntry;
  readonly year: number;
  readonly told: ArticleRecord[];
}

/**
 * A row for each city with which the home city signed, and each year in which it did; null where fewer than two are told.
 * Gives way to other work between sentences.
 */
export async function partnersTable(
  request: Pick<SignedRequest, "isOfMemorandums" | "hasYear">,
  records: readonly ArticleRecord[],
  glossary: Glossary,
  language: string,
  home: GlossaryEntry | null,
): Promise<ListAnswer | null> {
  const signed = new Map<string, Signed>();
  let count = 0;
  for (const sentence of signedBySentence(records)) {
    if (++count % SENTENCES_AT_ONCE === 0) await setImmediate();
    for (const city of partnersIn(sentence, glossary, home)) {
      const own = sentence.filter((one) => speaksOf(one, city, glossary, home));
      const asked = request.isOfMemorandums ? own.filter((one) => isOfMemorandum(one, own)) : own;
      for (const one of asked) {
        const { year } = one.record.owner;
        if (year === null || !request.hasYear(year) || !tellsYear(one, year)) continue;
        const key = `${city.id} ${year}`;
        const known = signed.get(key) ?? { city, year, told: [] };
        known.told.push(one);
        signed.set(key, known);
      }
    }
  }
  const all = [...signed.values()].sort((a, b) => a.year - b.year || a.city.id.localeCompare(b.city.id));
  const rows: (readonly (ComposedCell | null)[])[] = [];
  for (const one of all) {
    await setImmediate();
    rows.push(...rowOf(one, toldOf(one.city, all), glossary, language));
  }
  if (rows.length < LEAST_ROWS) return null;
  return { table: { columns: ["city", "year", "signed", "areas"], rows }, missing: [] };
}

/** The cities that a sentence may tell of a signing with: those that it names, else those of its article. */
function partnersIn(
  sentence: readonly ArticleRecord[],
  glossary: Glossary,
  home: GlossaryEntry | null,
): ReadonlySet<GlossaryEntry> {
  const [first] = sentence;
  if (first === undefined) return new Set();
  const { article, record } = first;
  const text = article.body.slice(record.sentence.start, record.sentence.end);
  const named = citiesIn(text, glossary, home);
  // What two others signed between them is not the home city's.
  if (named.size > 1 && !namesHome(text, glossary, home)) return new Set();
  return named.size > 0 ? named : citiesIn([article.title, ...article.cities].join("\n"), glossary, home);
}

/** The city itself, as its news calls it beside its name. */
const OWN = /\b(?:we|our|the city|the mayor)\b|本市|市府|市長|兩市/iu;

function namesHome(text: string, glossary: Glossary, home: GlossaryEntry | null): boolean {
  return OWN.test(text) || glossary.mentionsIn(text).some(({ entry }) => entry === home);
}

function citiesIn(text: string, glossary: Glossary, home: GlossaryEntry | null): Set<GlossaryEntry> {
  const cities = foreignCities(text, glossary, home).map(({ entry }) => entry);
  return new Set(cities.filter(({ kind }) => kind === "cities"));
}

/** All that was signed with a city, in whatever year. */
function toldOf(city: GlossaryEntry, all: readonly Signed[]): readonly ArticleRecord[] {
  return all.filter((one) => one.city === city).flatMap(({ told }) => told);
}

function rowOf(
  { city, year, told }: Signed,
  toldOfCity: readonly ArticleRecord[],
  glossary: Glossary,
  language: string,
): (readonly (ComposedCell | null)[])[] {
  const kind = signedCell("document.kind", told, glossary, language);
  const areas = signedCell("document.area", told, glossary, language);
  const quote = [kind, areas].flatMap((cell) => cell?.quotes ?? [])[0];
  const name = nameCell(city, told, glossary, language) ?? nameCell(city, toldOfCity, glossary, language);
  if (quote === undefined || name === null) return [];
  return [[name, { text: String(year), language: "en", quotes: [quote] }, kind, areas]];
}

/** What the city is called where it is told, else where its article names it first. */
function nameCell(
  city: GlossaryEntry,
  told: readonly ArticleRecord[],
  glossary: Glossary,
  language: string,
): ComposedCell | null {
  const looked = new Set<Article>();
  for (const { article, record } of readableFirst(told, language)) {
    if (looked.has(article) || looked.size === MOST_LOOKED_AT) continue;
    looked.add(article);
    const names = (span: BodySpan): boolean => writtenIn(article, span, city, glossary) !== null;
    const quote = [record.sentence, ...sentenceSpans(article.body)].find(names);
    if (quote === undefined) continue;
    const text = writtenIn(article, quote, city, glossary) ?? "";
    return { text, language: article.language, quotes: [{ article, start: quote.start, end: quote.end }] };
  }
  return null;
}

function writtenIn(
  { body }: Article,
  { start, end }: BodySpan,
  city: GlossaryEntry,
  glossary: Glossary,
): string | null {
  const text = body.slice(start, end);
  const mention = glossary.mentionsIn(text).find(({ entry }) => entry === city);
  return mention === undefined ? null : text.slice(mention.start, mention.end);
}
