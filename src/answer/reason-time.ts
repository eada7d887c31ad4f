import type { SentenceView } from "./article-view.ts";
import { type AskedValue, reasonsIn } from "./value-asked.ts";

const CLAUSE_MARK = /[，；。;]|,(?=\s)/gu;

/**
 * Whether a question asks why, of a year, and a sentence gives reasons only in clauses of other years: "held since 2018; the
 * third, of 2020, went online because of the borders" tells nothing of why that of 2021 was called off.
 */
export function givesOtherReason(
  { kind, time }: Pick<AskedValue, "kind" | "time">,
  { text, dates }: Pick<SentenceView, "text" | "dates">,
): boolean {
  if (kind !== "why" || time.years.length === 0) return false;
  // "Because the borders had been closed since 2020, the 2021 forum was called off" tells of 2021.
  if (dates.some(({ year }) => year !== null && time.years.includes(year))) return false;
  const marks = Array.from(text.matchAll(CLAUSE_MARK), ({ index }) => index);
  const reasons = reasonsIn(text);
  const isOfOther = (at: number): boolean => {
    const start = marks.findLast((mark) => mark < at) ?? 0;
    const end = marks.find((mark) => mark >= at) ?? text.length;
    return dates.some((date) => date.year !== null && date.start >= start && date.end <= end);
  };
  return reasons.length > 0 && reasons.every(isOfOther);
}
