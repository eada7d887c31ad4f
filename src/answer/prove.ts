import type { Glossary } from "../language/glossary.ts";
import type { Composed, ComposedCell, ComposedSentence, ComposedTable, Verified } from "./composed.ts";
import { type Failure, verifySentence } from "./verify.ts";

/** Keeps the composed sentences and cells that their quotes carry and drops the others, with what was wrong. */
export function prove(composed: Composed, glossary: Glossary): Verified {
  const dropped: { sentence: ComposedSentence; failures: readonly string[] }[] = [];
  const isProvedBut = (claim: ComposedSentence, failures: readonly Failure[]): boolean => {
    if (failures.length > 0) dropped.push({ sentence: claim, failures: failures.map(inWords) });
    return failures.length === 0;
  };
  const isProved = (claim: ComposedSentence): boolean =>
    isProvedBut(claim, verifySentence(claim, glossary, composed.composer));
  // A cell is part of a sentence that is quoted whole, so that its words are held to the quote like a model's. What it
  // names may be part of a longer name there: the city of 「上海金山假日酒店」.
  const isCellProved = (cell: ComposedCell): boolean =>
    isProvedBut(
      cell,
      verifySentence(cell, glossary, "model").filter(
        ({ kind, what }) => kind !== "name" || !standsIn(what, cell.quotes),
      ),
    );
  const table = provedTable(composed.table, isCellProved);
  return {
    ...composed,
    missingYears: [...new Set([...composed.missingYears, ...lostYears(composed.table, table)])].sort(),
    sentences: composed.sentences.filter(isProved),
    table,
    // Of one claim alone nobody differs.
    conflicts: composed.conflicts
      .map((conflict) => ({ ...conflict, claims: conflict.claims.filter(isProved) }))
      .filter(({ claims }) => claims.length > 1),
    dropped,
  };
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
