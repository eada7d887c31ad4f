import { isoOf } from "./days.ts";
import type { GroupMatch } from "./matches.ts";
import type { Found, ReadSentence } from "./sentence.ts";

/** Words that say that a relation was only decided on or looked back at. */
const NOT_YET =
  /\b(?:approved|council|passed)\b|通過|同意|審議|會見|將在|慶祝|紀念|\b(?:anniversary|marked)\b(?![^.;]*\bbegan\b)/iu;
const BEGINS =
  /\b(?:became|become|since|sign\w*|agreed|established|concluded|charter|agreement|memorandum|began|twinned|formed|forged)\b|締結|結為|結成|結盟|締盟|簽|建立|成為|[自從][^，。；]{2,14}[起以]/iu;
/** A date that is part of what something is called: "the agreement of May 3". */
const OF_ANOTHER = /\b(?:for|of) $/u;

/** How far behind a relation its date may stand, in UTF-16 units. */
const REACH = 16;

/** When a relation began: the date right before it, the next one behind it, or the sentence's only one, or only day. */
export function sinceIn({ start: begin, end }: GroupMatch, { dates, text, article }: ReadSentence): Found[] {
  // A council that agrees to a relation does not begin it. What Chinese says behind a comma is of something else.
  const clause = article.language === "en" ? text : clauseAround(begin, end, text);
  if (NOT_YET.test(clause) || !BEGINS.test(text)) return [];
  const inside = dates.find(({ start }) => start >= begin && start < end);
  const date =
    dates.find((one) => one.end === begin) ??
    dates.find(({ start }) => start >= end && start - end < REACH) ??
    inside ??
    onlyOne(dates) ??
    onlyOne(dates.filter(({ day }) => day !== null));
  if (date?.year == null || OF_ANOTHER.test(text.slice(0, date.start))) return [];
  const value = isoOf({ year: date.year, month: date.month, day: date.day });
  return [{ slot: "relation.since", start: date.start, end: date.end, value }];
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
