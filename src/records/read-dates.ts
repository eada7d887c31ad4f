import type { DateMention } from "../language/dates.ts";
import { articleYear, dayOf } from "./days.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import type { BodySpan } from "./record.ts";
import { type StatedDate, toldDays } from "./told-days.ts";

/** A clause on where or when something was written, not on what happened. */
const ON_A_TEXT =
  /\b(?:reports?|articles?|pages?|press releases?|posts?|website|metadata)\b.{0,60}\b(?:said|says?|shows?|dated|published|listed|carries|posted|lists|of \w* ?\d{4})|\b(?:copy|yearbook|entry|almanac)(?: of| from| for| covering)?(?: \p{L}+)? \d{4}|報導(?!團|者)|頁面|網頁|文章|文中|文末|新聞稿|年鑑/iu;
/** How far before a date what it is of may be said, in UTF-16 units. */
const REACH = 80;
/** Where one clause of a sentence ends: in English a comma parts what belongs together. */
const CLAUSE_END = /[;；，]|, (?=according to )/gu;
/** Words before a date that make it one of an announcement or the start of a lasting state. */
const NOT_AN_EVENT_BEFORE =
  /\breported (?!that)[^.;,]{1,60} on $|\b(?:every|each|since|announced|said|stated|reported|published|told reporters|posted|dated|as of|until|up to|by|before|after|anniversary of|born(?: on| in)?|founded in|established in|built in|dating from)(?: \p{L}+,?){0,1} ?(?:on|in)? ?$|(?:每年的?|自|從|始於|截至|到|至|直到|前|以前|之前|出生於|建於|創立於|成立於)$/iu;
/** LISBON, May 3 – */
const DATELINE = /^\p{Lu}[\p{Lu} .'’-]+(?:\([^()]*\))?, $/u;
/** What goes on until a day is held on that day as well. */
const GOES_ON = /\b(?:continu\w+|last(?:s|ed|ing)?|ran|runs?|running) (?:until|up to) $/iu;
/** The same behind it: 12月4日說明, 自2016年起, 2019年以前. */
const NOT_AN_EVENT_AFTER =
  /^(?:說明|表示|宣布|指出|發布|公布|對外|發表|透露|起(?!飛|跑|程)|以來|以前|之前|前(?!往)|底前|開始(?=[，。]))|^[^，。]{0,4}發生|^,? (?:announced|said|stated|reported|that\b)/iu;
/** A range over months: what stands between its two days. */
const RANGE_MARK = /^\s?(?:[-–—~～至到]|to|until|through)\s?$/u;
/** Days, months and years on which an event of the sentence takes place. */
export function readDates(sentence: ReadSentence): Found[] {
  const { text } = sentence;
  return stated(sentence).flatMap(({ start, end, value }): Found[] => {
    if (ON_A_TEXT.test(clauseAt(start, sentence))) return [];
    if (DATELINE.test(text.slice(0, start)) && /^ [-–—]/u.test(text.slice(end))) return [];
    const before = text.slice(Math.max(0, start - REACH), start);
    if (NOT_AN_EVENT_BEFORE.test(before) && !GOES_ON.test(before)) return [];
    if (NOT_AN_EVENT_AFTER.test(text.slice(end, end + 16))) return [];
    if (value.length < "YYYY-MM-DD".length && isCovered(value, { start, end }, sentence)) return [];
    return [{ slot: "event.date", start, end, value }];
  });
}

/** The clause of a sentence that an offset stands in, without notes. */
function clauseAt(offset: number, { tagged, plain }: ReadSentence): string {
  let start = 0;
  for (const { 0: mark, index } of tagged.matchAll(CLAUSE_END)) {
    if (index >= offset) return plain.slice(start, index);
    start = index + mark.length;
  }
  return plain.slice(start);
}

function stated(sentence: ReadSentence): StatedDate[] {
  const { dates } = sentence;
  const found: StatedDate[] = [];
  let { year } = sentence;
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
  return [...found, ...toldDays(sentence, found)];
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

/**
 * A year or month is an event's date only where the article has nothing finer of it: "the 2019 forum" says less than
 * the day. A year names the event ("the 2019 forum") only in an article about it; else it has to open what happened
 * ("In 2023 …", "in autumn 2023", "one of 2022").
 */
function isCovered(
  value: string,
  { start, end }: BodySpan,
  { article, allDates, text }: ReadSentence,
): boolean {
  const finer = [article.eventOn ?? "", ...allDates];
  if (finer.some((date) => date.startsWith(value) && date.length > value.length)) return true;
  if (LASTING.test(text)) return true;
  if (value.length > "YYYY".length) return false;
  if (OPENS_YEAR.test(text.slice(0, start))) return false;
  const isWhen =
    HAPPENED_IN.test(text.slice(0, start)) ||
    (AFTER_CLAUSE.test(text.slice(0, start)) && OPENS_CLAUSE.test(text.slice(end))) ||
    OF_DOCUMENT.test(text.slice(end));
  if (isWhen && !OF_A_TIE.test(text)) return false;
  return article.eventOn !== null || articleYear(article) !== Number(value);
}

/** A tie between cities that began then and lasts. */
const LASTING = /\b(?:became|become|has been|have been|since|established ties)\b|締結|結為|結盟|成為/iu;
/** What happened in a year, with no noun between that the year would be of: "met in Porto in 2016", not "the forum in 2016". */
const HAPPENED_IN = new RegExp(
  "\\b(?:travell?ed|visited|came|went|held|hosted|met|signed|concluded|led|took place|staged|launched|reached|attended|toured|played|raced|dispatched|sent|made (?:a|his|her|their) (?:trip|visit))\\b[^.;]{0,60}?" +
    "(?<!\\b(?:forum|summit|festival|conference|games|event|one|that|edition|championships?|tournament|race)) in $",
  "iu",
);
/** The same in Chinese: 2024年，…; 曾在2023年率團訪問. */
const AFTER_CLAUSE =
  /(?:^|[，；]|約定|預定|預計|計畫|訂|定|將|[曾已也則並\p{Script=Han}](?=[在於]))(?:在|於)?$/u;
const OPENS_CLAUSE =
  /^(?:[春夏秋冬][天季])?(?:，(?!以及)|(?:也|首度|首次)?(?:率|訪|赴|前往|到(?!\d)|簽|舉辦|主辦|舉行|參加|出席|受邀|抵達|來訪|帶|會見|接待|到(?!\d)))/u;
/** 2014年的馬拉松備忘錄 was signed in that year. */
const OF_DOCUMENT = /^的[^，。；]{0,12}(?:備忘錄|協議|協定)/u;
/** Years of ties between cities are told by another slot. */
const OF_A_TIE = /\b(?:sister|twin|partner|friendship|charter|anniversary)\b|[姊姐]妹|友誼|夥伴|締結/iu;
/** Words before a year that make it the time of what happened. */
const OPENS_YEAR = /(?:^in|\bin (?:spring|summer|autumn|fall|winter|early|late|mid)|\bone of) ?-?$/iu;
