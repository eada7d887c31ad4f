import { daySpan, type DaySpan } from "../../answer/conflicts/compare-days.ts";
import { tellsYear } from "../../answer/lists/of-time.ts";
import type { ArticleRecord } from "../../answer/article-records.ts";
import { formatDay } from "../../language/format-day.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { readableDay } from "../../language/messages/readable-day.ts";

/** When something was, as far as a sentence and its article tell. */
export interface ToldTime {
  /** `2020-01-13`, `2020-01-13/2020-01-15`, `2020-01` or `2020`. */
  readonly value: string;
  /** Days that it can mean: those of the article's own event where the sentence gives the year alone. */
  readonly span: DaySpan;
}

/** Whether a text is an ISO day of the calendar. */
export function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * When the records of one sentence were: the day that the sentence gives them, else the year that they belong to, where
 * sentence or date line tells it; null for neither.
 */
export function toldTime(records: readonly ArticleRecord[]): ToldTime | null {
  const dated =
    records.find(({ record }) => record.slot === "event.date") ??
    records.find(({ record }) => record.slot === "relation.since");
  const span = dated === undefined ? null : daySpan(dated.record.value);
  if (dated !== undefined && span !== null) return { value: dated.record.value, span };
  const of = records.find((one) => one.record.owner.year !== null && tellsYear(one, one.record.owner.year));
  if (of === undefined) return null;
  const year = String(of.record.owner.year);
  const event = of.article.eventOn === null ? null : daySpan(of.article.eventOn);
  const ofYear = daySpan(year);
  if (ofYear === null) return null;
  return { value: year, span: event?.first.startsWith(year) === true ? event : ofYear };
}

/** Whether a time can lie within a period; one that nothing tells lies in no period. */
export function isWithin(time: ToldTime | null, from: string | null, to: string | null): boolean {
  if (from === null && to === null) return true;
  if (time === null) return false;
  return (from === null || time.span.last >= from) && (to === null || time.span.first <= to);
}

const MONTH_DAY = "-01";

/** A time as readers write it; `2019-03` is "March 2019" or 「2019年3月」. */
export function readableTime(value: string, language: InterfaceLanguage): string {
  if (/^\d{4}$/u.test(value)) return value;
  if (!/^\d{4}-\d{2}$/u.test(value)) return readableDay(value, language);
  const day = formatDay(value + MONTH_DAY, language);
  return language === "en" ? day.replace(" 1,", "") : day.replace(/1日$/u, "");
}
