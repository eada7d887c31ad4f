import { PLACE_END } from "./chinese-places.ts";
import { CHINESE_HELD, ENGLISH_GATHERING, ENGLISH_HELD } from "./gatherings.ts";
import { type GroupMatch, matchesOf } from "./matches.ts";
import type { BodySpan } from "./record.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

/** What people do at an event. */
const DONE =
  "(?:met|meets|signed|signs|sign|inked|concluded|presented|welcomed|received|spoke|speaks|performed|played|raced|competed|dined|celebrated|gathered|handed|awarded|unveiled|lit|gave|displayed|exhibited|shown|attended|joined)";
const MOMENT = `(?:${ENGLISH_HELD}|set|scheduled|slated|due|planned|${ENGLISH_GATHERING}|press conference|${DONE})`;

const ENGLISH: readonly RegExp[] = [
  // was held in Lisbon on 3 May; opened in Lisbon
  pattern(
    `\\b${ENGLISH_HELD}\\b[^.;,]{0,90}?\\bin (?:the (?:\\p{L}+ )?(?:city|town|capital)(?: of)? )?(?<place>{where})(?! (?:time|the))`,
    "dgiu",
  ),
  // met in Lisbon; set for November in Lisbon
  pattern(
    "\\b(?:met|signed|inked|concluded|set for|scheduled for|slated for|due)\\b[^.;,]{0,50}?\\bin (?<place>{city})(?!['’]s)",
    "dgiu",
  ),
  // at the hotel in Alfama, Lisbon
  pattern(`\\b${ENGLISH_HELD}\\b[^.;]{0,80}?\\bin {where}, (?<place>{city})`, "dgiu"),
  // the 2018 forum in Lisbon; 3rd forum: May 2018, in Lisbon
  pattern(`\\b${ENGLISH_GATHERING}(?: of {date})? in (?<place>{city})`, "dgiu"),
  pattern(`${ENGLISH_GATHERING}: {date}(?: [-–] {date})?,? in (?<place>{where})`, "dgiu"),
  // to go to Lisbon for the 2018 forum
  pattern(
    `\\b(?:go|goes|going|went|travel\\p{Ll}*|came|come) to (?<place>{city}) for the (?:{date} )?${ENGLISH_GATHERING}`,
    "dgiu",
  ),
  // with a sub-venue in Sintra
  pattern("\\b(?:sub-?|branch |second )venues? in (?<place>{where})", "dgiu"),
  // opened the forum at the Hotel Tejo; a press conference on 3 May at the Hotel Tejo; was presented in Tejo Hall
  pattern(
    `\\b${MOMENT}\\b[^.;]{0,80}?\\b(?:at|in|inside|outside) (?:the |its )?(?:hotel |city's )?(?<venue>{place})`,
    "dgiu",
  ),
  // welcomed him at the old city hall
  pattern(
    `\\b${MOMENT}\\b[^.;]{0,80}?\\b(?:at|in) (?:the |its )?(?<venue>(?:(?:old|new) )?(?:city|town) hall)\\b`,
    "dgiu",
  ),
  // At the Hotel Tejo on 3 May, …; In Tejo Hall the mayors …
  pattern("^(?:At|In|Inside) (?:the )?(?<venue>{place})(?=,| {date}| on {date}| in {city})", "dgu"),
  // held at the hotel 港灣酒店
  pattern("\\bat the (?:hotel|hall|center|centre) (?<venue>[\\p{Script=Han}]{2,16})", "dgiu"),
  // The Hotel Tejo was the venue of the banquet; Tejo Hall hosted the forum
  pattern(
    "(?<venue>{place}) (?:was|is|will be|was to be|had been|served as|provided) the (?:venue|site|scene|setting|stage)\\b",
    "dgiu",
  ),
  pattern(
    `(?<venue>{place}) (?:hosted|will host|was the host of) (?:the|a|an) [^.;,]{0,30}?${ENGLISH_GATHERING}`,
    "dgiu",
  ),
  pattern("\\bvenues? (?:of [^.;,]{1,40}? )?(?:was|is|will be) (?:the )?(?<venue>{place})", "dgiu"),
];

