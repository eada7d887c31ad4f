import { hasHan } from "../../language/han.ts";
import type { Slot } from "../../records/record.ts";
import type { ArticleRecord } from "../article-records.ts";
import { compareDays, dayAspect } from "./compare-days.ts";
import { type CompareContext, type Comparison, compareValues } from "./compare-values.ts";
import { sentenceOf, type Told } from "./told-values.ts";

/** Articles that agree with each other on a value. */
export type Side = readonly Told[];

/** A slot and what comparing its values needs. */
export interface Matter extends CompareContext {
  readonly slot: Slot;
}

/** What a slot's comparison needs to know of all its values. */
export function matterOf(
  slot: Slot,
  records: readonly ArticleRecord[],
  glossary: CompareContext["glossary"],
): Matter {
  const hasChineseTheme = slot === "event.theme" && records.some(({ record }) => hasHan(record.value));
  return { slot, glossary, hasChineseTheme };
}

/**
 * Parts articles into sides that cannot all be right. An article that says several things (a main venue and a second
 * one) agrees with whoever says one of them; one that cannot be compared joins the first side. Articles come in the
 * order in which they are to be shown.
 */
export function sidesOf(told: readonly Told[], matter: Matter): Side[] {
  const sides: Told[][] = [];
  for (const one of told) {
    const own = sides.find((side) => side.every((other) => !areAtOdds(one, other, matter)));
    if (own === undefined) sides.push([one]);
    else own.push(one);
  }
  return sides;
}

/** Whether two articles say what cannot both be true. */
export function areAtOdds(a: Told, b: Told, matter: Matter): boolean {
  const found = a.values.flatMap((one) => b.values.map((other) => compare(one, other, matter)));
  return found.includes("different") && !found.includes("same");
}

function compare(one: ArticleRecord, other: ArticleRecord, { slot, ...context }: Matter): Comparison {
  const [a, b] = [one.record.value, other.record.value];
  if (slot !== "event.date") return compareValues(slot, a, b, context);
  return compareDays(a, b, aspectOf(one), aspectOf(other));
}

function aspectOf({ record, article }: ArticleRecord): ReturnType<typeof dayAspect> {
  return dayAspect(sentenceOf(record, article));
}
