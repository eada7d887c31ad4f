import type { ArticleRecord } from "../article-records.ts";
import { daySpan } from "./compare-days.ts";
import { sentenceOf } from "./told-values.ts";

/** Words that tell of a plan that something else took the place of. */
const ONCE_PLANNED =
  /\b(?:originally|initially|first set for|had been (?:set|due|planned))\b|\bpushed back\b|原[本先訂定]|初步|改[到至在於]|延[期後]/iu;

/** Whether a record tells what was planned: by its words, or because its source is older than the day that it gives. */
export function isPlanned(one: ArticleRecord): boolean {
  const { record, article } = one;
  if (record.isPlan) return true;
  if (record.slot !== "event.date") return false;
  const { publishedOn } = article;
  const first = daySpan(record.value)?.first ?? "";
  return ONCE_PLANNED.test(sentenceOf(record, article)) || (publishedOn !== null && publishedOn < first);
}
