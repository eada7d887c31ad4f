import { documentKind } from "./document-words.ts";
import { matchesOf } from "./matches.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

const PARTY = "(?:{city}|{body})";
const DOCUMENT = "(?:memorand|MOU|agreement|accord|pact|charter|letters? of intent|declaration|document)";

const ENGLISH: readonly RegExp[] = [
  // Lisbon and Porto signed; Lisbon and Porto, Portugal, signed; for Lisbon and Porto to sign
  pattern(
    `(?<![a-z] of )(?<a>${PARTY}) and (?<b>${PARTY})(?:, {city},)?(?: (?:had|have|has|also|then|will|to|are|were))* (?:sign|signed|concluded|agreed on|inked|renewed)\\b`,
    "dgu",
  ),
  // Lisbon and Porto in Portugal became friendship cities by signing; a memorandum was signed with the Port Office
  pattern(`(?<! of )(?<a>${PARTY}) and (?<b>${PARTY})[^.;,]{0,60}? by signing\\b`, "dgu"),
  pattern(`\\b${DOCUMENT}\\w* (?:was|were) signed with (?:the )?(?<a>${PARTY})`, "dgiu"),
  // a memorandum between Lisbon and Porto
  pattern(`\\b${DOCUMENT}\\w*[^.;,]{0,40}? between (?<a>${PARTY}) and (?<b>${PARTY})`, "dgiu"),
  // a friendship charter with Porto
  pattern(`\\b(?!document)${DOCUMENT}\\w*(?: of \\p{Ll}+)?(?: \\p{Ll}+){0,4} with (?<a>${PARTY})`, "dgiu"),
  // four agreements of Lisbon with other cities
  pattern(`\\b${DOCUMENT}\\w* of (?<a>{city}) with\\b`, "dgiu"),
  // Porto signed a memorandum with Lisbon
  pattern(`(?<a>${PARTY}) signed (?:a|an|the|{number}) [^.;]{0,60}? with (?:the )?(?<b>${PARTY})`, "dgu"),
  // Faro, Braga and Porto had signed with Lisbon
  pattern(`(?<a>{city})(?: in {city})?,(?= [^.;]{0,120} signed with {city})`, "dgu"),
  pattern(`(?<a>{city}) and (?<b>{city}) had signed with (?<c>{city})`, "dgu"),
];

const CHINESE: readonly RegExp[] = [
  // 里斯本市與波多簽署
  pattern(
    `(?<a>${PARTY})(?:市|縣)?[與和及跟、](?:{city}(?={city}))?(?<b>${PARTY})(?:市|縣)?(?:的(?:協定|協議|備忘錄))?(?:[於在]{date}(?:的?[^，。；、的]{0,10}?上)?)?[^，。；、的]{0,14}?(?:簽(?!的)|締結.{0,8}(?:協議|協定))`,
  ),
  // 簽署…與波多; 與波多簽署備忘錄
  pattern(`[與和跟](?<a>${PARTY})(?:市|縣)?(?:[於在]{date})?(?:共同|也|已|並)?簽(?!的)`),
  pattern(`與(?<a>${PARTY})(?:市|縣)?簽的是`),
];

const CALLED_OFF = /called off|cancel|terminat|取消|終止|解除/iu;

/** Cities and institutions that conclude a document. */
export function readParties({ tagged, text, article }: ReadSentence): Found[] {
  const isEnglish = article.language === "en";
  if (!/簽|締結|sign|agree|conclud|memorand|charter|pact/iu.test(text)) return [];
  if (documentKind(article.body) === null || CALLED_OFF.test(text)) return [];
  return matchesOf(isEnglish ? ENGLISH : CHINESE, tagged).flatMap(({ groups: { a, b, c } }) =>
    [a, b, c].flatMap((party): Found[] =>
      party === undefined ? [] : [{ slot: "document.party", ...party }],
    ),
  );
}
