import type { InterfaceLanguage } from "./index.ts";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * An ISO day or `start/end` as readers write it: `July 3, 2019`, `July 3–5, 2019`, `2019年7月3日至5日`. Pure text: no
 * time zone can shift it. Anything else is returned as it is.
 */
export function readableDay(iso: string, language: InterfaceLanguage): string {
  const [first, last, ...rest] = iso.split("/").map(parsed);
  if (first === undefined || first === null || last === null || rest.length > 0) return iso;
  if (last === undefined) return language === "en" ? english(first) : `${chineseMonth(first)}${first.day}日`;
  return language === "en" ? englishRange(first, last) : chineseRange(first, last);
}

function parsed(iso: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso) ?? [];
  const hasMonth = MONTHS[Number(month) - 1] !== undefined;
  return hasMonth ? { year: Number(year), month: Number(month), day: Number(day) } : null;
}

function monthName(day: Day): string {
  return MONTHS[day.month - 1] ?? "";
}

function english(day: Day): string {
  return `${monthName(day)} ${day.day}, ${day.year}`;
}

function englishRange(first: Day, last: Day): string {
  if (first.year !== last.year) return `${english(first)} – ${english(last)}`;
  if (first.month !== last.month) return `${monthName(first)} ${first.day} – ${english(last)}`;
  if (first.day === last.day) return english(first);
  return `${monthName(first)} ${first.day}–${last.day}, ${first.year}`;
}

function chineseMonth(day: Day): string {
  return `${day.year}年${day.month}月`;
}

function chineseRange(first: Day, last: Day): string {
  const start = `${chineseMonth(first)}${first.day}日`;
  if (first.year !== last.year) return `${start}至${chineseMonth(last)}${last.day}日`;
  if (first.month !== last.month) return `${start}至${last.month}月${last.day}日`;
  return first.day === last.day ? start : `${start}至${last.day}日`;
}
