import { dateMentions } from "../../language/dates.ts";
import { editionsIn } from "../../language/editions.ts";
import { relativeYears } from "../question-time.ts";
import type { YearRange } from "../year-range.ts";
import type { NamedSeries } from "./series-names.ts";

/** Asks for each of several times. */
export const EACH =
  /\b(?:every|each|all (?:of )?(?:the )?(?:\w+ )?(?:themes?|topics?|venues?|dates?|leaders|memorand(?:ums|a)|mous|editions?|forums|festivals|games|years)|(?:which|what) (?:years?|editions?)|over the years|year by year|by (?:year|edition)|so far|through the years)\b|歷[屆年次]|每一?[屆年次]|各[屆年次]|哪[些幾]?[年屆次]|(?:所有|全部)(?=.{0,8}(?:[屆次]|主題|地點|場地|日期|備忘錄))|[屆年]分別/iu;
/** Compares some of them. */
export const COMPARES =
  /\bcompar\w*|\bdiffer(?:ed|ence|ences|s|ent)?\b|\bversus\b|\bvs\b\.?|比較|相比|比起|差別|差異|有何不同|哪裡不同|各[簽是有在由為]|分別/iu;

/** Years of a series that a question names, by year or by edition. */
export function namedTimes(question: string, { years }: NamedSeries): number[] {
  const editions = new Set(editionsIn(question));
  const named = dateMentions(question).flatMap(({ year }) => (year === null ? [] : [year]));
  const byEdition = years.flatMap(({ year, edition }) =>
    edition !== null && editions.has(edition) ? [year] : [],
  );
  return [...new Set([...named, ...byEdition])];
}

/** Whether a question also names a time whose year is not known here: "last year", or an edition that no article is of. */
export function namesOtherTimes(question: string, { years }: NamedSeries): boolean {
  const known = new Set(years.map(({ edition }) => edition));
  return relativeYears(question).length > 0 || editionsIn(question).some((edition) => !known.has(edition));
}

/** Which years a question asks for: those of a span, those that it names, or all. */
export function hasYear(range: YearRange | null, times: readonly number[]): (year: number) => boolean {
  if (range !== null) return (year) => range.from <= year && year <= range.to;
  return times.length === 0 ? () => true : (year) => times.includes(year);
}
