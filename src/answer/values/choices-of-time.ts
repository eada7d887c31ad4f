import type { Glossary } from "../../language/glossary.ts";
import { hasHan } from "../../language/han.ts";
import { type NamedSeries, namedAt, type SeriesYear } from "../lists/series-names.ts";

/** More to choose from would have to be read through. */
const MOST_CHOICES = 3;

/**
 * A question that says no time, put for each of the newest times: "Where was the 2025 forum held?", 「2025年論壇在哪裡舉行」.
 * Chinese in Traditional.
 */
export function choicesOfTime(
  question: string,
  series: NamedSeries,
  times: readonly SeriesYear[],
  glossary: Glossary,
): string[] {
  const at = namedAt(question, series, glossary);
  if (at === null) return [];
  return times
    .toReversed()
    .slice(0, MOST_CHOICES)
    .map(({ year }) => {
      const isChinese = hasHan(question.slice(at));
      return `${question.slice(0, at)}${isChinese ? `${year}年` : `${year} `}${question.slice(at)}`;
    });
}
