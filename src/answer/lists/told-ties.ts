import { setImmediate } from "node:timers/promises";
import type { Glossary } from "../../language/glossary.ts";
import { type ArticleRecord, sentenceKeyOf } from "../article-records.ts";
import type { TieKind } from "./ties-request.ts";

/** A tie that a sentence tells, with when it began where the same sentence says so. */
export interface ToldTie {
  readonly one: ArticleRecord;
  readonly kind: TieKind;
  /** Both cities: what the glossary calls them, else as written. */
  readonly cities: readonly { readonly key: string; readonly written: string }[];
  readonly since: ArticleRecord | null;
}

/** Sentences looked through in one stretch: some milliseconds. */
const SENTENCES_AT_ONCE = 256;
/** The ties of these kinds that records tell. Gives way to other work between sentences. */
export async function toldTies(
  kinds: readonly TieKind[],
  records: readonly ArticleRecord[],
  glossary: Glossary,
): Promise<ToldTie[]> {
  const bySentence = Map.groupBy(
    records.filter(({ record }) => record.slot.startsWith("relation.")),
    sentenceKeyOf,
  );
  const ties: ToldTie[] = [];
  let count = 0;
  for (const told of bySentence.values()) {
    if (++count % SENTENCES_AT_ONCE === 0) await setImmediate();
    ties.push(
      ...told.flatMap((one) => tieOf(one, told, glossary)).filter(({ kind }) => kinds.includes(kind)),
    );
  }
  return ties;
}

/** The tie that a record tells; `told` are the relations of its sentence. */
function tieOf(one: ArticleRecord, told: readonly ArticleRecord[], glossary: Glossary): ToldTie[] {
  const { record } = one;
  const parts = /^(?<a>.+) \+ (?<b>.+) = (?<kind>sister|partner|friendship)$/u.exec(record.value)?.groups;
  if (record.slot !== "relation.kind" || record.isPlan || parts === undefined) return [];
  const { a = "", b = "", kind = "" } = parts;
  const since = told.find((other) => other.record.slot === "relation.since" && isNearest(other, one, told));
  const keyOf = (written: string): string =>
    glossary.mentionsIn(written).find(({ entry }) => entry.kind === "cities")?.entry.id ?? written;
  const cities = [a, b].map((written) => ({ key: keyOf(written), written }));
  return [{ one, kind: kind as TieKind, cities, since: since ?? null }];
}

/** Whether of all ties of a sentence this one stands nearest to a date. */
function isNearest(since: ArticleRecord, tie: ArticleRecord, told: readonly ArticleRecord[]): boolean {
  const distance = ({ record: { span } }: ArticleRecord): number =>
    Math.min(Math.abs(since.record.span.start - span.end), Math.abs(span.start - since.record.span.end));
  return told
    .filter(({ record }) => record.slot === "relation.kind")
    .every((other) => distance(tie) <= distance(other));
}
