import type { BodySpan } from "./record.ts";
import { pattern, tagUnits } from "./tags.ts";

const [CITY, REST] = tagUnits("city");

/** Words around an item that are no part of it. */
const LEAD =
  /^(?:\s|,|，|、|and (?=\p{L})|or |(?:one|two|three) |on (?=\p{L})|the |their |its |以及|及|與|和|\d{1,2}[項個]|一項是?|另一項是?|另有|other on )+/iu;
const TAIL =
  /(?:[（(][^()（）]*[)）]|\s|,|，|、|等(?:方面|領域|項目|議題)?|這?[三四五六兩幾]?[個大]?(?:領域|方面|面向)|[三四五六兩][大個項](?:項目|領域|面向|主軸|議題)|這|的(?:備忘錄|協議))+$/u;

/** What parts the items of a Chinese list, and what shows that its last one is not two. */
const CHINESE_JOINT = pattern("、|，?以及|，另?{number}項(?:是|為|關於|有關)", "gu");
const ENDED = pattern("以及|，另?{number}項(?:是|為|關於|有關)", "u");

/** Spans of the items that an English list names: "ports, trade and tourism". Offsets are those of the tagged text. */
export function englishItems(tagged: string, text: string, list: BodySpan): BodySpan[] {
  const chunks = cut(tagged, list, /,\s(?:and\s)?(?:one\s)?(?:on\s)?|\sand\son\s/gu);
  const last = chunks.at(-1);
  const hasOxford = last !== undefined && /,\sand\s(?:on\s)?$/u.test(tagged.slice(list.start, last.start));
  const isSplit =
    last !== undefined && !hasOxford && !/\sand\son\s$/u.test(tagged.slice(list.start, last.start));
  const items = isSplit
    ? [...chunks.slice(0, -1), ...cut(tagged, last, /\sand\s(?:one\s)?(?:on\s)?/gu)]
    : chunks;
  return items.flatMap((item) => trimmed(tagged, text, item));
}

/** A single item, whatever joins its words: "exchange and care of red pandas". */
export function wholeItem(tagged: string, text: string, item: BodySpan): BodySpan[] {
  return trimmed(tagged, text, item);
}

/** The same for Chinese: 港務、貿易與觀光. 與 joins the last two, unless it joins two cities or 以及 does. */
export function chineseItems(tagged: string, text: string, list: BodySpan): BodySpan[] {
  const chunks = cut(tagged, list, CHINESE_JOINT);
  const last = chunks.at(-1);
  if (last === undefined) return [];
  const isEnded = ENDED.test(tagged.slice(list.start, list.end));
  const isPair = new RegExp(
    `${CITY}[^與和及]*[與和及][^與和及]*${CITY}${REST}*[市縣]?(?![市縣])\\p{Script=Han}{2}`,
    "u",
  ).test(tagged.slice(last.start, last.end));
  const items = isEnded || isPair ? chunks : [...chunks.slice(0, -1), ...cut(tagged, last, /[與和及]/gu)];
  return items.flatMap((item) => trimmed(tagged, text, item));
}

function cut(tagged: string, { start, end }: BodySpan, separator: RegExp): BodySpan[] {
  const spans: BodySpan[] = [];
  let from = start;
  for (const { 0: words, index } of tagged.slice(start, end).matchAll(separator)) {
    spans.push({ start: from, end: start + index });
    from = start + index + words.length;
  }
  return [...spans, { start: from, end }];
}

function trimmed(tagged: string, text: string, { start, end }: BodySpan): BodySpan[] {
  // Notes are blank in the tagged text: what leads up to an item in words may be one.
  const blank = /^\s*/u.exec(tagged.slice(start, end))?.[0].length ?? 0;
  const words = text.slice(start + blank, end);
  const lead = LEAD.exec(words)?.[0].length ?? 0;
  const kept = words.slice(lead).replace(TAIL, "");
  return kept === "" ? [] : [{ start: start + blank + lead, end: start + blank + lead + kept.length }];
}
