import type { Span } from "./mask-personal-data.ts";
import { beginsWithDay, type DigitGroup, isAmount, isInWord, isYear, numberRuns } from "./number-runs.ts";

/**
 * Numbers as dialled within Taiwan (numbering plan of the National Communications Commission): mobile 09 and 8 digits;
 * 02 and 04 with 8; 03 to 08, and the longer codes that begin so (037, 049, 082, 089, 0826, 0836), 9 digits in all.
 */
const NATIONAL = /^(?:0[249]\d{8}|0[3-8]\d{7})$/;
/** Taiwan's country code, dialled with + or 00, 002 or 009 before it, or written bare. */
const TAIWAN = /^(?:00[29]?)?886/;
/** Digits of any other international number, country code included; the most is that of ITU-T E.164. */
const LEAST_INTERNATIONAL = 10;
const MOST_INTERNATIONAL = 15;
/** Groups after the first have at least so many digits, or are these. */
const LEAST_GROUP = 3;
const SHORT_GROUPS = new Set(["4-2-2-2", "4-4-2"]);
/** More than "+886 (0) 2 27 20 88 89" has. */
const MOST_GROUPS = 9;
/** Between the groups of one number: nothing (after a bracket), spaces, a hyphen, a dot. */
const GAP = /^(?: {0,2}| ?- ?|\.)$/;
/** "#123", "ext. 123", "轉123" after a number, which belong to it. */
const EXTENSION = /^ ?(?:#|ext\.? ?|x|轉|转|分機|分机) ?\d{1,6}(?!\d)/i;
const EXTENSION_REACH = 16;
/** "2024/10/" with a character before. */
const DAY_REACH = 9;
/** Digits of an extension after a hyphen. */
const MOST_EXTENSION = 5;

/** Telephone numbers in a text of one width: Taiwan's in every way of writing them, others with a plus before. */
export function phoneNumbers(text: string): Span[] {
  return numberRuns(text).flatMap((run) => {
    const spans: Span[] = [];
    let isAfterPhone = false;
    for (let from = 0; from < run.length; from++) {
      const groups: readonly DigitGroup[] = isAfterPhone || canBegin(run[from]) ? phoneAt(run, from) : [];
      isAfterPhone = groups.length > 0;
      const [first, last] = [groups.at(0), groups.at(-1)];
      if (first === undefined || last === undefined) continue;
      const { start } = first;
      const end = last.end + extensionLength(text, last.end);
      const isOther = isInWord(text, start, end) || isAmount(text, start, end) || isInDay(text, start);
      if (!isOther) spans.push({ start, end, kind: "phone" });
      from += groups.length - 1;
    }
    return spans;
  });
}

/** Whether a day with strokes goes on here: 2024/10/04. */
function isInDay(text: string, start: number): boolean {
  return /(?<!\d)\d{2,4}\/\d{1,2}\/$/.test(text.slice(Math.max(0, start - DAY_REACH), start));
}

function extensionLength(text: string, end: number): number {
  return EXTENSION.exec(text.slice(end, end + EXTENSION_REACH))?.[0].length ?? 0;
}

/** A hyphen or a dot before ties a group to what stands before: 2024-05-1234567. */
function canBegin(group: DigitGroup | undefined): boolean {
  return group?.gap === "" || (group?.gap.includes(" ") ?? false);
}

/** The groups of the number that begins at a group, with its extension; empty where none does. */
function phoneAt(run: readonly DigitGroup[], from: number): readonly DigitGroup[] {
  const groups: DigitGroup[] = [];
  let length = 0;
  for (const group of run.slice(from, from + MOST_GROUPS)) {
    if (groups.length > 0 && (!GAP.test(group.gap) || group.hasPlus)) break;
    groups.push(group);
    if (!isPhone(groups)) continue;
    length = groups.length;
    // The length of a foreign number is not known: it ends where it can, lest it take a year that follows it.
    if (isForeign(groups[0] ?? group)) break;
  }
  return length === 0 ? [] : withExtension(run, from, length);
}

/** With a short group that hangs on by a hyphen; none where the number goes on otherwise, and so is none. */
function withExtension(run: readonly DigitGroup[], from: number, length: number): readonly DigitGroup[] {
  const groups = run.slice(from, from + length);
  const next = run[from + length];
  if (next === undefined || next.gap.includes(" ") || next.gap === "") return groups;
  if (next.gap === "-" && next.digits.length <= MOST_EXTENSION) return [...groups, next];
  return next.gap === "-" && next.digits.startsWith("0") ? groups : [];
}

function isForeign({ hasPlus, digits }: DigitGroup): boolean {
  return hasPlus && !TAIWAN.test(digits);
}

function isPhone(groups: readonly DigitGroup[]): boolean {
  const [first] = groups;
  if (first === undefined) return false;
  const digits = groups.map((group) => group.digits).join("");
  if (isForeign(first)) {
    return (
      !digits.startsWith("0") && digits.length >= LEAST_INTERNATIONAL && digits.length <= MOST_INTERNATIONAL
    );
  }
  if (TAIWAN.test(digits)) return NATIONAL.test(digits.replace(TAIWAN, "").replace(/^0?/, "0"));
  return NATIONAL.test(digits) && isInGroups(groups) && !isTime(groups);
}

function isInGroups(groups: readonly DigitGroup[]): boolean {
  // Only an area code stands in brackets: 04 (19700101) is none.
  if (groups.slice(1).some((group) => group.end - group.start > group.digits.length)) return false;
  const sizes = groups.map((group) => group.digits.length);
  const [first = 0, ...rest] = sizes;
  return (first >= 2 && rest.every((size) => size >= LEAST_GROUP)) || SHORT_GROUPS.has(sizes.join("-"));
}

/** Years or a day after a number of two digits: "09 2024-2025", "02 20241225". */
function isTime(groups: readonly DigitGroup[]): boolean {
  const [first, second, third] = groups;
  if (first?.digits.length !== 2 || second === undefined || !/^ +$/.test(second.gap)) return false;
  if (third === undefined) return beginsWithDay(second.digits) && second.digits.length === 8;
  return isYear(second.digits) && isYear(third.digits);
}
