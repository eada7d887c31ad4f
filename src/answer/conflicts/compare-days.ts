import type { Comparison } from "./compare-values.ts";

/** First and last day of a time, both ISO days. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

/** What a sentence says of an event's day: that it began, ended or was held then, or what somebody did there. */
export type DayAspect = "opening" | "closing" | "held" | "there";

const ISO = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

/**
 * The days that `2015-08-18`, `2015-08-17/2015-08-19`, `2015-08` or `2015` can mean; null for anything else. A month ends
 * on its 31st: only compared, never shown.
 */
export function daySpan(value: string): DaySpan | null {
  const parts = value.split("/");
  const [first = "", last = first] = parts;
  if (parts.length > 2 || !ISO.test(first) || !ISO.test(last)) return null;
  return {
    first: first + "-01-01".slice(first.length - "YYYY".length),
    last: last + "-12-31".slice(last.length - "YYYY".length),
  };
}

const CLOSES =
  /\b(?:clos(?:es?|ed|ing)|ended|concluded|came to (?:an end|a close|its close))\b|閉幕|落幕|結束/iu;
const OPENS =
  /\b(?:open(?:s|ed|ing)?|beg[aiu]n|kicked off|got under way|launched|convened)\b|開幕|揭幕|登場|開場|開跑|開始/iu;
const HELD =
  /\b(?:held|hosts?|hosted|staged|take[sn]? place|took place|scheduled|set for|due|planned|postponed)\b|舉[行辦]|[定訂][於在]|召開|延[期後]/iu;

/** Tells by a sentence's words what its day is to the event. */
export function dayAspect(sentence: string): DayAspect {
  if (CLOSES.test(sentence)) return "closing";
  if (OPENS.test(sentence)) return "opening";
  return HELD.test(sentence) || /[:：]/u.test(sentence) ? "held" : "there";
}

/** An event goes on for no more days than this; a choice. Games take longest. */
const LONGEST_DAYS = 21;

/**
 * Two times of one event agree where one lies within the other: August 2015 says less than 17 August, and a source that
 * gives one day of an event of several names its opening or its main session. Beside that, an event can open on one
 * day, see a speech on the next and close on a third. Otherwise two days, or two spans that only overlap, differ.
 */
export function compareDays(
  a: string,
  b: string,
  aspectA: DayAspect = "held",
  aspectB: DayAspect = "held",
): Comparison {
  const [one, other] = [daySpan(a), daySpan(b)];
  if (one === null || other === null) return "unknown";
  if (isWithin(one, other) || isWithin(other, one)) return "same";
  const [earlier, later] = one.first <= other.first ? [aspectA, aspectB] : [aspectB, aspectA];
  const isOneEvent = daysBetween(one, other) <= LONGEST_DAYS;
  return isOneEvent && canFollow(earlier, later) ? "same" : "different";
}

/** Whether of an event of several days the one can be said of an earlier day than the other. */
function canFollow(earlier: DayAspect, later: DayAspect): boolean {
  if (earlier === "closing" || later === "opening") return false;
  return earlier === "opening" || later === "closing" || (earlier === "there" && later === "there");
}

function isWithin(inner: DaySpan, outer: DaySpan): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

function daysBetween(one: DaySpan, other: DaySpan): number {
  const dayMs = 24 * 60 * 60 * 1000;
  return Math.abs(Date.parse(one.first) - Date.parse(other.first)) / dayMs;
}
