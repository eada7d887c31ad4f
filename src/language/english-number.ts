import type { NumberMention } from "./number-mention.ts";

/** From here on English news gives a number in words: 5,300,000 is 5.3 million. */
const SCALES = [
  [1e9, "billion"],
  [1e6, "million"],
] as const;
/** Digits after the point that such a number has at most: 5,312,000 stays as it is. */
const MOST_DECIMALS = 2;

/** A number as English news writes it; null for one that it would write in another way, such as two thirds. */
export function englishNumber({
  value,
  percent,
  ordinal: isOrdinal,
}: Omit<NumberMention, "start" | "end">): string | null {
  if (isOrdinal) return Number.isInteger(value) ? ordinal(value) : null;
  for (const [scale, word] of percent ? [] : SCALES) {
    const scaled = value / scale;
    if (scaled >= 1 && isShort(scaled)) return `${scaled} ${word}`;
  }
  if (!isShort(value)) return null;
  const digits = value.toLocaleString("en-US", { maximumFractionDigits: MOST_DECIMALS });
  return percent ? `${digits}%` : digits;
}

/** 21 is "21st". */
export function ordinal(value: number): string {
  const teens = value % 100 >= 11 && value % 100 <= 13;
  const ending = teens ? undefined : ["th", "st", "nd", "rd"][value % 10];
  return `${value}${ending ?? "th"}`;
}

function isShort(value: number): boolean {
  return Number(value.toFixed(MOST_DECIMALS)) === value;
}
