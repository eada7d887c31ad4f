import { type NumberMention, rounded } from "./number-mention.ts";
import { wordNumber } from "./number-words.ts";

const PARTS: readonly (readonly [part: string, of: number])[] = [
  ["half", 2], ["third", 3], ["quarter", 4], ["fourth", 4], ["fifth", 5], ["sixth", 6], ["seventh", 7],
  ["eighth", 8], ["ninth", 9], ["tenth", 10], ["hundredth", 100],
]; // prettier-ignore
const PART = PARTS.map(([part]) => part).join("|");
const COUNT = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d+";
const SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({ dozen: 12, hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 }),
);

/** "two thirds", "three-quarters": a plural, so that "two third parties" are none. */
const PARTS_OF = new RegExp(`(?<![\\p{L}\\d.,])(${COUNT})[- ](${PART})s(?!\\p{L})`, "giu");
/** "one third of", "a third of", "one fifth,": not "one third party", "a third time", "one fourth-grade pupil". */
const ONE_PART = new RegExp(
  `(?<!\\p{L})(?:an?[- ](${PART})(?= of(?!\\p{L}))|one[- ](${PART})(?= of(?!\\p{L})| the(?!\\p{L})|[.,;:)]|$))`,
  "giu",
);
/** "half of the seats", "half the seats", but not "the second half of the year". */
const HALF =
  /(?<!\p{L})(?<!(?:first|second|latter|other|last|top|bottom|next|and an?|one) )half (?=(?:of|the|its|their|all|these|those)(?!\p{L}))/giu;
const HALF_MORE = new RegExp(`(?<![\\p{L}\\d.,])(${COUNT}) and a half(?!\\p{L})`, "giu");
/** "a dozen", "two dozen"; "dozens" is no number. */
const DOZEN = new RegExp(`(?<![\\p{L}\\d.,])(?:an?|(${COUNT})) dozen(?!\\p{L})`, "giu");
/** "half a million", "half a dozen". */
const HALF_A = new RegExp(`(?<!\\p{L})half an? (${[...SCALES.keys()].join("|")})(?!\\p{L})`, "giu");
const PAIR = /(?<!\p{L})a pair of(?!\p{L})/giu;

/** Numbers in English words that are not whole or not plain: fractions, halves, dozens, pairs. */
export function englishShares(text: string): NumberMention[] {
  return [
    ...read(text, PARTS_OF, ([, count = "", part = ""]) => countOf(count) / wholeOf(part)),
    ...read(text, ONE_PART, ([, part, partOfOne]) => 1 / wholeOf(part ?? partOfOne ?? "")),
    ...read(text, HALF, () => 0.5),
    ...read(text, HALF_MORE, ([, count = ""]) => countOf(count) + 0.5),
    ...read(text, HALF_A, ([, scale = ""]) => 0.5 * (SCALES.get(scale.toLowerCase()) ?? 1)),
    ...read(text, DOZEN, ([, count = "1"]) => 12 * countOf(count)),
    ...read(text, PAIR, () => 2),
  ];
}

function read(
  text: string,
  pattern: RegExp,
  valueIn: (groups: readonly (string | undefined)[]) => number,
): NumberMention[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    value: rounded(valueIn(match)),
    percent: false,
    ordinal: false,
  }));
}

function countOf(written: string): number {
  return /^\d/.test(written) ? Number(written) : wordNumber(written.toLowerCase()).value;
}

/** In how many parts something is, by the name of one. */
function wholeOf(part: string): number {
  return PARTS.find(([name]) => name === part.toLowerCase())?.[1] ?? 1;
}
