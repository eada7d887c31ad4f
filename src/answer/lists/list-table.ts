import type { Article } from "../../corpus/article.ts";
import type { Glossary } from "../../language/glossary.ts";
import type { RecordValue, Slot } from "../../records/record.ts";
import type { ArticleRecord } from "../article-records.ts";
import type { ComposedCell, ComposedTable } from "../composed.ts";
import type { ListColumn } from "./list-columns.ts";
import type { ListRequest } from "./list-request.ts";
import { mostTold } from "./most-told.ts";
import { isOf, isOfSide, tellsYear } from "./of-time.ts";
import { ownDays } from "./own-days.ts";

/** The slot that a column shows. */
const SLOT_OF: Readonly<Record<ListColumn, Slot>> = {
  date: "event.date",
  place: "event.place",
  venue: "event.venue",
  theme: "event.theme",
  documents: "document.count",
  areas: "document.area",
  leader: "delegation.leader",
  size: "delegation.size",
};

/** A table with the years that it should tell of and cannot. */
export interface ListAnswer {
  readonly table: ComposedTable;
  /** Years that were asked for and of which the articles do not tell what was asked; ascending. */
  readonly missing: readonly number[];
  /** How the question was understood, where it did not say what it is about. */
  readonly askedAs?: string;
}

/** Most values of one cell: areas of memorandums are several, both sides have a leader, all else is one. */
const MOST_VALUES: Readonly<Partial<Record<ListColumn, number>>> = { areas: 6, leader: 2 };

/**
 * A row for each time of the series that is asked for and told of, and the years that are not, among them those compared in
 * which it was not held; null where fewer than two are told of. `language` is the reader's: what is written in it is taken
 * first.
 */
export function listTable(
  request: ListRequest,
  records: readonly ArticleRecord[],
  glossary: Glossary,
  language: string,
): ListAnswer | null {
  const { series, columns, place } = request;
  const own = records.filter(
    ({ record, article }) =>
      (record.owner.series ?? article.series) === series.id && !record.isPlan && !record.isTotal,
  );
  const asked = series.years.filter(({ year }) => request.hasYear(year));
  const rows: {
    readonly year: number;
    readonly cells: readonly (ComposedCell | null)[];
    readonly isIn: boolean;
  }[] = [];
  for (const time of asked) {
    const told = own.filter(
      (one) =>
        isOf(one.record, time) && tellsYear(one, time.year) && isOfSide(one.record, request.side, glossary),
    );
    const cells = columns.map((column) => cellOf(column, told, glossary, language));
    const at = place === null ? null : cellOf("place", told, glossary, language);
    const isIn =
      place === null || (at !== null && glossary.mentionsIn(at.text).some(({ entry }) => entry === place));
    rows.push({ year: time.year, cells, isIn });
  }
  const told = rows.filter(({ cells, isIn }) => isIn && cells.some((cell) => cell !== null));
  const isTold = columns.map((_, at) => told.some(({ cells }) => cells[at] != null));
  const isOwed = columns.map((column, at) => isTold[at] === true || !request.optional.includes(column));
  const untold = rows
    .filter(({ cells }) => cells.some((cell, at) => cell === null && isOwed[at] === true))
    .map(({ year }) => year);
  const unheld = request.compared.filter((year) => !asked.some((time) => time.year === year));
  if (told.length < 2) return null;
  return {
    table: {
      columns: ["year", ...columns.filter((_, at) => isTold[at])],
      rows: told.map(({ year, cells }) => [yearCell(year, cells), ...cells.filter((_, at) => isTold[at])]),
    },
    missing: [...untold, ...unheld].toSorted((a, b) => a - b),
  };
}

/** The year stands on the first quote of its row, which tells it. */
function yearCell(year: number, cells: readonly (ComposedCell | null)[]): ComposedCell {
  const quotes = cells.flatMap((cell) => cell?.quotes ?? []);
  return { text: String(year), language: "en", quotes: quotes.slice(0, 1) };
}

/** What the most articles tell, in the reader's language where it is told in it, the city's own word before others'. */
function cellOf(
  column: ListColumn,
  told: readonly ArticleRecord[],
  glossary: Glossary,
  language: string,
): ComposedCell | null {
  const values = told.filter(({ record }) => record.slot === SLOT_OF[column]);
  const groups = mostTold(column === "date" ? ownDays(values, told) : values, glossary, language);
  const chosen = groups.slice(0, MOST_VALUES[column] ?? 1).map(([best]) => best);
  const [first] = chosen;
  if (first === undefined) return null;
  const separator = first.article.language === "en" ? "; " : "、";
  return {
    text: chosen.map(({ record, article }) => shownValue(record, article)).join(separator),
    language: first.article.language,
    quotes: chosen.map(({ record: { sentence }, article }) => ({ article, ...sentence })),
  };
}

/** What a count counts: 項 in 「四項備忘錄」, the noun in "three memorandums". */
const COUNTED =
  /^(?:\s?[項份個件名位人]|\s+(?:\p{Ll}+\s+)?(?:memorandums?|memoranda|mous?|agreements?|documents?|members|people)(?!\p{L}))/iu;
/** Longer than any of these. */
const COUNTED_REACH = 40;

/** A value in the words of its article, a count with what it counts, a leader with the side where its sentence names it. */
export function shownValue({ slot, span, sentence, side }: RecordValue, { body, language }: Article): string {
  const words = body.slice(span.start, span.end);
  if (slot === SLOT_OF.leader && side !== null && body.slice(sentence.start, sentence.end).includes(side)) {
    return language === "en" ? `${words} (${side})` : `${words}（${side}）`;
  }
  if (slot !== SLOT_OF.documents && slot !== SLOT_OF.size) return words;
  const after = body.slice(span.end, Math.min(sentence.end, span.end + COUNTED_REACH));
  return words + (COUNTED.exec(after)?.[0] ?? "");
}
