import type { RecordValue, Slot } from "../../records/record.ts";
import { SLOTS } from "../../records/record.ts";
import type { MarkedArticle, MarkedValue } from "./marks.ts";
import { isSameValue } from "./same-value.ts";

/** How values read compare with values marked. */
export interface Score {
  /** Marked and read. */
  readonly found: number;
  /** Marked in all. */
  readonly marked: number;
  /** Read, each once an article, and marked. */
  readonly right: number;
  /** Read in all, each once an article. */
  readonly read: number;
}

/** A value that was read and is not marked, or marked and not read. */
export interface Difference {
  readonly article: string;
  readonly slot: Slot;
  readonly value: string;
  readonly isMissing: boolean;
}

/** Scores by slot, in the order of the slots, and the differences. */
export interface Scores {
  readonly bySlot: ReadonlyMap<Slot, Score>;
  readonly all: Score;
  readonly differences: readonly Difference[];
}

/** Compares what was read in the marked articles with the marks; `recordsOf` gives the values of an article by its id. */
export function scoreMarks(
  marks: readonly MarkedArticle[],
  recordsOf: (article: string) => readonly RecordValue[],
): Scores {
  const bySlot = new Map<Slot, Score>();
  const differences: Difference[] = [];
  for (const { article, values } of marks) {
    const records = recordsOf(article);
    for (const slot of SLOTS) {
      const marked = values.filter((value) => value.slot === slot);
      const read = distinct(records.filter((record) => record.slot === slot));
      bySlot.set(slot, sum(bySlot.get(slot), compare(article, slot, marked, read, differences)));
    }
  }
  return { bySlot, all: [...bySlot.values()].reduce((total, one) => sum(total, one), NOTHING), differences };
}

const NOTHING: Score = { found: 0, marked: 0, right: 0, read: 0 };

function sum(a: Score | undefined, b: Score): Score {
  const first = a ?? NOTHING;
  return {
    found: first.found + b.found,
    marked: first.marked + b.marked,
    right: first.right + b.right,
    read: first.read + b.read,
  };
}

function distinct(records: readonly RecordValue[]): readonly RecordValue[] {
  return records.filter(
    ({ slot, value }, index) => records.findIndex((other) => isSameValue(slot, other.value, value)) === index,
  );
}

function compare(
  article: string,
  slot: Slot,
  marked: readonly MarkedValue[],
  read: readonly RecordValue[],
  differences: Difference[],
): Score {
  const missing = marked.filter(
    ({ value }) => !read.some((record) => isSameValue(slot, record.value, value)),
  );
  const wrong = read.filter(({ value }) => !marked.some((mark) => isSameValue(slot, mark.value, value)));
  differences.push(
    ...missing.map(({ value }) => ({ article, slot, value, isMissing: true })),
    ...wrong.map(({ value }) => ({ article, slot, value, isMissing: false })),
  );
  return {
    found: marked.length - missing.length,
    marked: marked.length,
    right: read.length - wrong.length,
    read: read.length,
  };
}
