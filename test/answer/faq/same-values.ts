import type { GoldenQuestion } from "../../../src/commands/eval/questions.ts";

/**
 * Whether two questions of one event ask for the same values, as far as these tell: each value that the one requires is
 * among those of the other one, in whatever wording, and some article answers both.
 */
export function sameValues(one: GoldenQuestion, other: GoldenQuestion | undefined): boolean {
  if (other === undefined || !one.answerable || !other.answerable) return false;
  if (!one.gold.some((id) => other.gold.includes(id))) return false;
  return holds(one, other) || holds(other, one);
}

function holds(one: GoldenQuestion, other: GoldenQuestion): boolean {
  return one.required.every((wordings) => other.required.some((others) => meet(wordings, others)));
}

function meet(wordings: readonly string[], others: readonly string[]): boolean {
  return wordings
    .map(bare)
    .some((word) => others.map(bare).some((other) => word.includes(other) || other.includes(word)));
}

function bare(value: string): string {
  return value
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s,，、.]/gu, "");
}
