import type { DateMention } from "../language/dates.ts";
import { articleYear, dayOf } from "./days.ts";
import type { BodySpan } from "./record.ts";
import type { Found, ReadSentence } from "./sentence.ts";

/** A sentence on where or when something was written, not on what happened. */
const ON_A_TEXT =
  /\b(?:reports?|articles?|pages?|press releases?|posts?|website|metadata)\b.{0,60}\b(?:said|says?|shows?|dated|published|listed|carries|posted|lists|of \w* ?\d{4})|報導(?!團|者)|頁面|網頁|文章|文中|文末|新聞稿/iu;
/** Words before a date that make it one of an announcement or the start of a lasting state. */
const NOT_AN_EVENT_BEFORE =
  /\b(?:every|each|since|announced|said|stated|reported|published|told reporters|posted|dated|as of|until|up to|by|before|after|anniversary of|born(?: on| in)?|founded in|established in|built in|dating from)(?: \p{L}+){0,1} ?(?:on|in)? ?$|(?:每年的?|自|從|始於|截至|到|至|直到|前|以前|之前|出生於|建於|創立於|成立於)$/iu;
/** The same behind it: 12月4日說明, 自2016年起, 2019年以前. */
const NOT_AN_EVENT_AFTER =
  /^(?:說明|表示|宣布|指出|發布|公布|對外|發表|透露|起(?!飛|跑|程)|以來|以前|之前|前(?!往)|底前|開始(?=[，。]))|^[^，。]{0,4}發生|^,? (?:announced|said|stated|reported|that\b)/iu;
/** A range over months: what stands between its two days. */
const RANGE_MARK = /^\s?(?:[-–—~～至到]|to|until|through)\s?$/u;
/** A day without its month: 31日晚間, 定在12日. */
const LONE_DAY = /(?<![\d月.\-–~～至到、及和])(\d{1,2})日(?!本|圓|元|\d|票|刊|遊|行程|語|文|報|幣)/gu;

/** A date that a sentence states, with the year and month that it leaves to what stands before. */
interface StatedDate extends BodySpan {
  readonly value: string;
}

/** Days, months and years on which an event of the sentence takes place. */
export function readDates(sentence: ReadSentence): Found[] {
  if (ON_A_TEXT.test(sentence.plain)) return [];
  const { text } = sentence;
  return stated(sentence).flatMap(({ start, end, value }): Found[] => {
    if (NOT_AN_EVENT_BEFORE.test(text.slice(Math.max(0, start - 40), start))) return [];
    if (NOT_AN_EVENT_AFTER.test(text.slice(end, end + 16))) return [];
    if (value.length < "YYYY-MM-DD".length && isCovered(value, start, sentence)) return [];
    return [{ slot: "event.date", start, end, value }];
  });
}

function stated(sentence: ReadSentence): StatedDate[] {
  const { dates, article } = sentence;
  const found: StatedDate[] = [];
  let year = articleYear(article);
  for (const [index, mention] of dates.entries()) {
    const next = dates[index + 1];
    const before = dates[index - 1];
    year = mention.year ?? yearBehind(mention, next, sentence) ?? year;
    const value = dayOf(mention, year);
    if (value === null) continue;
    const { start, end } = mention;
    const earlier = found.at(-1);
    if (before !== undefined && earlier !== undefined && isRange(before, mention, sentence)) {
      const opened = dayOf(before, before.year ?? year) ?? earlier.value;
      found[found.length - 1] = { start: earlier.start, end, value: `${opened}/${value}` };
    } else {
      found.push({ start, end, value });
    }
  }
  return [...found, ...loneDays(sentence, found)];
}

/** "July 3 to August 4, 2019": the first day has the year of the second. */
function yearBehind(
  mention: DateMention,
  next: DateMention | undefined,
  sentence: ReadSentence,
): number | null {
  return next !== undefined && isRange(mention, next, sentence) ? next.year : null;
}

function isRange(a: DateMention, b: DateMention, { text }: ReadSentence): boolean {
  return a.day !== null && b.day !== null && RANGE_MARK.test(text.slice(a.end, b.start));
}

/** Days that leave their month to the date before them. */
function loneDays({ text, article }: ReadSentence, found: readonly StatedDate[]): StatedDate[] {
  if (article.language === "en") return [];
  return Array.from(text.matchAll(LONE_DAY)).flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const day = Number(match[1]);
    const month = (found.findLast((date) => date.end <= start)?.value ?? article.eventOn ?? "").slice(
      0,
      "YYYY-MM".length,
    );
    if (month.length < "YYYY-MM".length || day < 1 || day > 31) return [];
    if (found.some((date) => date.start < end && start < date.end)) return [];
    return [{ start, end, value: `${month}-${String(day).padStart(2, "0")}` }];
  });
}

/**
 * A year or month is an event's date only where the article has nothing finer of it: "the 2019 forum" says less than
 * the day. A year names the event ("the 2019 forum") only in an article about it; else it has to open what happened
 * ("In 2023 …", "in autumn 2023", "one of 2022").
 */
function isCovered(value: string, start: number, { article, allDates, text }: ReadSentence): boolean {
  const finer = [article.eventOn ?? "", ...allDates];
  if (finer.some((date) => date.startsWith(value) && date.length > value.length)) return true;
  if (LASTING.test(text)) return true;
  if (value.length > "YYYY".length) return false;
  if (OPENS_YEAR.test(text.slice(0, start))) return false;
  return article.eventOn !== null || articleYear(article) !== Number(value);
}

/** A tie between cities that began then and lasts. */
const LASTING = /\b(?:became|become|has been|have been|since|established ties)\b|締結|結為|結盟|成為/iu;
/** Words before a year that make it the time of what happened. */
const OPENS_YEAR = /(?:^in|\bin (?:spring|summer|autumn|fall|winter|early|late|mid)|\bone of) ?-?$/iu;
