import type { BodySpan } from "./record.ts";
import type { ReadSentence } from "./sentence.ts";

/** A date that a sentence states, with the year and month that it leaves to what stands before. */
export interface StatedDate extends BodySpan {
  /** ISO day, `day/day`, month or year. */
  readonly value: string;
}

/** A day without its month: 31日晚間, 定在12日, 今（4）日. */
const LONE_DAY =
  /(?<![\d月.\-–~～至到、及和])(?:(\d{1,2})日(?!本|圓|元|\d|票|刊|遊|行程|語|文|報|幣)|[今昨明前][（(](\d{1,2})[）)]日?)/gu;

/** Words for a day as it stands to the day of publication, and how many days it is away. */
const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/\byesterday\b|昨[天日](?![（(])/giu, -1],
  [/(?<!\bof )\btoday\b(?!['’]s)|(?<!如)今[天日](?![（(])/giu, 0],
  [/\btomorrow\b|明[天日](?![（(])/giu, 1],
];

const ENGLISH_WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const ENGLISH_WEEKDAY = new RegExp(
  `\\b(?:on|last|this|next|for) (?<day>${ENGLISH_WEEKDAYS.join("|")})\\b(?!s)`,
  "dgiu",
);
const CHINESE_WEEKDAY =
  /(?<![每逢上下])(?:本|這)?(?:週|周|星期|禮拜)(?<day>[日一二三四五六天])(?![至到、個次])/dgu;
/** What is to come; "was to" tells what did not. */
const AHEAD = /\b(?:will|is to|are to|due|expected|scheduled|plans?|planned)\b|將|預定|預計/iu;
/** What goes on every week is on no day. */
const REPEATED = /\b(?:every|each|weekly)\b|每|逢/iu;
const CHINESE_WEEKDAYS = "日一二三四五六";
/** How near a written date is one of the same day ("on Tuesday, August 18", 7月4日（週四）), in UTF-16 units; and how many days by an event still go with it. */
const BESIDE = 3;
const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;

/** Days that leave their month to the date before them, or to the day on which they were written. */
export function toldDays(sentence: ReadSentence, found: readonly StatedDate[]): StatedDate[] {
  const isFree = ({ start, end }: BodySpan): boolean =>
    !found.some((date) => date.start < end + BESIDE && start - BESIDE < date.end);
  return [...loneDays(sentence, found), ...relativeDays(sentence), ...weekdays(sentence)].filter(isFree);
}

function loneDays(sentence: ReadSentence, found: readonly StatedDate[]): StatedDate[] {
  const { text, article, dateBefore } = sentence;
  if (article.language === "en") return [];
  return Array.from(text.matchAll(LONE_DAY)).flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const day = Number(match[1] ?? match[2]);
    const earlier = found.findLast((date) => date.end <= start && date.value.length > "YYYY".length)?.value;
    const month = (earlier ?? article.eventOn ?? dateBefore ?? article.publishedOn ?? "").slice(
      0,
      "YYYY-MM".length,
    );
    if (month.length < "YYYY-MM".length || day < 1 || day > 31) return [];
    return [{ start, end, value: `${month}-${String(day).padStart(2, "0")}` }];
  });
}

function relativeDays({ text, article: { publishedOn } }: ReadSentence): StatedDate[] {
  if (publishedOn === null) return [];
  return RELATIVE.flatMap(([words, days]) =>
    Array.from(text.matchAll(words), ({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      value: dayAfter(publishedOn, days),
    })),
  );
}

/**
 * "on Sunday", 週日: the one of the event where the article tells its days; else the last one by the day of publication,
 * or the next one where the sentence tells what is to come.
 */
function weekdays({ text, plain, article: { publishedOn, eventOn } }: ReadSentence): StatedDate[] {
  if ((publishedOn ?? eventOn) === null || REPEATED.test(plain)) return [];
  return [ENGLISH_WEEKDAY, CHINESE_WEEKDAY].flatMap((words) =>
    Array.from(text.matchAll(words)).flatMap((match) => {
      const name = match.groups?.["day"] ?? "";
      const [start, end] = match.indices?.groups?.["day"] ?? [match.index, match.index];
      const day = CHINESE_WEEKDAYS.includes(name)
        ? CHINESE_WEEKDAYS.indexOf(name)
        : ENGLISH_WEEKDAYS.indexOf(name.toLowerCase());
      const isAhead = AHEAD.test(plain) && !/^last/iu.test(match[0]);
      const value = weekdayBy(Math.max(0, day), { publishedOn, eventOn, isAhead });
      return value === null ? [] : [{ start, end, value }];
    }),
  );
}

interface WeekdayGround {
  readonly publishedOn: string | null;
  /** ISO day or `start/end`. */
  readonly eventOn: string | null;
  readonly isAhead: boolean;
}

function weekdayBy(weekday: number, { publishedOn, eventOn, isAhead }: WeekdayGround): string | null {
  if (eventOn === null) return publishedOn === null ? null : weekdayNear(publishedOn, weekday, isAhead);
  const [start, end = start] = eventOn.split("/");
  if (start === undefined || end === undefined) return null;
  const first = weekdayNear(start, weekday, true);
  // The days of an event, and those right before and after it.
  return first <= dayAfter(end, BESIDE) ? first : weekdayNear(start, weekday, false);
}

/** The last one by a day, or the next one from it on. */
function weekdayNear(day: string, weekday: number, isAhead: boolean): string {
  const ago = (new Date(day).getUTCDay() - weekday + DAYS_A_WEEK) % DAYS_A_WEEK;
  return dayAfter(day, isAhead ? (DAYS_A_WEEK - ago) % DAYS_A_WEEK : -ago);
}

/** The ISO day some days after another. */
function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, "YYYY-MM-DD".length);
}
