import type { DateMention } from "../../language/dates.ts";
import type { NumberMention } from "../../language/numbers.ts";
import type { Span } from "../../language/sentences.ts";
import { type ContentWord, isSameWord } from "./content-words.ts";
import { isMoney, isSameUnit, moneySpan, unitBehind, unitOf } from "./number-units.ts";
import type { ProofText } from "./proof-text.ts";

/** What has a rank in one language and a count in the other: "the 60th anniversary" is 60週年. */
const RANKED_OR_COUNTED = /^\s?(?:anniversary|century|floor|[週周]年|世紀|樓|度)/iu;

/** How a number is bounded: as it is or about, more than it, fewer than it. */
type Bound = "is" | "more" | "fewer";
const MORE_BEFORE =
  /(?:(?<!\p{L})(?:more than|over|exceed(?:s|ed|ing)?|above|at least|upwards? of|no fewer than|as many as)|[超逾]|超過|高於|多於|至少|不少於|突破)\s*(?:NT\$|US\$|\$)?\s*$/iu;
const MORE_AFTER = /^\s*(?:[多餘余](?=\p{Script=Han})|個?以上|or more|and (?:above|over|more)|\+)/u;
const FEWER_BEFORE =
  /(?:(?<!\p{L})(?:fewer than|less than|under|below|at most|up to|no more than|nearly|almost|close to)|不到|未滿|不足|低於|少於|至多|將近|近|最多)\s*(?:NT\$|US\$|\$)?\s*$/iu;
const FEWER_AFTER = /^\s*(?:個?以下|or (?:fewer|less)|and (?:under|below))/u;
/** 30歲以上, "aged 30 and over": the bound stands behind what is counted. */
const COUNTED_BETWEEN =
  /^\p{Script=Han}{1,4}?(?=以[上下])|^\p{Script=Latin}+ (?=(?:or|and) (?:more|over|above|under|below|older))/u;

interface Ranked extends NumberMention {
  /** A rank in one language and a count in the other. */
  readonly isEither: boolean;
}

interface Counted extends Ranked {
  readonly bound: Bound;
  readonly unit: string | null;
  /** "days", 天: the unit is no part of a date. */
  readonly isSpelled: boolean;
  /** Where something went from or to: "from three to one", 「三天縮短成一天」. */
  readonly side: "from" | "to" | null;
  /** What is counted, as far as it stands behind the number. */
  readonly counted: readonly ContentWord[];
}

/** Numbers that the evidence does not state at all. */
export function unstatedNumbers(told: ProofText, evidence: ProofText): Span[] {
  const ranked = ({ text, numbers }: ProofText): Ranked[] =>
    numbers.map((number) => ({ ...number, isEither: RANKED_OR_COUNTED.test(text.slice(number.end)) }));
  const carried = ranked(evidence);
  return ranked(told).filter((number) => !carried.some((other) => isSameValue(other, number)));
}

/** Numbers that the evidence does not state of the same thing, in the same unit and on the same side of it. */
export function unprovedNumbers(told: ProofText, evidence: ProofText): Span[] {
  const carried = countsOf(evidence);
  return countsOf(told).filter((number) => {
    // "first" and "one" are told in many ways that are no numbers: ranks are compared by themselves.
    if (number.value === 1 && number.ordinal) return false;
    if (isAnaphor(number, told.text, carried) || isOneOfMany(number, told, evidence)) return false;
    if (isPointing(number, told.text) || isDistance(number, told.text, evidence.dates)) return false;
    const same = carried.filter((other) => isSameValue(other, number));
    return !same.some((other) => isOfTheSame(other, number));
  });
}

/** Where a told amount names its money, the evidence having the same amount of that money in other words. */
export function provedMoney(told: ProofText, evidence: ProofText): Span[] {
  const carried = countsOf(evidence);
  return countsOf(told).flatMap((number) => {
    const { unit } = number;
    if (unit === null || !isMoney(unit)) return [];
    const isProved = carried.some(
      (other) => isSameValue(other, number) && other.unit !== null && isSameUnit(other.unit, unit),
    );
    return isProved ? [moneySpan(number, told.text)] : [];
  });
}

