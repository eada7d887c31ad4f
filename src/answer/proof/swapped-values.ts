import type { DateMention } from "../../language/dates.ts";
import { fold } from "../../language/fold.ts";
import { hasHan } from "../../language/han.ts";
import type { Span } from "../../language/sentences.ts";
import { anchorsIn } from "./anchors.ts";
import { overlaps } from "./clauses.ts";
import { provedPairs } from "./crossed-pairs.ts";
import { isLightEnglish } from "./light-words.ts";
import type { ProofText } from "./proof-text.ts";

/** A number, a date or a name that a text tells. */
interface Value extends Span {
  readonly kind: "number" | "date" | "name";
  /** A key of both makes two of them one. */
  readonly keys: readonly string[];
}

/** A value with the words on either side, the nearest first. */
interface Placed {
  readonly value: Value;
  readonly before: readonly string[];
  readonly behind: readonly string[];
}

/** Words or characters on either side that tell where a value stands. */
const REACH = 10;
/** What ends a sentence. */
const SENTENCE_END = /^[。！？!?\n]$/u;
/** A character, a word, or a mark. */
const TOKEN = /\p{Script=Han}|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\d+|[^\s\p{L}\p{M}\d]|\n/gu;
/** Least by which two values fit each other's places better than their own, both together. */
const LEAST_GAIN = 0.75;

/**
 * Values that stand in each other's places: the words around each are those that the evidence has around the other.
 * Where a sentence tells the same in its own words or in another order, what stands around its values goes with them.
 */
export function swappedValues(told: ProofText, evidence: ProofText): Span[] {
  const carried = placedIn(evidence);
  const proved = provedPairs(told, evidence);
  const isProved = ({ value }: Placed): boolean => proved.some((one) => overlaps(one, value));
  const placed = placedIn(told).map((one) => ({
    ...one,
    own: carried.filter(({ value }) => isSameValue(value, one.value)),
  }));
  return placed.flatMap((a, at) =>
    placed.slice(at + 1).flatMap((b) => {
      if (a.value.kind !== b.value.kind || isSameValue(a.value, b.value)) return [];
      if (a.own.length === 0 || b.own.length === 0 || isProved(a) || isProved(b)) return [];
      if (a.value.kind === "name" && mayChangePlaces(a.value, b.value, told.text, evidence.text)) return [];
      const gainA = fit(a, b.own) - fit(a, a.own);
      const gainB = fit(b, a.own) - fit(b, b.own);
      return gainA > 0 && gainB > 0 && gainA + gainB >= LEAST_GAIN ? [a.value, b.value] : [];
    }),
  );
}

/** Words before the second of two that do something together, and those between two that are only listed. */
const TOGETHER =
  /(?:(?<!\p{L})(?:with|and|or|between|met|meets?)|[與和及跟同、或]|會晤|會見|會面)\s*(?:\p{L}+ )?$/iu;
const LISTED = /^[\s,、，（）()\p{P}]*$/u;
/** What tells of something from its other side. */
const PASSIVE = /(?<!\p{L})by(?!\p{L}| \p{L}+ing(?!\p{L}))|[被由受獲遭]/giu;

/** Whether two names may stand in each other's places in a faithful sentence: as partners, or with the verb turned round. */
function mayChangePlaces(a: Span, b: Span, told: string, evidence: string): boolean {
  const between = told.slice(a.end, b.start);
  const passives = (text: string): number => text.match(PASSIVE)?.length ?? 0;
  return TOGETHER.test(between) || LISTED.test(between) || passives(told) !== passives(evidence);
}

function isSameValue(a: Value, b: Value): boolean {
  return a.kind === b.kind && a.keys.some((key) => b.keys.includes(key));
}

function placedIn(proof: ProofText): Placed[] {
  const values = valuesIn(proof);
  const tokens = tokensOf(proof.text, values);
  return values.map((value) => {
    const at = tokens.findIndex((token) => token.value === value);
    const before = tokens.slice(Math.max(0, at - REACH), at).reverse();
    return {
      value,
      before: withinSentence(before),
      behind: withinSentence(tokens.slice(at + 1, at + 1 + REACH)),
    };
  });
}

function valuesIn(proof: ProofText): Value[] {
  const { dates, numbers } = proof;
  const known = anchorsIn(proof).filter(({ kind }) => kind === "person" || kind === "place");
  const taken = [...proof.mentions, ...dates, ...known];
  const capitals = capitalRuns(proof).filter((run) => !taken.some((other) => overlaps(other, run)));
  const values = [
    ...numbers.map(({ start, end, value, ordinal, percent }): Value => ({
      start,
      end,
      kind: "number",
      keys: [`${value}${percent ? "%" : ""}${ordinal ? "." : ""}`],
    })),
    ...dates.map((date): Value => ({ start: date.start, end: date.end, kind: "date", keys: [dayOf(date)] })),
    ...known.map(({ start, end, keys }): Value => ({ start, end, kind: "name", keys })),
    ...capitals.map(({ start, end }): Value => ({
      start,
      end,
      kind: "name",
      keys: [fold(proof.text.slice(start, end))],
    })),
  ];
  return values.sort((a, b) => a.start - b.start);
}

/** Words that begin with a capital, those beside each other as one. */
function capitalRuns({ text, words }: ProofText): Span[] {
  const runs: Span[] = [];
  for (const { start, end, isName, text: word } of words) {
    if (!isName || hasHan(word)) continue;
    const last = runs.at(-1);
    if (last !== undefined && text.slice(last.end, start) === " ")
      runs[runs.length - 1] = { start: last.start, end };
    else runs.push({ start, end });
  }
  return runs;
}

function dayOf({ year, month, day }: DateMention): string {
  return [year, month, day].join("-");
}

interface Token extends Span {
  readonly text: string;
  readonly value: Value | null;
}

/** The words of a text in order, each value as one, so that what a value is told beside does not depend on other values. */
function tokensOf(text: string, values: readonly Value[]): Token[] {
  const words = Array.from(text.matchAll(TOKEN), ({ 0: word, index: start }): Token => ({
    start,
    end: start + word.length,
    text: fold(word),
    value: null,
  })).filter((word) => !values.some((value) => overlaps(value, word)));
  const whole = values.map((value): Token => ({ start: value.start, end: value.end, text: "#", value }));
  return [...words, ...whole].sort((a, b) => a.start - b.start);
}

function withinSentence(tokens: readonly Token[]): string[] {
  const end = tokens.findIndex(({ text }) => SENTENCE_END.test(text));
  return (end < 0 ? tokens : tokens.slice(0, end)).map(({ text }) => text);
}

/** How well a value stands in the place of one of some others: what both have on the same side, the nearer the more. */
function fit(one: Placed, others: readonly Placed[]): number {
  return Math.max(
    ...others.map((other) => shared(one.before, other.before) + shared(one.behind, other.behind)),
  );
}

function shared(one: readonly string[], other: readonly string[]): number {
  let sum = 0;
  one.forEach((word, at) => {
    const there = other.indexOf(word);
    if (there >= 0) sum += weightOf(word) / (1 + Math.max(at, there));
  });
  return sum;
}

/** What marks and light words, which stand anywhere, count for, and a character of Chinese, which is a part of a word. */
const LIGHT = 0.3;

function weightOf(word: string): number {
  return /[\p{L}\p{M}]/u.test(word) && !hasHan(word) && !isLightEnglish(word) ? 1 : LIGHT;
}
