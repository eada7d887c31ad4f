/** The zone that "today" and dates without a zone are in. */
const TAIPEI = "Asia/Taipei";

/** ISO day in Taipei at an instant, given in milliseconds since 1970. */
export function taipeiDay(instant: number): string {
  // The Swedish locale writes dates as ISO days.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: TAIPEI, dateStyle: "short" }).format(instant);
}
