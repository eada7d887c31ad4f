/** The zone that "today" and dates without a zone are in. */
const TAIPEI = "Asia/Taipei";

// Making a formatter takes longer than the rest of understanding a question. The Swedish locale writes ISO days.
const isoDay = new Intl.DateTimeFormat("sv-SE", { timeZone: TAIPEI, dateStyle: "short" });

/** ISO day in Taipei at an instant, given in milliseconds since 1970. */
export function taipeiDay(instant: number): string {
  return isoDay.format(instant);
}
