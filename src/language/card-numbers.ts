import type { Span } from "./mask-personal-data.ts";
import { beginsWithDay, type DigitGroup, isAmount, isInWord, isYear, numberRuns } from "./number-runs.ts";

/** Digits of a card number (ISO/IEC 7812-1 allows up to 19; the shortest in use have 13). */
const LEAST_DIGITS = 13;
const MOST_DIGITS = 19;
/** How card numbers are printed; a number in such groups is found among others too. */
const PRINTED = new Set(["4-4-4-4", "4-6-5", "4-6-4", "4-4-4-4-3", "4-4-4-1", "6-13", "8-8"]);
/** Otherwise a number in groups is a card's only by itself, and in groups of at least so many digits but the last. */
const LEAST_GROUP = 4;

/** Card numbers in a text of one width: 13 to 19 digits, in groups or not, whose check digit is right. */
export function cardNumbers(text: string): Span[] {
  return numberRuns(text).flatMap((run) => {
    const spans: Span[] = [];
    for (let from = 0; from < run.length; from++) {
      const groups = cardAt(text, run, from);
      const [first, last] = [groups.at(0), groups.at(-1)];
      if (first === undefined || last === undefined) continue;
      spans.push({ start: first.start, end: last.end, kind: "card" });
      from += groups.length - 1;
    }
    return spans;
  });
}

/** The groups of the card number that begins at a group, the longest there is; empty where none does. */
function cardAt(text: string, run: readonly DigitGroup[], from: number): readonly DigitGroup[] {
  const groups: DigitGroup[] = [];
  let found: readonly DigitGroup[] = [];
  let digits = "";
  for (const group of run.slice(from, from + MOST_DIGITS)) {
    if (groups.length > 0 && !/^[ -]$/.test(group.gap)) break;
    if (group.hasPlus || group.end - group.start !== group.digits.length) break;
    groups.push(group);
    digits += group.digits;
    if (digits.length > MOST_DIGITS) break;
    const hasDigits = digits.length >= LEAST_DIGITS && hasCheckDigit(digits);
    if (hasDigits && isCard(text, run, from, groups, digits)) found = [...groups];
  }
  return found;
}

function isCard(
  text: string,
  run: readonly DigitGroup[],
  from: number,
  groups: readonly DigitGroup[],
  digits: string,
): boolean {
  const [first, second] = groups;
  // A decimal point before or after.
  if (first === undefined || first.gap === "." || run[from + groups.length]?.gap === ".") return false;
  // Days and years in a row (20241225-20250101, 2019 2020 2021 2022) can have the check digit by chance.
  if (beginsWithDay(digits)) return false;
  if (second !== undefined && isYear(first.digits) && isYear(second.digits)) return false;
  const isAlone =
    groups.length === run.length && groups.slice(0, -1).every((group) => group.digits.length >= LEAST_GROUP);
  const isPrinted = groups.length === 1 || PRINTED.has(groups.map((group) => group.digits.length).join("-"));
  if (!isAlone && !isPrinted) return false;
  const end = groups.at(-1)?.end ?? first.end;
  return !isInWord(text, first.start, end) && !isAmount(text, first.start, end);
}

/** The Luhn algorithm (ISO/IEC 7812-1, annex B): every second digit from the right doubled, the sum divisible by ten. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.at(-1 - place)) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
