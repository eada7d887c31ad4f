import type { Quote } from "./composed.ts";

/** Word characters that a quote needs at least to say something. */
const LEAST_WORD_CHARACTERS = 2;

const NUMERAL = "\\d零〇一二兩三四五六七八九十百千萬億廿卅";
/** What stands on the two sides of a cut through a word or a number: "ten|ants", "1|2", "1,|500", 十|二, 第|十. */
const CUTS: readonly (readonly [before: RegExp, after: RegExp])[] = [
  [/[\p{Script=Latin}\p{M}\p{N}]$/u, /^[\p{Script=Latin}\p{M}\p{N}]/u],
  [new RegExp(`[${NUMERAL}]$`, "u"), new RegExp(`^[${NUMERAL}]`, "u")],
  [new RegExp(`[${NUMERAL}]$`, "u"), new RegExp(`^[.,點][${NUMERAL}]`, "u")],
  [new RegExp(`[${NUMERAL}][.,點]$`, "u"), new RegExp(`^[${NUMERAL}]`, "u")],
  [/(?:第|分之)$/u, new RegExp(`^[${NUMERAL}]`, "u")],
  [/[\uD800-\uDBFF]$/, /^[\uDC00-\uDFFF]/],
];

/** Whether a quote stands in its article as whole words, enough of them to say something. */
export function isWholeQuote({ article: { body }, start, end }: Quote): boolean {
  const isInBody =
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= body.length;
  if (!isInBody || isCut(body, start) || isCut(body, end)) return false;
  const words = body.slice(start, end).match(/[\p{L}\p{N}]/gu) ?? [];
  return words.length >= LEAST_WORD_CHARACTERS;
}

function isCut(body: string, at: number): boolean {
  const before = body.slice(Math.max(0, at - 2), at);
  const after = body.slice(at, at + 2);
  return CUTS.some(([end, start]) => end.test(before) && start.test(after));
}
