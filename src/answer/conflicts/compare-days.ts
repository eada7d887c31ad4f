import type { Comparison } from "./compare-values.ts";

/** First and last day of a time, both ISO days. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

const ISO = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

/**
 * The days that `2015-08-18`, `2015-08-17/2015-08-19`, `2015-08` or `2015` can mean; null for anything else. A month ends
 * on its 31st: only compared, never shown.
 */
export function daySpan(value: string): DaySpan | null {
  const parts = value.split("/");
  const [first = "", last = first] = parts;
  if (parts.length > 2 || !ISO.test(first) || !ISO.test(last)) return null;
  return { first: first + "-01-01".slice(first.length - 4), last: last + "-12-31".slice(last.length - 4) };
}

/**
 * Two times of one event agree where one lies within the other: August 2015 says less than 17 August, and a source that
 * gives one day of an event of several names its opening or its main session. Two days, or two spans that only
 * overlap, differ.
 */
export function compareDays(a: string, b: string): Comparison {
  const [one, other] = [daySpan(a), daySpan(b)];
  if (one === null || other === null) return "unknown";
  return isWithin(one, other) || isWithin(other, one) ? "same" : "different";
}

function isWithin(inner: DaySpan, outer: DaySpan): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}
