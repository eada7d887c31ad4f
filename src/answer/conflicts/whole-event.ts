import { editionMentions } from "../../language/editions.ts";
import type { Glossary } from "../../language/glossary.ts";
import { type NamedSeries, nounsIn } from "../lists/series-names.ts";

/**
 * Words of what happens around an event or as a part of it: their day, place and venue are not those of the whole. How
 * a guest travels to it is told in news as much as the event.
 */
const PART =
  /\b(?:banquets?|dinners?|lunch(?:eon)?|receptions?|sub-?forums?|(?<!main )sessions?|workshops?|exhibitions?|ceremon(?:y|ies)|airport|arriv\w+|reach(?:ed|es)|land(?:ed|s)|depart\w*|leaves?|leaving|flew|flight|set (?:off|out)|met|meets?|meetings?|visit(?:s|ed|ing)?|tour(?:s|ed)?|delegations?|around the|alongside|on the sidelines|ahead of|during)\b|晚宴|餐會|宴請|設宴|午宴|分論壇|分會場|抵達|啟程|出發|搭機|前往|[赴訪]|離開|返|會面|會見|會晤|拜會|率團|率領|帶隊|期間|座談|典禮|周邊|週邊|記者會/iu;
/** Words that an event takes place, will, or did not. */
const TAKES_PLACE =
  /\b(?:held|hold|hosts?|hosted|staged?|take[sn]? place|took place|taking place|opens?|opened|opening|beg[aiu]n|kicked off|got under way|ran|launched|convened|closed|ended|scheduled|set for|due|postponed|put off|planned for|cancell?ed|called off)\b|舉[行辦]|登場|揭幕|開幕|閉幕|開場|召開|開跑|落幕|[定訂][於在]|延[期後]|停辦|取消/iu;
/** What is said of somebody who was there on a day: it was on that day too. */
const WAS_THERE =
  /\b(?:spoke|speech|speaking|signed|attend(?:ed|ing)?|took part|took the floor)\b|致[詞辭]|簽署|簽[訂下]|出席|參加|演講/iu;
/** An entry of a list of the times of a series: "5th Tide Forum: 9 June 2014, in …", 「2014年潮汐論壇：2014年6月9日…」. */
const LISTED = /^\W{0,3}[^:：,，。;]{4,60}[:：]/u;

/**
 * Whether a sentence tells when or where a series' event takes place as a whole: it names the event and says that it is
 * held, or that somebody spoke, signed or attended there. `isCoarse`: only a month or a year is taken from it, which
 * is that of the event whatever part of it the sentence speaks of.
 */
export function tellsOfWhole(
  sentence: string,
  { entry }: NamedSeries,
  glossary: Glossary,
  isCoarse = false,
): boolean {
  const named = [
    ...glossary.mentionsIn(sentence).filter((mention) => mention.entry === entry),
    ...nounsIn(sentence, entry),
  ];
  if (named.length === 0 && editionMentions(sentence).length === 0) return false;
  // The series' own name may hold such a word: the Harbour Meeting.
  let rest = sentence;
  for (const { start, end } of named) rest = rest.slice(0, start) + "X".repeat(end - start) + rest.slice(end);
  if (!isCoarse && tellsOfPart(rest)) return false;
  return TAKES_PLACE.test(rest) || WAS_THERE.test(rest) || LISTED.test(sentence);
}

/** Whether a text speaks of a part of an event or of the way to it. */
export function tellsOfPart(text: string): boolean {
  return PART.test(text);
}
