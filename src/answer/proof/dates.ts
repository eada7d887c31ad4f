import { type DateMention, dateMentions } from "../../language/dates.ts";
import type { Quote } from "../composed.ts";
import type { ProofText } from "./proof-text.ts";
import { relativeYears } from "./relative-times.ts";

/** Dates that neither the evidence nor the date lines of its articles state. */
export function unprovedDates(told: ProofText, evidence: ProofText, quotes: readonly Quote[]): DateMention[] {
  const ownDays = dateMentions(
    quotes
      .flatMap(({ article: { publishedOn, eventOn } }) => [publishedOn, ...(eventOn?.split("/") ?? [])])
      .join("\n"),
  );
  const stated = [...evidence.dates, ...relativeYears(quotes)];
  const years = new Set([...stated, ...ownDays].map(({ year }) => year));
  return told.dates.filter(
    (date) =>
      ![...stated, ...ownDays].some((other) => carriesDate(other, date)) &&
      // 「12月19日」 in an article of 2025 is a day of that year.
      !(
        date.year !== null &&
        date.month !== null &&
        years.has(date.year) &&
        stated.some((other) => other.year === null && carriesDate(other, { ...date, year: null }))
      ),
  );
}

/** Every part that the sentence states is stated the same by the evidence. */
function carriesDate(evidence: DateMention, { year, month, day, lastDay }: DateMention): boolean {
  const agrees = (asked: number | null, held: number | null): boolean => asked === null || asked === held;
  const isInRange =
    day !== null &&
    evidence.day !== null &&
    evidence.lastDay !== null &&
    lastDay === null &&
    day >= evidence.day &&
    day <= evidence.lastDay;
  return (
    agrees(year, evidence.year) &&
    agrees(month, evidence.month) &&
    (isInRange || (agrees(day, evidence.day) && agrees(lastDay, evidence.lastDay)))
  );
}
