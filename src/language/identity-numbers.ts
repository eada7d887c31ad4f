import type { Span } from "./mask-personal-data.ts";

/** What the letters stand for in the checksum of Taiwan's identity numbers, from A on (Household Registration Act rules). */
const LETTER_VALUES = "10 11 12 13 14 15 16 17 34 18 19 20 21 22 35 23 24 25 26 27 28 29 32 30 31 33"
  .split(" ")
  .map(Number);
/** Of the first letter's tens, then of its units, the second place and the digits up to the check digit. */
const WEIGHTS = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];

/**
 * A letter, then 1 or 2 (national), 8 or 9 (resident, since 2021) or A to D (resident, before), then eight digits, also
 * written as A123-456-789. Not within a longer word or an id with hyphens.
 */
const CANDIDATE =
  /(?<![A-Za-z0-9_])(?<![A-Za-z0-9_]-)([A-Za-z])([- ]?)([A-Da-d1289]\d{2})([- ]?)(\d{3})\4(\d{3})(?![A-Za-z0-9_])(?!-[A-Za-z0-9_])/g;

/** Taiwan's identity and resident numbers in a text of one width, by their checksum. */
export function identityNumbers(text: string): Span[] {
  return [...text.matchAll(CANDIDATE)].flatMap(
    ({ 0: whole, 1: letter = "", 2: gap, 3: a = "", 5: b = "", 6: c = "", index }) => {
      // "a 123456789": an article before a number.
      if (gap === " " && letter !== letter.toUpperCase()) return [];
      return hasChecksum(letter + a + b + c)
        ? [{ start: index, end: index + whole.length, kind: "id_number" }]
        : [];
    },
  );
}

/** Whether ten characters are an identity number: their weighted sum is divisible by ten. */
function hasChecksum(number: string): boolean {
  const [first = "", second = "", ...digits] = number.toUpperCase();
  const value = letterValue(first);
  // Of a letter in the second place the units count.
  const secondValue = /\d/.test(second) ? Number(second) : letterValue(second) % 10;
  const places = [Math.floor(value / 10), value % 10, secondValue, ...digits.map(Number)];
  return places.reduce((sum, place, index) => sum + place * (WEIGHTS[index] ?? 0), 0) % 10 === 0;
}

function letterValue(letter: string): number {
  return LETTER_VALUES[letter.charCodeAt(0) - "A".charCodeAt(0)] ?? 0;
}
