import { narrowDigits } from "../../language/narrow-digits.ts";
import type { Span } from "../../language/sentences.ts";

/** A time of day as a text writes it. */
export interface ClockTime extends Span {
  /** 0 to 24; null where only the half of the day is told. */
  readonly hour: number | null;
  readonly minute: number;
  /** Whether it is before or after noon; null where that is not told. */
  readonly half: "am" | "pm" | null;
}

const ENGLISH =
  /(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))?(?:\s?([ap])\.?m(?!\p{L})\.?)|(?<![\d:.])(\d{1,2}):(\d{2})(?![\d:])/giu;
const CHINESE_HALF = "上午|早上|凌晨|清晨|下午|晚間|晚上|傍晚|中午";
const CHINESE = new RegExp(`(${CHINESE_HALF})?(\\d{1,2})[時時点點时](?:(\\d{1,2})分|(半))?`, "gu");
const HALF_ALONE = new RegExp(`${CHINESE_HALF}|(?<!\\p{L})(?:morning|afternoon|evening)(?!\\p{L})`, "giu");
const FORENOON = /^(?:上午|早上|凌晨|清晨|morning)$/iu;

/** Times of day that a text tells, halves of a day among them ("in the afternoon"). */
export function clockTimes(text: string): ClockTime[] {
  const narrow = narrowDigits(text);
  const times: ClockTime[] = [];
  for (const {
    0: written,
    1: hour,
    2: minute,
    3: half,
    4: bareHour,
    5: bareMinute,
    index,
  } of narrow.matchAll(ENGLISH))
    times.push({
      start: index,
      end: index + written.length,
      hour: Number(hour ?? bareHour),
      minute: Number(minute ?? bareMinute ?? 0),
      half: half === undefined ? null : half.toLowerCase() === "a" ? "am" : "pm",
    });
  for (const { 0: written, 1: half, 2: hour, 3: minute, 4: thirty, index } of narrow.matchAll(CHINESE))
    times.push({
      start: index,
      end: index + written.length,
      hour: Number(hour),
      minute: thirty === undefined ? Number(minute ?? 0) : 30,
      half: half === undefined ? null : halfOf(half),
    });
  for (const { 0: written, index } of narrow.matchAll(HALF_ALONE)) {
    const end = index + written.length;
    if (!times.some((other) => other.start < end && index < other.end))
      times.push({ start: index, end, hour: null, minute: 0, half: halfOf(written) });
  }
  return times;
}

function halfOf(word: string): "am" | "pm" {
  return FORENOON.test(word) ? "am" : "pm";
}

/** Times of day that no time of the evidence carries: 4:30 is 16:30 unless both say which half they mean. */
export function unprovedClocks(told: readonly ClockTime[], carried: readonly ClockTime[]): ClockTime[] {
  return told.filter((time) => !carried.some((other) => carriesClock(other, time)));
}

const NOON = 12;

function carriesClock(evidence: ClockTime, { hour, minute, half }: ClockTime): boolean {
  const evidenceHalf = evidence.half ?? (evidence.hour !== null && evidence.hour > NOON ? "pm" : null);
  const toldHalf = half ?? (hour !== null && hour > NOON ? "pm" : null);
  const isSameHalf = evidenceHalf === null || toldHalf === null || evidenceHalf === toldHalf;
  if (hour === null) return evidenceHalf === toldHalf;
  return (
    isSameHalf && evidence.hour !== null && hour % NOON === evidence.hour % NOON && minute === evidence.minute
  );
}
