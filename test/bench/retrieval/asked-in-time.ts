import { questionTime, spellOutTime } from "../../../src/answer/question-time.ts";

/** A question with "last year" and its like put as the year that they mean on the day of asking, as answers have it. */
export function askedInTime(question: string, today: string): string {
  const time = questionTime(question, today);
  return time.years.length === 0 || time.dates.some(({ year }) => year !== null)
    ? question
    : spellOutTime(question, time);
}
