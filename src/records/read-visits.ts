import { PLACE_END } from "./chinese-places.ts";
import { chineseItems, englishItems } from "./list-items.ts";
import { matchesOf } from "./matches.ts";
import type { BodySpan } from "./record.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

const GOAL = "(?:the )?(?<goal>{place}|{city}|{name}|{body}|{series})(?!['’]s)";
const PLACE = "(?:the )?(?<goal>{place})";

const ENGLISH: readonly RegExp[] = [
  // visited Porto; toured the Pier; reached Porto; called on Porto
  pattern(
    `\\b(?:visit(?:ed|ing|s)?|tour(?:ed|ing|s)?|reach(?:ed|ing)|called (?:on|at)|calls on) ${GOAL}(?! Mayor)(?!{person}|{role})`,
    "dgu",
  ),
  // toured the old town and the Pier; visited with her guests the Pier
  pattern(`\\b(?:visited|toured|visit to|tour of|visits to)\\b[^.;]{0,60}?(?:,| and| or) ${PLACE}`, "dgiu"),
  // went to Porto; took a flight to Porto; headed a delegation to Porto; welcomed to Porto; set off for Porto
  pattern(
    `\\b(?:travel(?:l?ed|s)?|flew|flies|trip|journey|flight|delegation|group|team|visit|visitors?|welcomed|sailed|continued|moved on|accompanied[^.;]{1,60}?|took [^.;]{1,20}?|taken|brought)(?: on)? to ${GOAL}`,
    "dgiu",
  ),
  pattern(
    "\\b(?:went|goes|returned|came|comes)(?: on| back)? to (?:the )?(?<goal>{place}|{city})(?!['’]s)",
    "dgiu",
  ),
  pattern(`\\b(?:set off|left|departed|bound|headed)\\b[^.;]{0,40}? for ${GOAL}`, "dgiu"),
  pattern(`\\b(?:arriv(?:ed|ing|es)|landed|touched down)(?: \\p{Ll}+)? (?:in|at) ${GOAL}`, "dgiu"),
  // the next stop was the Pier; with a stop at the Pier; the Pier was another stop; a stop at the Pier
  pattern(`\\bstops?(?: of [^.;,]{1,40}?)? (?:was|is|were|at|in) ${GOAL}`, "dgiu"),
  pattern("(?<goal>{place}|{city}|{name}|{body}) (?:was|is|were) another stop", "dgu"),
  // to Porto, Braga and Faro
  pattern(
    "\\b(?:to|for|visited|toured|tour of) (?<goals>{city}(?:, {city})*,? and {city})(?=[^.;]{0,40}$|[.;,])",
    "dgu",
  ),
  // paid visits to the Pier, Port Office and Tejo
  pattern(
    "\\b(?:visited|toured|visits to|visit to) (?:the )?(?<goals>(?:{name}|{body}|{place})(?:, (?:the )?(?:{name}|{body}|{place}|{city}))*,? and (?:the )?(?:{name}|{body}|{place}|{city}))",
    "dgu",
  ),
  // took her to Braga, to Porto's sister city Faro and to Lagos
  pattern(
    "(?<=\\b(?:took|went|travell?ed|goes|led)\\b[^.;]{0,140},(?: and)?) to (?:{city}['’]s \\p{Ll}+ city )?(?<goal>{city})",
    "dgu",
  ),
  // the programme had the Pier
  pattern(
    "\\b(?:programme|program|itinerary) (?:had|has|includes|included) (?:the )?(?<goal>{place})",
    "dgu",
  ),
  // Porto received nine visitors
  pattern("(?<goal>{city}) (?:received|welcomed) {number} (?:visitors|guests)", "dgu"),
  // led through an exhibition in Pearl Hall and around the old mint
  pattern(`\\b(?:through|around)\\b[^.;]{0,40}?(?:in )?(?:the )?(?<goal>{place})`, "dgiu"),
];

const VERB =
  "(?:前往|抵達|轉往|轉赴|飛往|飛抵|走訪|參訪|參觀|造訪|訪問|拜訪|出訪|赴|到訪|來到|來訪|訪(?={city})|帶隊到|率團到|回訪)";

const CHINESE: readonly RegExp[] = [
  // 前往里斯本; 率團訪問里斯本
  pattern(
    `${VERB}了?(?<goal>{city})(?!(?:市|縣)?{role}|市政府|市議會|、|{han}{1,16}?${PLACE_END}(?:[，。、；]|參訪|參觀|$))`,
  ),
  // 參訪碼頭、海洋館和市場; 前往里斯本海洋館
  pattern(
    `${VERB}了?(?!團|的?(?:地點|行程|內容|議題))(?<goals>[^。；：，「]{2,60}?(?:，(?:以及|和|與)[^。；：，「]{2,20})?)(?=[。；，]|參訪|參觀|出席|參加|展開|考察|交流|$)`,
  ),
  // 參訪地點有碼頭、海洋館; 行程包括碼頭以及海洋館
  pattern(
    "(?:參訪|行程|地點|參觀)[^。；，]{0,6}?(?:有|包括|包含|涵蓋|為|是)(?<goals>[^。；：「]{2,80}?)(?=[。；]|$)",
  ),
  pattern("結束(?<goal>{city})(?:的)?(?:行程|訪問|參訪)"),
];

const IS_PLACE = new RegExp(`(?:${PLACE_END}|區|港|校|市|縣)$`, "u");
const WHOLLY_PLACE = pattern("^(?:{city}|{place}|{name}|{body})$", "u");
/** Animals are moved, and who is said not to go does not. */
const NO_VISIT = pattern(
  "{animal}|\\bnot (?:\\p{L}+ )?(?:travel|visit|go|been)|沒有?(?:前往|去)|未(?:前往|能)",
  "u",
);
/** Guests among the animals are shown them. */
const HAS_GUESTS = /\b(?:delegation|guests|mayor)\b|訪團|代表團|市長/iu;
/** Runs of words with capitals after a verb of going that are no places. */
const NO_GOAL = /^(?:Chinese|English|Mandarin|Mayor|Taiwanese)/u;

/** Places that guests, a delegation or a traveller go to. */
export function readVisits(sentence: ReadSentence): Found[] {
  const { tagged, text, article } = sentence;
  if (NO_VISIT.test(tagged) && !HAS_GUESTS.test(tagged)) return [];
  const matches = matchesOf(article.language === "en" ? ENGLISH : CHINESE, tagged);
  return matches.flatMap(({ groups: { goal, goals } }) => {
    if (goal !== undefined) return NO_GOAL.test(text.slice(goal.start, goal.end)) ? [] : [visit(goal)];
    if (goals === undefined) return [];
    const items = (article.language === "en" ? englishItems : chineseItems)(tagged, text, goals);
    const isPlace = ({ start, end }: BodySpan): boolean =>
      IS_PLACE.test(text.slice(start, end)) || WHOLLY_PLACE.test(tagged.slice(start, end));
    return items.filter(isPlace).map(visit);
  });
}

function visit({ start, end }: BodySpan): Found {
  return { slot: "visit.place", start, end };
}
