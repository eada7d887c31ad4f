import type { Article } from "../../corpus/article.ts";
import type { Glossary, GlossaryEntry, GlossaryMention } from "../../language/glossary.ts";
import type { Slot } from "../../records/record.ts";
import { type ArticleRecord, sentenceKeyOf } from "../article-records.ts";

const SLOTS: ReadonlySet<Slot> = new Set<Slot>(["document.kind", "document.area"]);
const MEMORANDUM = "memorandum";

/** What was signed, sentence by sentence: neither what was planned nor the running totals that news gives beside it. */
export function signedBySentence(records: readonly ArticleRecord[]): readonly ArticleRecord[][] {
  const signed = records.filter(({ record }) => SLOTS.has(record.slot) && !record.isPlan && !record.isTotal);
  return [...Map.groupBy(signed, sentenceKeyOf).values()];
}

/**
 * Whether what a record tells was signed with a city: its sentence names it in the same clause as the record's words and
 * nearer to them than another, or names none while its article is about this one alone. The home city stands beside all.
 */
export function speaksOf(
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

export function foreignCities(
  text: string,
  glossary: Glossary,
  home: GlossaryEntry | null,
): GlossaryMention[] {
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
export function isOfMemorandum({ record }: ArticleRecord, told: readonly ArticleRecord[]): boolean {
  if (record.slot === "document.kind") return record.value === MEMORANDUM;
  const kinds = told.filter((other) => other.record.slot === "document.kind");
  return kinds.length === 0 || kinds.some((other) => other.record.value === MEMORANDUM);
}
