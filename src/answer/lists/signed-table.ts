import { setImmediate } from "node:timers/promises";
import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import type { ComposedCell } from "../composed.ts";
import type { ListAnswer } from "./list-table.ts";
import type { ArticleRecord } from "../article-records.ts";
import { tellsYear } from "./of-time.ts";
import { partnersTable } from "./partners-table.ts";
import { signedCell } from "./signed-cell.ts";
import { isOfMemorandum, signedBySentence, speaksOf } from "./signed-records.ts";
import type { SignedRequest } from "./signed-request.ts";

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
  const cities = request.cities.filter((city) => city !== home);
  // Of the home city alone: whom it signed with is asked for.
  if (cities.length === 0) return partnersTable(request, records, glossary, language, home);
  const signed: ArticleRecord[] = [];
  let count = 0;
  for (const told of signedBySentence(records)) {
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

function rowOf(
  year: number,
  told: readonly ArticleRecord[],
  glossary: Glossary,
  language: string,
): (readonly (ComposedCell | null)[])[] {
  const cells = [
    signedCell("document.kind", told, glossary, language),
    signedCell("document.area", told, glossary, language),
  ];
  const quote = cells.flatMap((cell) => cell?.quotes ?? [])[0];
  if (quote === undefined) return [];
  return [[{ text: String(year), language: "en", quotes: [quote] }, ...cells]];
}