/** What stands between a venue and the verb, with what a name of a venue does not hold. */
const NAME = `(?:(?!${CHINESE_HELD}|[以由與和及至到向於在]){han}){0,16}?`;
const VENUE = `(?<venue>${NAME}(?:{place}|${PLACE_END}))`;

const CHINESE: readonly RegExp[] = [
  // 在里斯本舉行, 於里斯本市開幕
  pattern(
    `(?:在|於|假)(?<place>{city})(?:市|縣)?(?![^，。；]{0,8}(?:以外|之外))[^，。；、]{0,12}?${CHINESE_HELD}`,
  ),
  pattern(
    `(?:在|於|假)(?<place>\\p{Script=Han}{2,5}[市縣])(?![場府政民議立集區])[^，。；、]{0,8}?(?:舉行|舉辦|登場|揭幕|開幕|召開)`,
  ),
  // 在波多（Porto）的港灣酒店舉行: a city that no glossary knows
  pattern(`(?:在|於)(?<place>\\p{Script=Han}{2,6})（\\p{Lu}[^（）]{1,30}）[^，。；]{0,16}?${CHINESE_HELD}`),
  pattern(`(?:在|於)[^，。；（]{2,6}（[^（）]{1,30}）的?${VENUE}[^，。；、]{0,16}?${CHINESE_HELD}`),
  // 里斯本設分會場
  pattern("(?:在|於)(?<place>{city})(?:市|縣)?設[^，。；]{0,4}會場"),
  // 在里斯本港灣酒店以視訊方式開場
  pattern(
    `(?:在|於|假)${VENUE}(?!{han}{0,2}(?:外|旁|附近))(?:[^，。；、（]|（[^（）]{1,40}）){0,24}?${CHINESE_HELD}`,
  ),
  // 會場設於港灣酒店; 地點在里斯本的港灣酒店
  pattern(`(?:地點|會場|場地)(?:就?在|則?是|為|設在|設於|選在|選定|訂在|：)${VENUE}(?=[，。；、]|$)`),
];

/** Names with a capital that stand after "in" and are no places. */
const NO_PLACE =
  /^(?:Chinese|English|Japanese|Korean|Mandarin|German|French|Spanish|Asia|Europe|Taiwanese)$/u;

/** Guests are shown a place, or arrive there: nothing is held there. */
const SHOWN_ROUND =
  /\b(?:through|around|toured|tour of)\b|\b(?:arriv\w+|landed|stops?|stopped|called) (?:at|in) (?:the )?$/iu;
/** How far before the words for an event that may be said, in UTF-16 units. */
const REACH = 40;

/** Where an event takes place: its city or country, and the building or park. */
export function readPlaces(sentence: ReadSentence): Found[] {
  const patterns = sentence.article.language === "en" ? ENGLISH : CHINESE;
  return matchesOf(patterns, sentence.tagged).flatMap((match) => foundIn(match, sentence));
}

function foundIn(
  { start, groups: { place, venue } }: GroupMatch,
  { text, cityNames }: ReadSentence,
): Found[] {
  const found: Found[] = [];
  if (place !== undefined && !NO_PLACE.test(text.slice(place.start, place.end))) {
    found.push({ slot: "event.place", ...place });
  }
  if (venue !== undefined && !SHOWN_ROUND.test(text.slice(Math.max(0, start - REACH), venue.start))) {
    found.push({ slot: "event.venue", ...venue });
    const city = leadingCity(text.slice(venue.start, venue.end), venue, cityNames);
    if (city !== null) found.push({ slot: "event.place", ...city });
  }
  return found;
}

/** The city that a Chinese name of a venue begins with: 里斯本港灣酒店 is in 里斯本. */
function leadingCity(venue: string, { start }: BodySpan, cityNames: readonly string[]): BodySpan | null {
  const names = cityNames.filter((name) => name.length < venue.length && /\p{Script=Han}/u.test(name));
  const longest = names
    .filter((name) => venue.startsWith(name))
    .sort((a, b) => b.length - a.length)
    .at(0);
  return longest === undefined ? null : { start, end: start + longest.length };
}
