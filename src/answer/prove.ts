import { setImmediate } from "node:timers/promises";
import type { Composed, ComposedCell, ComposedSentence, ComposedTable, Verified } from "./composed.ts";
import type { FeatureReader } from "./text-features.ts";
import { type Failure, verifySentence, verifyValue } from "./verify.ts";

/**
 * Keeps the composed sentences and cells that their quotes carry and drops the others, with what was wrong. Gives way
 * after each: to read a claim and what it rests on takes some milliseconds, and a table has dozens.
 */
export async function prove(composed: Composed, reader: FeatureReader): Promise<Verified> {
  const failuresOf = new Map<ComposedSentence, readonly Failure[]>();
  for (const cell of composed.table?.rows.flat() ?? []) {
    if (cell === null) continue;
    failuresOf.set(cell, cellFailures(cell, reader));
    await setImmediate();
  }
  for (const claim of [...composed.sentences, ...composed.conflicts.flatMap(({ claims }) => claims)]) {
    failuresOf.set(claim, verifySentence(claim, reader, composed.composer));
    await setImmediate();
  }
  const isProved = (claim: ComposedSentence): boolean => failuresOf.get(claim)?.length === 0;
  const table = provedTable(composed.table, isProved);
  return {
    ...composed,
    missingYears: [...new Set([...composed.missingYears, ...lostYears(composed.table, table)])].sort(),
    sentences: composed.sentences.filter(isProved),
    table,
    // Of one claim alone nobody differs.
    conflicts: composed.conflicts
      .map((conflict) => ({ ...conflict, claims: conflict.claims.filter(isProved) }))
      .filter(({ claims }) => claims.length > 1),
    dropped: [...failuresOf].flatMap(([sentence, failures]) =>
      failures.length === 0 ? [] : [{ sentence, failures: failures.map(inWords) }],
    ),
  };
}

/**
 * A cell is part of a sentence that is quoted whole, so that its words are held to the quote like a model's. What it names
 * may be part of a longer name there: the city of 「上海金山假日酒店」.
 */
export function cellFailures(cell: ComposedCell, reader: FeatureReader): Failure[] {
  return verifyValue(cell, reader).filter(
    ({ kind, what }) => kind !== "name" || !standsIn(what, cell.quotes),
  );
}

/** Whether words stand in a quote, letter by letter and not inside of a Latin word. */
function standsIn(words: string, quotes: ComposedCell["quotes"]): boolean {
  const pattern = new RegExp(`(?<![a-z])${words.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}(?![a-z])`, "iu");
  return quotes.some(({ article, start, end }) => pattern.test(article.body.slice(start, end)));
}

/** The rows whose first cell, which says what they are about, and at least one other are proved; null for none. */
function provedTable(
  table: ComposedTable | null,
  isProved: (cell: ComposedCell) => boolean,
): ComposedTable | null {
  if (table === null) return null;
  const rows = table.rows
    .map((row) => row.map((cell) => (cell !== null && isProved(cell) ? cell : null)))
    .filter(([first, ...others]) => first != null && others.some((cell) => cell !== null));
  return rows.length === 0 ? null : { ...table, rows };
}

/** Years whose rows, or cells of them, were not proved; rows about something else have none. */
function lostYears(composed: ComposedTable | null, proved: ComposedTable | null): number[] {
  const told = (table: ComposedTable | null): Map<string, number> =>
    new Map(table?.rows.map((row) => [row[0]?.text ?? "", row.filter((cell) => cell !== null).length]));
  const left = told(proved);
  return [...told(composed)].flatMap(([year, cells]) =>
    /^\d{4}$/u.test(year) && (left.get(year) ?? 0) < cells ? [Number(year)] : [],
  );
}

function inWords({ kind, what }: Failure): string {
  return `${kind}: ${what}`;
}
