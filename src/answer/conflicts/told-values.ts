import type { Article } from "../../corpus/article.ts";
import type { Glossary, GlossaryKind } from "../../language/glossary.ts";
import { documentKind } from "../../records/document-words.ts";
import type { RecordValue, Slot } from "../../records/record.ts";
import type { ArticleRecord } from "../article-records.ts";
import type { NamedSeries } from "../lists/series-names.ts";
import type { AskedSlot } from "./asked-slots.ts";
import { NOT_HELD } from "./denials.ts";
import { tellsOfWhole } from "./whole-event.ts";

/** Slots whose values belong to the event as a whole only where their sentence speaks of it. */
const OF_THE_WHOLE: ReadonlySet<Slot> = new Set<Slot>([
  "event.date",
  "event.place",
  "event.venue",
  "event.edition",
  "event.state",
]);

/** Whether a slot tells of an event as a whole, not of what was done at it. */
export function isOfTheWhole(slot: Slot): boolean {
  return OF_THE_WHOLE.has(slot);
}

/** A value that is shorter gives a month or a year. */
const DAY_LENGTH = "YYYY-MM-DD".length;

/** What an article says of the value asked for: several where it says several things. */
export interface Told {
  readonly article: Article;
  readonly values: readonly ArticleRecord[];
}

/** Which of an event's records are looked for. */
export interface ValueQuery {
  readonly asked: AskedSlot;
  /** The question, which may say of which kind of document or of whose delegation it speaks; Chinese in Traditional. */
  readonly question: string;
  /** The event's series; null for an event of no series. */
  readonly series: NamedSeries | null;
  readonly glossary: Glossary;
}

/** The records of an event that hold the value asked for. */
export function askedRecords(records: readonly ArticleRecord[], query: ValueQuery): ArticleRecord[] {
  const { slot, isTotal } = query.asked;
  const kind = slot === "document.count" ? documentKind(query.question) : null;
  return records.filter(
    (one) =>
      one.record.slot === slot &&
      one.record.isTotal === isTotal &&
      (kind === null || one.record.kind === null || one.record.kind === kind) &&
      speaksOfWhole(one, query),
  );
}

function speaksOfWhole({ record, article }: ArticleRecord, { series, glossary }: ValueQuery): boolean {
  if (!isOfTheWhole(record.slot) || record.value === NOT_HELD) return true;
  if (series === null) return false;
  const isCoarse = record.slot === "event.date" && record.value.length < DAY_LENGTH;
  return tellsOfWhole(sentenceOf(record, article), series, glossary, isCoarse);
}

/** The sentence that carries a record's value. */
export function sentenceOf({ sentence }: RecordValue, { body }: Article): string {
  return body.slice(sentence.start, sentence.end);
}

/**
 * Records that speak of one thing, apart from those of another: documents by their kind, leaders by their side,
 * delegations by whose they are. What names nobody's is compared with nothing.
 */
export function comparableRecords(
  records: readonly ArticleRecord[],
  { slot }: AskedSlot,
  glossary: Glossary,
): ArticleRecord[][] {
  const keyOf = ({ record, article }: ArticleRecord): string | null => {
    switch (slot) {
      case "document.count":
        return record.kind;
      case "delegation.leader":
        return record.side === null ? null : firstOf(record.side, "cities", glossary);
      case "delegation.size":
        return firstOf(sentenceOf(record, article), "people", glossary);
      default:
        return "";
    }
  };
  const groups = Map.groupBy(records, keyOf);
  groups.delete(null);
  return [...groups.values()];
}

function firstOf(text: string, kind: GlossaryKind, glossary: Glossary): string | null {
  return glossary.mentionsIn(text).find(({ entry }) => entry.kind === kind)?.entry.id ?? null;
}

/** What each article tells, in the order of the records. */
export function toldBy(records: readonly ArticleRecord[]): Told[] {
  return [...Map.groupBy(records, ({ article }) => article)].map(([article, values]) => ({
    article,
    values,
  }));
}
