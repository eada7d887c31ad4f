import { fold } from "../../language/fold.ts";
import { hasHan } from "../../language/han.ts";
import { stem } from "../../language/stem.ts";
import type { Comparison } from "./compare-values.ts";
import { isNearlyAll } from "./spelling.ts";

/** Words that two renderings of a theme differ in without meaning another one. */
const SMALL = new Set([
  "a",
  "an",
  "and",
  "for",
  "in",
  "of",
  "on",
  "our",
  "the",
  "to",
  "toward",
  "with",
  "your",
]);
/** Share of the shorter theme's words from which on two English ones render the same Chinese one. */
const SAME_RENDERING = 0.5;

/**
 * Themes are compared within a language. A theme told in Chinese is what it was; English ones render it, each writer in
 * other words, so that they differ only where they have little in common. Without a Chinese one nobody can tell
 * a rendering from another theme: they differ unless they have the same words.
 */
export function compareThemes(a: string, b: string, hasChineseTheme: boolean): Comparison {
  if (hasHan(a) !== hasHan(b)) return "unknown";
  if (hasHan(a)) return isNearlyAll(characters(a), characters(b)) ? "same" : "different";
  const [few, many] = [words(a), words(b)].sort((one, other) => one.size - other.size);
  if (few === undefined || many === undefined || few.size === 0) return "unknown";
  const shared = [...few].filter((word) => many.has(word)).length;
  const isSame = hasChineseTheme ? shared / few.size >= SAME_RENDERING : shared === few.size;
  return isSame ? "same" : "different";
}

function characters(theme: string): string {
  return fold(theme).replace(/[^\p{L}\p{N}]|[的之]/gu, "");
}

function words(theme: string): ReadonlySet<string> {
  const all = fold(theme).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(all.filter((word) => !SMALL.has(word)).map(stem));
}