function countsOf(proof: ProofText): Counted[] {
  return proof.numbers.map((number) => {
    const before = proof.text.slice(Math.max(0, number.start - 24), number.start);
    const after = proof.text.slice(number.end);
    return {
      ...number,
      isEither: RANKED_OR_COUNTED.test(after),
      bound: boundOf(before, after),
      unit: number.percent ? "percent" : unitOf(before, after),
      isSpelled: /^[\s-]?(?:day|year|time)s(?!\p{L})|^天/u.test(after),
      side: sideOf(before),
      counted: countedAfter(number, proof),
    };
  });
}

const FROM = /(?:(?<!\p{L})from|[從自由]|原本的?)\s?(?:more than |over |超過|逾)?$/iu;
const TO = /(?:(?<!\p{L})to|[降增減縮]?[到至成為])\s?(?:more than |over |超過|逾)?$/iu;

function sideOf(before: string): "from" | "to" | null {
  if (FROM.test(before)) return "from";
  return TO.test(before) ? "to" : null;
}

function boundOf(before: string, after: string): Bound {
  const behind = after.replace(COUNTED_BETWEEN, "");
  if (MORE_BEFORE.test(before) || MORE_AFTER.test(after) || MORE_AFTER.test(behind)) return "more";
  if (FEWER_BEFORE.test(before) || FEWER_AFTER.test(after) || FEWER_AFTER.test(behind)) return "fewer";
  return "is";
}

/** Where what is counted ends: a mark, a verb, a preposition other than "of". */
const END_OF_COUNTED =
  /[,;:.!?，；：。、「」（）()"“”]|\s(?:in|from|at|on|to|with|for|by|who|that|which|were|was|are|is|had|have|took|came|and|or|between|over|since|after|before|during|as)\s|[與和及並在於參由從]/u;
/** Longest stretch that tells what is counted. */
const COUNTED_REACH = 44;

function countedAfter({ end }: NumberMention, { text, words, numbers }: ProofText): ContentWord[] {
  const rest = text.slice(end, end + COUNTED_REACH);
  const stop = END_OF_COUNTED.exec(rest);
  const limit = end + (stop === null ? rest.length : stop.index);
  const next = numbers.find(({ start }) => start >= end);
  const last = Math.min(limit, next?.start ?? limit);
  return words.filter((word) => word.start >= end && word.end <= last && !word.isLight);
}

function isSameValue(a: Ranked, b: Ranked): boolean {
  const isSameRank = a.ordinal === b.ordinal || (a.isEither && b.isEither);
  return isSameRank && (a.percent === b.percent ? a.value === b.value : share(a) === share(b));
}

/** A half is 50 %, but 1 is not 100 %: the one may be a count. NaN, which equals nothing, for what is no share. */
function share({ value, percent }: NumberMention): number {
  if (percent) return value / 100;
  return value < 1 ? value : Number.NaN;
}

/** "the two cities", 雙方, 兩位市長: two that have been named, not counted; never in a figure. */
function isAnaphor({ value, start, end }: Counted, text: string, carried: readonly Counted[]): boolean {
  if (value !== 2 || /\d/u.test(text.slice(start, end))) return false;
  const after = text.slice(end);
  // 兩人 of 「3人受傷」 is another count.
  if (/^[人位]/u.test(after)) return !carried.some(({ unit }) => unit === "person");
  return (
    /^[市地方城者岸]/u.test(after) ||
    (/the $/iu.test(text.slice(0, start)) &&
      /^ (?:cities|sides|mayors|parties|leaders|men|women)(?!\p{L})/u.test(after))
  );
}

/** 一天 is "a single day", 一份 "a memorandum": English needs no number for one. */
function isOneOfMany({ value, ordinal, unit }: Counted, told: ProofText, evidence: ProofText): boolean {
  if (value !== 1 || ordinal || told.isChinese === evidence.isChinese) return false;
  const ones = Array.from(evidence.text.matchAll(/(?<!\p{L})(?:an?|one)(?: single)?(?!\p{L})|一/giu));
  return ones.some(({ 0: { length }, index }) => {
    const other = unitBehind(evidence.text.slice(index + length));
    return unit === null || (other === null ? unit === "person" : isSameUnit(unit, other));
  });
}

/** "one on culture", "the one in 2018", 其中一項, 同一時間: what points to one thing, or to something else, counts nothing. */
function isPointing({ value, ordinal, start, end }: Counted, text: string): boolean {
  if (value !== 1 || ordinal || /\d/u.test(text.slice(start, end))) return false;
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (/^one$/iu.test(text.slice(start, end))) {
    return (
      /^(?:[,.;:)]| (?:of|on|for|in|at|from|to|with|by|as|about|that|which|who)(?!\p{L}))/u.test(after) ||
      /(?<!\p{L})(?:the|this|that|each|another|closing|opening|next|other|new|old) $/u.test(before)
    );
  }
  return /[其中那這哪某另每任同前後隔之第]$|其中有$/u.test(before) || /^[起同樣般直些方]/u.test(after);
}

