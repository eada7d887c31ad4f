import { PLACE_END } from "./chinese-places.ts";
import { type GroupMatch, matchesOf } from "./matches.ts";
import type { BodySpan } from "./record.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

const HELD =
  "(?:held|hosted|staged|took place|takes? place|taking place|opened|opens|open|began|begins|starts|started|kicked off|convened|inaugurated|concluded|closed|ended|launched)";
const GATHERING =
  "(?:{series}|forum|summit|festival|conference|congress|games|championships?|tournament|expo|exhibition|marathon|race|meeting|ceremony|banquet|dinner|lunch|reception|seminar|workshop)";

const ENGLISH: readonly RegExp[] = [
  // was held in Lisbon on 3 May; opened in Lisbon
  pattern(
    `\\b${HELD}\\b[^.;,]{0,90}?\\bin (?:the (?:city|town) of )?(?<place>{where})(?! (?:time|the))`,
    "dgiu",
  ),
  // at the hotel in Alfama, Lisbon
  pattern(`\\b${HELD}\\b[^.;]{0,80}?\\bin {where}, (?<place>{city})`, "dgiu"),
  // the 2018 forum in Lisbon
  pattern(`\\b${GATHERING}(?: of {date})? in (?<place>{city})`, "dgiu"),
  // to go to Lisbon for the 2018 forum
  pattern(
    `\\b(?:go|goes|going|went|travel\\p{Ll}*|came|come) to (?<place>{city}) for the (?:{date} )?${GATHERING}`,
    "dgiu",
  ),
  // with a sub-venue in Sintra
  pattern("\\b(?:sub-?|branch |second )venues? in (?<place>{where})", "dgiu"),
  // opened the forum at the Hotel Tejo; a press conference on 3 May at the Hotel Tejo; was presented in Tejo Hall
  pattern(
    `\\b(?:${HELD}|${GATHERING}|press conference|event|met|signed|presented|welcomed|hosted|received)\\b[^.;]{0,80}?\\b(?:at|in) (?:the |its )?(?:hotel |city's )?(?<venue>{place})`,
    "dgiu",
  ),
  // held at the hotel 港灣酒店
  pattern("\\bat the (?:hotel|hall|center|centre) (?<venue>[\\p{Script=Han}]{2,16})", "dgiu"),
  // The Hotel Tejo was the venue of the banquet
  pattern("(?<venue>{place}) (?:was|is|will be|served as) the (?:venue|site|scene|setting)\\b", "dgiu"),
  pattern("\\bvenues? (?:of [^.;,]{1,40}? )?(?:was|is|will be) (?:the )?(?<venue>{place})", "dgiu"),
];

const HELD_CHINESE =
  "(?:舉行|舉辦|登場|揭幕|開幕|開場|召開|開議|開跑|開賽|展開|落幕|閉幕|進行|揭牌|簽署|簽約|簽訂|簽下|設宴|主辦|辦理|出席|參加|與會|會面|會見|會晤|接見|迎接|演出|展出|開展|會談)";
/** What stands between a venue and the verb, with what a name of a venue does not hold. */
const NAME = `(?:(?!${HELD_CHINESE}|[以由與和及至到向]){han}){0,16}`;

const CHINESE: readonly RegExp[] = [
  // 在里斯本舉行, 於里斯本市開幕
  pattern(
    `(?:在|於|假)(?<place>{city})(?:市|縣)?(?![^，。；]{0,8}(?:以外|之外))[^，。；、]{0,12}?${HELD_CHINESE}`,
  ),
  pattern(
    `(?:在|於|假)(?<place>\\p{Script=Han}{2,5}[市縣])(?![場府政民議立集區])[^，。；、]{0,8}?(?:舉行|舉辦|登場|揭幕|開幕|召開)`,
  ),
  // 里斯本設分會場
  pattern("(?:在|於)(?<place>{city})(?:市|縣)?設[^，。；]{0,4}會場"),
  // 在里斯本港灣酒店以視訊方式開場
  pattern(
    `(?:在|於|假)(?<venue>(?:{city}(?:市|縣)?的?)?{place}|${NAME}${PLACE_END})[^，。；、]{0,16}?${HELD_CHINESE}`,
  ),
  pattern(
    `(?:地點|會場|場地)(?:就?在|是|為|設在|選在|：)(?<venue>{place}|${NAME}${PLACE_END})(?=[，。；、]|$)`,
  ),
];

/** Names with a capital that stand after "in" and are no places. */
const NO_PLACE =
  /^(?:Chinese|English|Japanese|Korean|Mandarin|German|French|Spanish|Asia|Europe|Taiwanese)$/u;

/** Guests are shown a place: nothing is held there. */
const SHOWN_ROUND = /\b(?:through|around|toured|tour of)\b/iu;
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
