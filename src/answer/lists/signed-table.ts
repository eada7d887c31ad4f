import { setImmediate } from "node:timers/promises";
import type { Article } from "../../corpus/article.ts";
import type { Glossary, GlossaryEntry, GlossaryMention } from "../../language/glossary.ts";
import type { Slot } from "../../records/record.ts";
import type { ComposedCell } from "../composed.ts";
import type { ListAnswer } from "./list-table.ts";
import { type ArticleRecord, sentenceKeyOf } from "../article-records.ts";
import { mostTold } from "./most-told.ts";
import { tellsYear } from "./of-time.ts";
import type { SignedRequest } from "./signed-request.ts";

const SLOTS: ReadonlySet<Slot> = new Set<Slot>(["document.kind", "document.area"]);
/** Longer cells cannot be read on a telephone. */
const MOST_AREAS = 8;
const MEMORANDUM = "memorandum";
/** Sentences looked through in one stretch: some 5 ms. */
const SENTENCES_AT_ONCE = 32;

/**
 * A row for each year in which something was signed with a city, with what it was and its fields; null where nothing is
 * told. `home` is the city whose news the articles are. What was planned, and the running totals that news gives beside it,
 * are left out. Gives way to other work between sentences.
 */
export async function signedTable(
  request: SignedRequest,
  records: readonly ArticleRecord[],
  glossary: Glossary,
  language: string,
  home: GlossaryEntry | null,
): Promise<ListAnswer | null> {
  const bySentence = Map.groupBy(
    records.filter(({ record }) => SLOTS.has(record.slot) && !record.isPlan && !record.isTotal),
    sentenceKeyOf,
  );
  const cities = request.cities.filter((city) => city !== home);
  // Of the home city alone: whom it signed with is asked for, and a row for each year does not tell that.
  if (cities.length === 0) return null;
  const signed: ArticleRecord[] = [];
  let count = 0;
  for (const told of bySentence.values()) {
    if (++count % SENTENCES_AT_ONCE === 0) await setImmediate();
    const own = told.filter((one) => cities.every((city) => speaksOf(one, city, glossary, home)));
    signed.push(...(request.isOfMemorandums ? own.filter((one) => isOfMemorandum(one, own)) : own));
  }
  const years = Map.groupBy(
    signed.filter((one) => one.record.owner.year !== null && tellsYear(one, one.record.owner.year)),
    ({ record }) => record.owner.year ?? 0,
  );
  const rows = [...years]
    .filter(([year]) => request.hasYear(year))
    .sort(([a], [b]) => a - b)
    .flatMap(([year, told]) => rowOf(year, told, glossary, language));
  if (rows.length === 0) return null;
  return { table: { columns: ["year", "signed", "areas"], rows }, missing: [] };
}

/**
 * Whether what a record tells was signed with a city: its sentence names it in the same clause as the record's words and
 * nearer to them than another, or names none while its article is about this one alone. The home city stands beside all.
 */
function speaksOf(
  { record: { sentence, span }, article }: ArticleRecord,
  city: GlossaryEntry,
  glossary: Glossary,
  home: GlossaryEntry | null,
): boolean {
  const text = article.body.slice(sentence.start, sentence.end);
  const told = foreignCities(text, glossary, home);
  const own = told.filter(({ entry }) => entry === city);
  if (told.length === 0) return isAboutAlone(article, city, glossary, home);
  if (told.length === own.length) return true;
  const distance = ({ start, end }: GlossaryMention): number => {
    const [from, to] =
      sentence.start + start >= span.end
        ? [span.end - sentence.start, start]
        : [end, span.start - sentence.start];
    return to - from + (CLAUSE_END.test(text.slice(from, to)) ? OTHER_CLAUSE : 0);
  };
  const nearest = Math.min(...own.map(distance));
  return nearest < OTHER_CLAUSE && told.every((other) => other.entry === city || distance(other) > nearest);
}

const CLAUSE_END = /[,;:，；：。]/u;
/** More than any distance inside of a clause. */
const OTHER_CLAUSE = 1000;

function foreignCities(text: string, glossary: Glossary, home: GlossaryEntry | null): GlossaryMention[] {
  return glossary
    .mentionsIn(text)
    .filter(({ entry }) => (entry.kind === "cities" || entry.kind === "regions") && entry !== home);
}

/** Whether front matter, or else the title, names this city and no other but the home city. */
function isAboutAlone(
  { title, cities }: Article,
  city: GlossaryEntry,
  glossary: Glossary,
  home: GlossaryEntry | null,
): boolean {
  return [cities.join("\n"), title].some((text) => {
    const named = new Set(foreignCities(text, glossary, home).map(({ entry }) => entry));
    return named.size === 1 && named.has(city);
  });
}

/** Fields are those of memorandums where their sentence, of which all are `told`, tells of memorandums or of nothing else. */
function isOfMemorandum({ record }: ArticleRecord, told: readonly ArticleRecord[]): boolean {
  if (record.slot === "document.kind") return record.value === MEMORANDUM;
  const kinds = told.filter((other) => other.record.slot === "document.kind");
  return kinds.length === 0 || kinds.some((other) => other.record.value === MEMORANDUM);
}

function rowOf(
  year: number,
  told: readonly ArticleRecord[],
  glossary: Glossary,
  language: string,
): (readonly (ComposedCell | null)[])[] {
  const cells = [
    cellOf("document.kind", told, glossary, language),
    cellOf("document.area", told, glossary, language),
  ];
  const quote = cells.flatMap((cell) => cell?.quotes ?? [])[0];
  if (quote === undefined) return [];
  return [[{ text: String(year), language: "en", quotes: [quote] }, ...cells]];
}

/** What the articles call it, in the reader's language where any does; what most of them tell first. */
function cellOf(
  slot: Slot,
  told: readonly ArticleRecord[],
  glossary: Glossary,
  language: string,
): ComposedCell | null {
  const groups = mostTold(
    told.filter(({ record }) => record.slot === slot),
    glossary,
    language,
  );
  const chosen = groups.slice(0, MOST_AREAS).map(([best]) => best);
  const [first] = chosen;
  if (first === undefined) return null;
  return {
    text: chosen
      .map(({ record: { span }, article }) => article.body.slice(span.start, span.end))
      .join(first.article.language === "en" ? "; " : "、"),
    language: first.article.language,
    quotes: chosen.map(({ record: { sentence }, article }) => ({ article, ...sentence })),
  };
}
