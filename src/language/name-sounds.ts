import { fold } from "./fold.ts";
import { TRANSCRIBING_SOUNDS } from "./transcribing-sounds.ts";

/** How a foreign name sounds when Chinese characters write it; "" where one of them is not used for that. Either script. */
export function soundOfChinese(name: string): string {
  let sound = "";
  for (const character of fold(name)) {
    const one = TRANSCRIBING_SOUNDS.get(character);
    if (one === undefined) return "";
    sound += one;
  }
  return sound;
}

/** Spellings that stand for one sound, in the order in which they are replaced; a digit keeps a sound apart from its letter. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^kn/, "n"],
  [/^wr/, "r"],
  [/^ps/, "s"],
  [/tsch|tch/g, "J1"],
  [/sch/g, "S1"],
  [/ph/g, "f"],
  [/ck/g, "k"],
  [/qu/g, "kw"],
  [/(?<=[aeiou])gh/g, ""],
  [/gh/g, "g"],
  [/ch/g, "J1"],
  [/sh/g, "S1"],
  [/th/g, "D1"],
  [/dg(?=[ei])/g, "J1"],
  [/c(?=[eiy])/g, "s"],
  [/c/g, "k"],
  [/g(?=[eiy])/g, "J1"],
  [/x/g, "ks"],
  [/(.)\1+/g, "$1"],
  [/(?<=[a-z]..)e$/, ""],
  [/^y|y(?=[aou])/g, "Y1"],
  [/w(?![aeiou])/g, "o"],
  [/h(?![aeiou])/g, ""],
];

const LETTERS: Readonly<Record<string, string>> = {
  b: "P", p: "P", m: "M", f: "F", v: "V", d: "T", t: "T", n: "N", l: "L", r: "R", g: "K", k: "K", q: "K", h: "H", j: "J",
  s: "S", z: "S", w: "W", a: "a", e: "i", i: "i", o: "o", u: "o", y: "i",
}; // prettier-ignore

/** About how a name in Latin letters sounds, in the same letters as `soundOfChinese`, with R and D (th) beside them. */
export function soundOfLatin(name: string): string {
  let spelled = fold(name).replace(/[^a-z]/g, "");
  for (const [pattern, replacement] of SPELLINGS) spelled = spelled.replace(pattern, replacement);
  let sound = "";
  for (const letter of spelled.match(/[A-Z]1|[a-z]/g) ?? []) {
    const one = letter.endsWith("1") ? letter.charAt(0) : (LETTERS[letter] ?? "");
    if (/[aio]/.test(one) && /[aio]$/.test(sound)) continue;
    sound += one;
  }
  return sound;
}

/** What it costs to take one sound for another, where that is less than a whole consonant; chosen by hand. */
const CONFUSED: Readonly<Record<string, number>> = {
  LR: 0, VF: 0.2, VW: 0.2, VP: 0.4, DT: 0.1, DS: 0.3, FH: 0.4, JK: 0.4, JS: 0.35, JT: 0.6, HK: 0.5, WF: 0.5, WH: 0.5,
  KW: 0.7, MN: 0.4, YJ: 0.4, YH: 0.5, FP: 0.5, TS: 0.6, SH: 0.5, LN: 0.7, Wo: 0.3, Yi: 0.3, Ha: 0.9, ai: 0.25, ao: 0.25,
  io: 0.25,
}; // prettier-ignore
/** What it costs where a Latin sound has no Chinese one (most r, many h), and the other way round (vowels between). */
const LATIN_ALONE: Readonly<Record<string, number>> = {
  a: 0.3, i: 0.3, o: 0.3, R: 0.3, H: 0.4, Y: 0.5, W: 0.5, L: 0.7, T: 0.8, K: 0.8, P: 0.8,
}; // prettier-ignore
const CHINESE_ALONE: Readonly<Record<string, number>> = {
  a: 0.12, i: 0.12, o: 0.12, H: 0.5, Y: 0.5, W: 0.5, N: 0.6,
}; // prettier-ignore
/** A vowel for a consonant. */
const UNLIKE = 2;
const VOWEL_WEIGHT = 0.3;

const CODES = 128;
const exchange = exchangeCosts();
const latinAlone = aloneCosts(LATIN_ALONE);
const chineseAlone = aloneCosts(CHINESE_ALONE);

function exchangeCosts(): Float32Array {
  const costs = new Float32Array(CODES * CODES).fill(1);
  for (let one = 0; one < CODES; one++) {
    for (let other = 0; other < CODES; other++) {
      if (isVowel(one) !== isVowel(other)) costs[one * CODES + other] = UNLIKE;
    }
    costs[one * CODES + one] = 0;
  }
  for (const [pair, cost] of Object.entries(CONFUSED)) {
    const [one, other] = [pair.charCodeAt(0), pair.charCodeAt(1)];
    costs[one * CODES + other] = cost;
    costs[other * CODES + one] = cost;
  }
  return costs;
}

function aloneCosts(known: Readonly<Record<string, number>>): Float32Array {
  const costs = new Float32Array(CODES).fill(1);
  for (const [sound, cost] of Object.entries(known)) costs[sound.charCodeAt(0)] = cost;
  return costs;
}

function isVowel(code: number): boolean {
  return code >= 97;
}

function weightOf(sound: string): number {
  let weight = 0;
  for (let at = 0; at < sound.length; at++) weight += isVowel(sound.charCodeAt(at)) ? VOWEL_WEIGHT : 1;
  return weight;
}

/**
 * How alike two names sound, 1 for the same down to 0 and below: a weighted edit distance over the weight of the longer.
 * Of CC-CEDICT's foreign names most are above .65.
 */
export function soundLikeness(latin: string, chinese: string): number {
  const longer = Math.max(weightOf(latin), weightOf(chinese), 1);
  const width = chinese.length;
  let [before, costs] =
    width < rows[0].length ? rows : [new Float32Array(width + 1), new Float32Array(width + 1)];
  before[0] = 0;
  for (let at = 1; at <= width; at++)
    before[at] = (before[at - 1] ?? 0) + (chineseAlone[chinese.charCodeAt(at - 1)] ?? 1);
  for (let row = 1; row <= latin.length; row++) {
    const sound = latin.charCodeAt(row - 1);
    const alone = latinAlone[sound] ?? 1;
    costs[0] = (before[0] ?? 0) + alone;
    for (let at = 1; at <= width; at++) {
      const other = chinese.charCodeAt(at - 1);
      costs[at] = Math.min(
        (before[at - 1] ?? 0) + (exchange[sound * CODES + other] ?? 1),
        (before[at] ?? 0) + alone,
        (costs[at - 1] ?? 0) + (chineseAlone[other] ?? 1),
      );
    }
    [before, costs] = [costs, before];
  }
  return 1 - (before[width] ?? 0) / longer;
}

/** Used over and over, since many names are compared: long enough for the longest sounds there are. */
const rows = [new Float32Array(64), new Float32Array(64)] as const;

/** Whether names that begin with these sounds may be alike; h, y and w are often lost. */
export function mayBeginAlike(one: string, other: string): boolean {
  if (/[HYW]/.test(one + other)) return true;
  return (exchange[one.charCodeAt(0) * CODES + other.charCodeAt(0)] ?? 1) <= MOST_AT_BEGINNING;
}

const MOST_AT_BEGINNING = 0.5;
