/** A group of digits in a run of them. */
export interface DigitGroup {
  /** What stands between it and the group before: spaces, hyphens, dots; "" for the first. */
  readonly gap: string;
  readonly digits: string;
  /** Offsets of the digits with what belongs to them: a plus before, brackets around. */
  readonly start: number;
  readonly end: number;
  /** "+886" and its like. */
  readonly hasPlus: boolean;
}

/** Groups of digits, some in brackets, with nothing but up to three spaces, hyphens and dots between them. */
const RUN = /(?:\(\+?\d+\)|\+?\d+)(?:[ .-]{0,3}(?:\(\d+\)|\d+))*/g;
const GROUP = /([ .-]*)(\((\+?)(\d+)\)|(\+?)(\d+))/g;

/** Runs of digit groups in a text of one width, in order. */
export function numberRuns(text: string): DigitGroup[][] {
  return [...text.matchAll(RUN)].map((run) =>
    [...run[0].matchAll(GROUP)].map((group) => {
      const [, gap = "", whole = "", plusWithin, digitsWithin, plus = plusWithin, digits = digitsWithin] =
        group;
      const start = run.index + group.index + gap.length;
      return { gap, digits: digits ?? "", start, end: start + whole.length, hasPlus: plus === "+" };
    }),
  );
}

/** What may stand before a number in one word with it: "tel0912345678", "Phone-0912345678". */
const LABEL = /(?<![A-Za-z0-9_])(?:tel|phone|mobile|cell|fax|card|visa)-?$/i;
/** Longest label with its hyphen, and a character before. */
const LABEL_REACH = 8;

/** Whether what stands from `start` to `end` is part of a word or of an id with hyphens, such as an article's. */
export function isInWord(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - LABEL_REACH), start);
  if (/[A-Za-z0-9_]-?$/.test(before) && !LABEL.test(before)) return true;
  return /^-?[A-Za-z0-9_]/.test(text.slice(end, end + 2));
}

const MONEY_BEFORE =
  /(?:[$€£¥₩]|(?<![A-Za-z])(?:NTD?|TWD|USD?|HKD?|RMB|CNY|EUR|JPY)|[臺台人民]幣|人民币|美金) ?$/i;
const MONEY_AFTER =
  /^ ?(?:[多餘余]?[萬万億亿兆]|[多餘余]?[元圓圆塊块]|[$€£¥₩]|(?:NTD?|TWD|USD?|RMB|CNY|dollars?|yuan)(?![A-Za-z]))/i;
/** Longest mark of money. */
const MONEY_REACH = 10;

/** Whether what stands from `start` to `end` is an amount of money. */
export function isAmount(text: string, start: number, end: number): boolean {
  return (
    MONEY_BEFORE.test(text.slice(Math.max(0, start - MONEY_REACH), start)) ||
    MONEY_AFTER.test(text.slice(end, end + MONEY_REACH))
  );
}

/** Whether four digits are a year of the 20th or 21st century. */
export function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits);
}

/** Whether digits begin with a day of the 20th or 21st century, as 20241225 does. */
export function beginsWithDay(digits: string): boolean {
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)/.exec(digits) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
