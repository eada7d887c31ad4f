import { PLACE_END } from "./chinese-places.ts";
import { chineseItems, englishItems } from "./list-items.ts";
import { type GroupMatch, matchesOf } from "./matches.ts";
import type { BodySpan } from "./record.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

const GOAL = "(?:the )?(?<goal>{place}|{city}|{name}|{body}|{series})(?!['’]s)";
const PLACE = "(?:the )?(?<goal>{place})";
/** One goal after another; each is taken that is a place. */
const ANY = "(?:the )?(?:{place}|{city}|{name}|{body})(?:['’]s (?:{place}|{body}))?";
const GOALS = `(?<goals>${ANY}(?:, ${ANY})*,? and ${ANY})`;
/** What goes somewhere, or how. */
const TRIP =
  "(?:travel(?:l?ed|l?ing|s)?|flew|flies|fly|trip|journey|tour|flight|delegation|group|team|visits?|visitors?|welcomed|sailed|continued|moved on|proceeded|headed|accompanied[^.;]{1,60}?|took [^.;]{1,40}?|led [^.;]{1,40}?|brought [^.;]{1,40}?|taken|brought|been)";

const ENGLISH: readonly RegExp[] = [
  // visited Porto; toured the Pier; reached Porto; called on Porto
  pattern(
    `\\b(?:visit(?:ed|ing|s)?|tour(?:ed|ing|s)?|reach(?:ed|ing)|called (?:on|at)|calls on|dropped in (?:on|at)) ${GOAL}(?! Mayor)(?!{person}|{role})(?!(?: on {date})? to (?!learn|see|discuss|study|meet))`,
    "dgu",
  ),
  // toured the old town and the Pier; visited with her guests the Pier
  pattern(`\\b(?:visited|toured|visit to|tour of|visits to)\\b[^.;]{0,60}?(?:,| and| or) ${PLACE}`, "dgiu"),
  // went to Porto; took a flight to Porto; headed a delegation to Porto; welcomed to Porto; set off for Porto
  pattern(`\\b${TRIP}(?: (?:on|back|over|out|again|together|yesterday|\\p{Ll}+ly))? to ${GOAL}`, "dgiu"),
  pattern(
    "\\b(?:went|goes|returned|came|comes|coming|going)(?: on| back)? to (?:the )?(?<goal>{place}|{city})(?!['’]s)",
    "dgiu",
  ),
  // came to Porto City Government
  pattern("\\b(?:went|came|comes) to (?:the )?(?<hall>{body})(?!['’]s)", "dgiu"),
  pattern(`\\b(?:set off|left|departed|bound|headed|leaves?|set out)\\b[^.;]{0,40}? for ${GOAL}`, "dgiu"),
  pattern(`\\b(?:arriv(?:ed|ing|es)|landed|touched down)(?: \\p{Ll}+)? (?:in|at) ${GOAL}`, "dgiu"),
  // is to stay in Porto; spent three days in Porto; passed through Porto
  pattern(
    `\\b(?:stay(?:ed|s|ing)?|been|spen[dt]\\w* [^.;,]{1,20}?) in (?:the )?(?<goal>{city}|{place})`,
    "dgu",
  ),
  pattern(`\\bpass(?:ed|es|ing) through (?:the )?(?<goal>{city}|{place})(?!,| and {city})`, "dgu"),
  // the next stop was the Pier; with a stop at the Pier; Porto was the last stop
  pattern(`\\bstops?(?: of [^.;,]{1,40}?)? (?:was|is|were|at|in) ${GOAL}`, "dgiu"),
  pattern(
    "(?<goal>{place}|{city}|{name}|{body}) (?:was|is|were|will be) (?:the |another |an? |its |his |her |their )?(?:\\p{L}+ )?(?:stop|destination|port of call)\\b",
    "dgu",
  ),
  // travelled to Porto, Braga and Faro; visited the Pier, Port Office and Tejo
  pattern(
    `(?:\\b${TRIP}(?: (?:on|back|over|out|again|together|yesterday|\\p{Ll}+ly))? to|\\b(?:went|came|goes) to|\\b(?:visited|toured|tours? of|visits? to|(?:bound|left|departed|set off|set out|headed)\\b[^.;]{0,40}? for|passed through|called (?:at|on)|stops (?:in|at))) ${GOALS}`,
    "dgu",
  ),
  // the trip included Braga and Faro; the sites visited were the Pier and the Mint; the programme had the Pier
  pattern(
    `\\b(?:trip|tour|itinerary|programme|program|journey|schedule|route)(?: \\p{Ll}+){0,2} (?:had|has|includes?|included|takes in|took in|covers?|covered|was to include|will include) ${GOALS}`,
    "dgu",
  ),
  pattern(
    `\\b(?:sites?|places?|stops?|venues|destinations?|cities)(?: (?:visited|toured|on (?:the|its|his|her) \\p{Ll}+))? (?:were|are|included|include) ${GOALS}`,
    "dgu",
  ),
  // took her to Braga, to Porto's sister city Faro and to Lagos
  pattern(
    "(?<=\\b(?:took|went|travell?ed|goes|led)\\b[^.;]{0,140},(?: and)?) to (?:{city}['’]s \\p{Ll}+ city )?(?<goal>{city})",
    "dgu",
  ),
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
  "(?:前往|抵達|轉往|轉赴|轉抵|飛往|飛抵|走訪|參訪|參觀|造訪|訪問|拜訪|出訪|考察|前進|遠赴|赴|到訪|來到|來訪|到過|去過|下榻|入住|訪(?={city})|帶隊到|率團到|回訪|重返|行經|途經)";
/** What a city is to the one that tells of it, between the verb and its name. */
const OUR = "(?:(?:本市|我市|市府|臺灣)?的?(?:姊妹|姐妹|友誼|友好|夥伴)(?:城市|市)|鄰近的?|日本|韓國)?";

const CHINESE: readonly RegExp[] = [
  // 前往里斯本; 率團訪問里斯本; 走訪姊妹市波多
  pattern(
    `${VERB}了?${OUR}(?<goal>{city})(?!(?:市|縣)?{role}|市政府|市議會|、|{han}{1,16}?${PLACE_END}(?:[，。、；]|參訪|參觀|$))`,
  ),
  // 到里斯本訪問; 在里斯本參訪; 里斯本之行
  pattern("(?:[到至]|前來)(?<goal>{city})(?:市|縣)?(?:訪問|參訪|考察|參觀|拜會|取經|交流|觀摩)"),
  pattern("(?<goal>{city})(?:市|縣)?(?:之行|之旅|參訪團?行程|訪問行程)"),
  // 帶訪團到海洋館
  pattern("[帶陪](?:領|同)?[^，。；]{1,16}?到(?<goal>{place}|{city})"),
  // 參訪碼頭、海洋館和市場; 前往里斯本海洋館
  pattern(
    `${VERB}了?(?!團|的?(?:地點|行程|內容|議題))(?<goals>[^。；：，「]{2,60}?(?:，(?:以及|和|與)[^。；：，「]{2,20})?)(?=[。；，]|參訪|參觀|出席|參加|展開|考察|交流|$)`,
  ),
  // 參訪地點有碼頭、海洋館; 行程包括碼頭以及海洋館
  pattern(
    "(?:參訪|行程|地點|參觀)[^。；，]{0,6}?(?:有|包括|包含|涵蓋|點名|安排|列有|納入|為|是)(?<goals>[^。；：「]{2,160}?)(?=[。；]|$)",
  ),
  pattern("結束(?<goal>{city})(?:的)?(?:行程|訪問|參訪)"),
];

const IS_PLACE = new RegExp(`(?:${PLACE_END}|區|港|校|市|縣)$`, "u");
const WHOLLY_PLACE = pattern("^(?:{city}|{place}|{name}|{body}|{city}['’]s {place})$", "u");
/** Who is said not to go does not. */
const NO_VISIT = /\bnot (?:\p{L}+ )?(?:travel|visit|go|been)|沒有?(?:前往|去)|未(?:前往|能)/u;
/** Animals are moved; guests among them are shown them. */
const MOVED = pattern("{animal}", "u");
/** The hotel that somebody stays at is not named. */
const PERSON = pattern("{person}", "u");
const HAS_GUESTS = /\b(?:delegation|guests|mayor)\b|訪團|代表團|市長/iu;
/** Bodies that sit in a building of their own. */
const HAS_HALL = /(?:Government|Council|Hall|Office|Department|Bureau|Parliament|Assembly)$/u;
/** Runs of words with capitals after a verb of going that are no places. */
const NO_GOAL = /^(?:Chinese|English|Mandarin|Mayor|Taiwanese)/u;

/** Places that guests, a delegation or a traveller go to. */
export function readVisits(sentence: ReadSentence): Found[] {
  const { tagged, text, article } = sentence;
  if (NO_VISIT.test(text)) return [];
  const matches = matchesOf(article.language === "en" ? ENGLISH : CHINESE, tagged);
  return matches.flatMap((match) => (isOfAnimals(match, sentence) ? [] : visitsIn(match, sentence)));
}

function visitsIn({ groups: { goal, goals, hall } }: GroupMatch, sentence: ReadSentence): Found[] {
  const { tagged, text, article } = sentence;
  if (goal !== undefined) return NO_GOAL.test(text.slice(goal.start, goal.end)) ? [] : [visit(goal)];
  if (hall !== undefined) return HAS_HALL.test(text.slice(hall.start, hall.end)) ? [visit(hall)] : [];
  if (goals === undefined) return [];
  const items = (article.language === "en" ? englishItems : chineseItems)(tagged, text, goals);
  const isPlace = ({ start, end }: BodySpan): boolean =>
    IS_PLACE.test(text.slice(start, end)) || WHOLLY_PLACE.test(tagged.slice(start, end));
  const isOfPerson = ({ start, end }: BodySpan): boolean => PERSON.test(tagged.slice(start, end));
  return items.filter((item) => isPlace(item) && !isOfPerson(item)).map(visit);
}

/** Whether it is animals that the words before a match send on their way. */
function isOfAnimals({ start }: GroupMatch, { tagged, text }: ReadSentence): boolean {
  const clause =
    tagged
      .slice(0, start)
      .split(/[;；。，]/u)
      .at(-1) ?? "";
  return MOVED.test(clause) && !HAS_GUESTS.test(text);
}

function visit({ start, end }: BodySpan): Found {
  return { slot: "visit.place", start, end };
}
