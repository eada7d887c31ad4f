import { setImmediate } from "node:timers/promises";
import type { ComposedCell, Quote } from "../../answer/composed.ts";
import type { ArticleRecord } from "../../answer/article-records.ts";
import { fold } from "../../language/fold.ts";
import type { Slot } from "../../records/record.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { readableTime, type ToldTime } from "./told-time.ts";

/** Parts of a brief, in order. */
export const BRIEF_SECTIONS = ["counts", "timeline", "meetings", "documents", "plans", "ties"] as const;

export type BriefSectionId = (typeof BRIEF_SECTIONS)[number];

/** What stands in each part; the first column says what a row is about. */
export const BRIEF_COLUMNS = {
  counts: ["count", "day"],
  timeline: ["day", "what"],
  meetings: ["person", "role", "side", "day"],
  documents: ["document", "area", "party", "day"],
  plans: ["plan", "day"],
  ties: ["city", "tie", "since"],
} as const satisfies Readonly<Record<BriefSectionId, readonly string[]>>;

export type BriefColumn = (typeof BRIEF_COLUMNS)[BriefSectionId][number];

/** A row that a brief would show, with the sentence that it rests on; nothing is shown before it is verified. */
export interface ProposedRow {
  /** One a column; null where the sentence does not tell it. */
  readonly cells: readonly (ComposedCell | null)[];
  readonly quote: Quote;
  readonly time: ToldTime | null;
}

/** A cell of words that stand in a sentence, several of them joined; null for none. */
export function writtenCell(words: readonly string[], quote: Quote): ComposedCell | null {
  const distinct = [...new Map(words.map((word) => [fold(word), word])).values()];
  if (distinct.length === 0) return null;
  const { language } = quote.article;
  return { text: distinct.join(language === "en" ? "; " : "、"), language, quotes: [quote] };
}

/** The words of all records of these slots in a sentence. */
export function wordsOf(records: readonly ArticleRecord[], slots: readonly Slot[]): string[] {
  return records
    .filter(({ record }) => slots.includes(record.slot))
    .map(({ record: { span }, article }) => article.body.slice(span.start, span.end));
}

/** A time as the reader writes it, on the sentence. */
export function timeCell(
  time: ToldTime | null,
  quote: Quote,
  language: InterfaceLanguage,
): ComposedCell | null {
  return time === null ? null : { text: readableTime(time.value, language), language, quotes: [quote] };
}

/** Rows put into their years in one stretch: about a millisecond. */
const ROWS_AT_ONCE = 2000;

/**
 * At most so many rows, in the order of their times: the newest of too many, those without a time only where there is
 * room. Sorts no more than the years that are kept, and gives way between stretches: there may be a hundred thousand.
 */
export async function newestRows(rows: readonly ProposedRow[], most: number): Promise<ProposedRow[]> {
  const byYear = new Map<string, ProposedRow[]>();
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
    const year = row.time?.span.first.slice(0, 4) ?? NO_YEAR;
    const ofYear = byYear.get(year);
    if (ofYear === undefined) byYear.set(year, [row]);
    else ofYear.push(row);
  }
  const kept: ProposedRow[] = [];
  for (const year of [...byYear.keys()].sort().reverse()) {
    const room = most - kept.length;
    if (room <= 0) break;
    await setImmediate();
    const ofYear = byTime(byYear.get(year) ?? []);
    kept.push(...(year === NO_YEAR ? ofYear.slice(0, room) : ofYear.slice(-room)));
  }
  return byTime(kept);
}

/** Before every year. */
const NO_YEAR = "";

/** Rows in the order of their times, those without one last; of equal ones in the order of articles. */
function byTime(rows: readonly ProposedRow[]): ProposedRow[] {
  return rows
    .map((row) => {
      const { time, quote } = row;
      const key = `${time?.span.first ?? "9999"} ${time?.span.last ?? ""} ${quote.article.id}`;
      return { row, key, start: quote.start };
    })
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.start - b.start))
    .map(({ row }) => row);
}