/** "two years later", 三天後, where the evidence has two dates that lie as far apart. */
function isDistance({ value, start, end }: Counted, text: string, dates: readonly DateMention[]): boolean {
  const unit = DISTANCE.exec(text.slice(end))?.groups;
  if (unit === undefined || text.slice(start, end).includes(".")) return false;
  const between = (a: DateMention, b: DateMention): number | null => {
    if (a.year === null || b.year === null) return null;
    if (unit["year"] !== undefined) return b.year - a.year;
    if (a.month === null || b.month === null || a.day === null || b.day === null) return null;
    return (Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / MS_A_DAY;
  };
  // Of more than two dates any two may lie so far apart by chance.
  const [first, second, ...more] = dates;
  if (first === undefined || second === undefined || more.length > 0) return false;
  return Math.abs(between(first, second) ?? 0) === value;
}

const MS_A_DAY = 86_400_000;
const DISTANCE =
  /^(?: (?:(?<year>years?)|days?) (?:later|earlier|after|before|prior|ahead)(?!\p{L})|(?:(?<year>年)|[天日])[之以]?[後前])/u;

/** Units that always stand with their number: what lacks one is another count. */
const SURE_UNITS = new Set("percent country city team hour minute week month".split(" "));

function isOfTheSame(carried: Counted, told: Counted): boolean {
  if (carried.bound !== told.bound) return false;
  if (carried.side !== null && told.side !== null && carried.side !== told.side) return false;
  const hasSureUnit = ({ unit, isSpelled }: Counted): boolean =>
    unit !== null && (SURE_UNITS.has(unit) || isSpelled);
  if (hasSureUnit(told) && carried.unit === null && carried.counted.length > 0) return false;
  if (hasSureUnit(carried) && told.unit === null && told.counted.length > 0) return false;
  if (told.ordinal) return true;
  if (carried.unit !== null && told.unit !== null) return isSameUnit(carried.unit, told.unit);
  // 「135人的代表團」 counts people, whatever stands behind.
  if (carried.unit === "person" || told.unit === "person") return true;
  if (carried.counted.length === 0 || told.counted.length === 0) return true;
  return told.counted.some((word) => carried.counted.some((other) => isSameWord(word, other)));
}

/** Runs of digits with hyphens (telephone numbers) that the evidence does not write alike. */
export function unprovedDigitRuns(text: string, evidence: string): Span[] {
  return Array.from(text.matchAll(/(?<![\d-])\d+(?:-\d+)+(?![\d-])/gu)).flatMap(({ 0: run, index }) =>
    evidence.includes(run) || /^\d{4}-\d{2}-\d{2}$/u.test(run)
      ? []
      : [{ start: index, end: index + run.length }],
  );
}
