import { documentKind } from "./document-words.ts";
import { matchesOf } from "./matches.ts";
import type { BodySpan } from "./record.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

const PARTY = "(?:{city}|{body})";
const DOCUMENT =
  "(?:memorandums?|memoranda|MOUs?|agreements?|accords?|pacts?|charters?|letters? of intent|declarations?|joint statements?|documents?)";
const SIGNED =
  "(?:sign|signs|signed|signing|concluded|conclude|agreed on|inked|renewed|initialled|sealed|exchanged|entered into|issued|adopted)";
/** One city after another: Faro, Braga and Porto; Faro in the Algarve. */
const LIST = "(?<list>{city}(?: in {city})?(?:(?:, and |, | and ){city}(?: in {city})?)+)";

const ENGLISH: readonly RegExp[] = [
  // Lisbon and Porto signed; Lisbon and Porto, Portugal, signed; for Lisbon and Porto to sign
  pattern(
    `(?<![a-z] of )(?<a>${PARTY}) and (?:the (?:\\p{L}+ )?(?:city|town) of )?(?<b>${PARTY}|{name})(?:, {city},)?(?: (?:had|have|has|also|then|will|to|are|were|jointly|formally))* ${SIGNED}\\b`,
    "dgu",
  ),
  // Lisbon and Porto in Portugal became friendship cities by signing; a memorandum was signed with the Port Office
  pattern(`(?<! of )(?<a>${PARTY}) and (?<b>${PARTY})[^.;,]{0,60}? by signing\\b`, "dgu"),
  pattern(
    `\\b${DOCUMENT}(?: of \\p{L}+)?(?: on [^.;,]{1,40}?)? (?:was|were|has been|had been) ${SIGNED} (?:with|between) (?:the )?(?<a>${PARTY})(?: and (?:the )?(?<b>${PARTY}))?`,
    "dgiu",
  ),
  // a memorandum was signed by Lisbon and Porto
  pattern(`\\b${SIGNED} by (?:the )?(?<a>${PARTY}) and (?:the )?(?<b>${PARTY})`, "dgu"),
  // a memorandum between Lisbon and Porto; the talks between Lisbon and Porto led to the signing of two memorandums
  pattern(`\\b${DOCUMENT}[^.;,]{0,40}? between (?:the )?(?<a>${PARTY}) and (?:the )?(?<b>${PARTY})`, "dgiu"),
  pattern(
    `\\bbetween (?<a>{city}) and (?<b>{city}) [^.;]{0,40}?\\b(?:signing|signed|conclusion)\\b[^.;]{0,30}?${DOCUMENT}`,
    "dgiu",
  ),
  // a friendship charter with Porto
  pattern(
    `\\b(?!document)${DOCUMENT}(?: of \\p{L}+)?(?: \\p{Ll}+){0,4} with (?:the )?(?<a>${PARTY})`,
    "dgiu",
  ),
  // four agreements of Lisbon with other cities; Lisbon's agreement with Porto
  pattern(`\\b${DOCUMENT} of (?<a>{city}) with\\b`, "dgiu"),
  pattern(`(?<a>{city})['’]s (?:\\p{Ll}+ ){0,3}${DOCUMENT}(?: of \\p{L}+)? with\\b`, "dgu"),
  // Porto signed a memorandum with Lisbon
  pattern(
    `(?<a>${PARTY})(?: (?:also|then|has|had|formally))* ${SIGNED} (?:a|an|the|its|{number}) [^.;]{0,60}? with (?:the )?(?:(?:city|town) of )?(?<b>${PARTY})`,
    "dgu",
  ),
  // Faro, Braga and Porto had signed with Lisbon
  pattern(`${LIST} (?:had |have )?(?:all )?signed with (?<a>{city})`, "dgu"),
];

const LIST_CHINESE = "(?<list>{city}{city}?(?:市|縣)?(?:(?:、|以及|及|和|與){city}{city}?(?:市|縣)?)+)";
const CHINESE: readonly RegExp[] = [
  // 里斯本市與波多簽署
  pattern(
    `(?<a>${PARTY})(?:市|縣)?[與和及跟、](?:{city}(?={city}))?(?<b>${PARTY})(?:市|縣)?(?:的(?:協定|協議|備忘錄))?(?:[於在]{date}(?:的?[^，。；、的]{0,10}?上)?)?[^，。；、的]{0,14}?(?:簽(?!的)|締結.{0,8}(?:協議|協定))`,
  ),
  // 與波多、法魯和布拉加簽署; 與波多簽署備忘錄
  pattern(`[與和跟]${LIST_CHINESE}(?:[於在]{date})?(?:共同|也|已|並|都|均)*簽(?!的)`),
  pattern(
    `[與和跟](?:{city}(?={city}))?(?<a>${PARTY})(?:市|縣)?(?:[於在]{date})?(?:共同|也|已|並|正式)*簽(?!的)`,
  ),
  pattern(`與(?<a>${PARTY})(?:市|縣)?簽的是`),
  // 里斯本與波多的備忘錄
  pattern(`(?<a>{city})(?:市|縣)?[與和](?<b>{city})(?:市|縣)?的?(?:合作|交流)*(?:備忘錄|協議|協定)`),
];

/** Not the country or state that a city is in. */
const CITY = pattern("(?<!\\bin )(?<city>{city})");
const CALLED_OFF = /called off|cancel|terminat|取消|終止|解除/iu;

/** Cities and institutions that conclude a document. */
export function readParties({ tagged, text, article }: ReadSentence): Found[] {
  const isEnglish = article.language === "en";
  if (!/簽|締結|備忘錄|協議|協定|sign|agree|conclud|memorand|charter|pact|accord|MOU/iu.test(text)) return [];
  if (documentKind(article.body) === null || CALLED_OFF.test(text)) return [];
  return matchesOf(isEnglish ? ENGLISH : CHINESE, tagged).flatMap(({ groups: { a, b, list } }) =>
    [a, b, ...(list === undefined ? [] : citiesIn(list, tagged))].flatMap((party): Found[] =>
      party === undefined ? [] : [{ slot: "document.party", ...party }],
    ),
  );
}

function citiesIn({ start, end }: BodySpan, tagged: string): BodySpan[] {
  return matchesOf([CITY], tagged.slice(start, end)).flatMap(({ groups: { city } }) =>
    city === undefined ? [] : [{ start: start + city.start, end: start + city.end }],
  );
}
