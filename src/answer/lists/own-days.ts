import type { Slot } from "../../records/record.ts";
import { type ArticleRecord, sentenceKeyOf } from "../article-records.ts";

/** An ISO day, or a range of them. */
const DAY = /^\d{4}-\d{2}-\d{2}/u;
/** What the sentence that dates an event tells beside the day; one on a guest or a dinner during it does not. */
const BESIDE_DAY: ReadonlySet<Slot> = new Set<Slot>([
  "event.place",
  "event.venue",
  "event.state",
  "event.edition",
]);

/**
 * Of an event's dates those that are days, where there are any, and of these the ones of sentences that tell where it was or
 * that it was held: "on August 29, during the forum, the mayors met" dates a meeting. `all` are the event's records.
 */
export function ownDays(
  dates: readonly ArticleRecord[],
  all: readonly ArticleRecord[],
): readonly ArticleRecord[] {
  const days = dates.filter(({ record }) => DAY.test(record.value));
  const holding = new Set(all.filter(({ record }) => BESIDE_DAY.has(record.slot)).map(sentenceKeyOf));
  const own = days.filter((day) => holding.has(sentenceKeyOf(day)));
  const told = [own, days].find((some) => some.length > 0) ?? dates;
  return told.filter(({ record }) => !told.some((other) => isWithin(other.record.value, record.value)));
}

/** Whether a day lies in a range of days: of a visit that includes the event, where both are told. */
function isWithin(day: string, range: string): boolean {
  const [from, to] = range.split("/");
  return !day.includes("/") && from !== undefined && to !== undefined && from <= day && day <= to;
}
