import { taipeiDay } from "../../language/today.ts";

const DAY_MS = 86_400_000;
const THURSDAY = 4;

/** ISO 8601 week of an instant by the days of Taipei, such as `2026-W09`. */
export function weekOf(instant: string): string {
  const day = new Date(`${taipeiDay(Date.parse(instant))}T00:00:00Z`);
  // A week belongs to the year that its Thursday is in.
  const thursday = new Date(day.getTime() + (THURSDAY - (day.getUTCDay() || 7)) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** The first instant of a week in Taipei and that of the next one, ISO 8601 in UTC; null for no such week. */
export function weekBounds(week: string): { readonly from: string; readonly to: string } | null {
  const [, year, number] = /^(\d{4})-W(\d{2})$/u.exec(week) ?? [];
  if (year === undefined || number === undefined) return null;
  // January 4 is in the first week of its year.
  const fourth = new Date(`${year}-01-04T00:00:00+08:00`);
  const weekday = new Date(`${year}-01-04T00:00:00Z`).getUTCDay() || 7;
  const from = new Date(fourth.getTime() + (1 - weekday + (Number(number) - 1) * 7) * DAY_MS);
  const to = new Date(from.getTime() + 7 * DAY_MS);
  const bounds = { from: from.toISOString(), to: to.toISOString() };
  return weekOf(bounds.from) === week ? bounds : null;
}
