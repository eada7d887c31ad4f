import { taipeiDay } from "../today.ts";
import type { InterfaceLanguage } from "./index.ts";
import { readableDay } from "./readable-day.ts";

/**
 * The day in Taipei at an instant (ISO 8601), wherever the reader is. Apart from what the widget shows, which needs no clock
 * and has no bytes to spare for one.
 */
export function readableDayAt(instant: string, language: InterfaceLanguage): string {
  return readableDay(taipeiDay(Date.parse(instant)), language);
}
