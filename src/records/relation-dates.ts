import { isoOf } from "./days.ts";
import type { GroupMatch } from "./matches.ts";
import type { Found, ReadSentence } from "./sentence.ts";

/** Words that say that a relation was only decided on or looked back at. */
const NOT_YET =
  /\b(?:approved|council|passed)\b|通過|同意|審議|會見|將在|慶祝|紀念|屆?滿\s?[\d一二三四五六七八九十]+\s?[週周]?年|[週周]年|\b(?:anniversary|marked)\b(?![^.;]*\bbegan\b)/iu;
const BEGINS =
  /\b(?:became|become|since|sign\w*|agreed|established|concluded|charter|agreement|memorandum|began|twinned|formed|forged)\b|締結|結為|結成|結盟|締盟|簽|建立|成為|[自從][^，。；]{2,14}[起以]/iu;
/** A date that is part of what something is called: "the agreement of May 3". */
const OF_ANOTHER = /\b(?:for|of) $/u;

/** How far behind a relation its date may stand, in UTF-16 units. */
const REACH = 16;

/** When a relation began: the date right before it, the next one behind it, or the sentence's only one, or only day. */
export function sinceIn({ start: begin, end }: GroupMatch, sentence: ReadSentence): Found[] {
  const { text, article } = sentence;
  // A council that agrees to a relation does not begin it. What Chinese says behind a comma is of something else.
  const clause = article.language === "en" ? text : clauseAround(begin, end, text);
  const dates = article.language === "en" ? sentence.dates : ofClause(sentence, begin, end);
  // "our sister city since 2009" says when, whatever is celebrated.
  const sinceThen = /\bsince$/u.test(text.slice(begin, end))
    ? dates.find(({ start }) => start === end + 1)
    : undefined;
  if (sinceThen === undefined && (NOT_YET.test(clause) || !BEGINS.test(text))) return [];
  const inside = dates.find(({ start }) => start >= begin && start < end);
  const date =
    sinceThen ??
    dates.find((one) => one.end === begin) ??
    dates.find(({ start }) => start >= end && start - end < REACH) ??
    inside ??
    onlyOne(dates) ??
    onlyOne(dates.filter(({ day }) => day !== null));
  if (date?.year == null || OF_ANOTHER.test(text.slice(0, date.start))) return [];
  const value = isoOf({ year: date.year, month: date.month, day: date.day });
  return [{ slot: "relation.since", start: date.start, end: date.end, value }];
}

/** The dates of a Chinese clause, and the one that alone makes up the clause before it: 1997年9月，兩市締結為姊妹市. */
function ofClause({ dates, text }: ReadSentence, begin: number, end: number): ReadSentence["dates"] {
  const comma = Math.max(text.lastIndexOf("，", begin), text.lastIndexOf("；", begin));
  const before = Math.max(text.lastIndexOf("，", comma - 1), text.lastIndexOf("；", comma - 1)) + 1;
  const behind = text.slice(end).search(/[，；。]/u);
  const until = behind < 0 ? text.length : end + behind;
  const isLeading = (date: ReadSentence["dates"][number]): boolean =>
    /^[於在自]?$/u.test(text.slice(before, date.start)) && date.end === comma;
  return dates.filter((date) => (date.start > comma && date.end <= until) || isLeading(date));
}

function onlyOne<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function clauseAround(start: number, end: number, text: string): string {
  const before =
    text
      .slice(0, start)
      .split(/[，；]/u)
      .at(-1) ?? "";
  const after = text.slice(end).split(/[，；]/u)[0] ?? "";
  return before + text.slice(start, end) + after;
}
