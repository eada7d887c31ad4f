/** Days from one to another, both included, as ISO writes them. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
/** After any day. */
const NEVER = "9999-12-31";

/**
 * Days, weeks and months told by their distance from today. "Today" and 今天 mostly mean nowadays, and say nothing.
 * 昨日 and its like are no part of 昨日之星, nor 本月 of 日本月刊.
 */
const DISTANCES: readonly {
  readonly pattern: RegExp;
  readonly unit: "day" | "week" | "month";
  readonly by: number;
}[] = [
  { pattern: /\bthe day before yesterday\b|前天/iu, unit: "day", by: -2 },
  { pattern: /\byesterday(?:'s|’s)?\b|昨天|昨日(?!之)/iu, unit: "day", by: -1 },
  { pattern: /\btomorrow(?:'s|’s)?\b|明天|明日(?!之)/iu, unit: "day", by: 1 },
  { pattern: /\blast week(?:'s|’s)?\b|上個?(?:週|周|星期|禮拜)(?!年)/iu, unit: "week", by: -1 },
  { pattern: /\bthis week(?:'s|’s)?\b|(?<!日)[本這]個?(?:週|周|星期|禮拜)(?!年)/iu, unit: "week", by: 0 },
  { pattern: /\bnext week(?:'s|’s)?\b|下個?(?:週|周|星期|禮拜)(?!年)/iu, unit: "week", by: 1 },
  { pattern: /\blast month(?:'s|’s)?\b|上個?月(?!台)/iu, unit: "month", by: -1 },
  { pattern: /\bthis month(?:'s|’s)?\b|(?<!日)本月|這個月/iu, unit: "month", by: 0 },
  { pattern: /\bnext month(?:'s|’s)?\b|下個?月/iu, unit: "month", by: 1 },
];
const SINCE = /\bsince\s+$|[從自]\s*$/iu;
const SINCE_BEHIND = /^\s*(?:以來|起|至今|到現在|到今天)/u;

/** The days that a question counts from today (ISO day), those of the first that it names; null where it names none. */
export function daysFromToday(question: string, today: string): DayRange | null {
  for (const { pattern, unit, by } of DISTANCES) {
    const found = pattern.exec(question);
    if (found === null) continue;
    const days = DAYS_OF[unit](new Date(`${today}T00:00:00Z`), by);
    const isOpen =
      SINCE.test(question.slice(0, found.index)) ||
      SINCE_BEHIND.test(question.slice(found.index + found[0].length));
    return isOpen ? { ...days, to: NEVER } : days;
  }
  return null;
}

const DAYS_OF: Readonly<Record<"day" | "week" | "month", (today: Date, by: number) => DayRange>> = {
  day: (today, by) => {
    const day = isoDay(new Date(today.getTime() + by * DAY_MS));
    return { from: day, to: day };
  },
  // Weeks begin on Monday.
  week: (today, by) => {
    const monday = today.getTime() - ((today.getUTCDay() + 6) % 7) * DAY_MS + by * 7 * DAY_MS;
    return { from: isoDay(new Date(monday)), to: isoDay(new Date(monday + 6 * DAY_MS)) };
  },
  month: (today, by) => {
    const [year, month] = [today.getUTCFullYear(), today.getUTCMonth() + by];
    return {
      from: isoDay(new Date(Date.UTC(year, month, 1))),
      to: isoDay(new Date(Date.UTC(year, month + 1, 0))),
    };
  },
};

function isoDay(date: Date): string {
  return date.toISOString().slice(0, "YYYY-MM-DD".length);
}
