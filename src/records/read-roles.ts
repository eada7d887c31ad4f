import { type GroupMatch, matchesOf } from "./matches.ts";
import type { BodySpan } from "./record.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { sideOf } from "./sides.ts";
import { pattern } from "./tags.ts";

/** What an office is of: Lisbon's, of the Port Authority. */
const OF_WHAT =
  "(?:of|for|at) (?:the )?(?:{city}|{body}|{place}|{series}|{name})(?: (?:of|in) (?:the )?(?:{city}|{name}|{body}))?";

const ENGLISH: readonly RegExp[] = [
  // Lisbon Deputy Mayor Ana Reis; Port Authority Director Ana Reis; Mayor Ana Reis
  pattern("(?<role>(?:(?:{city}|{body})(?:['’]s)? )?{role}) (?<name>{who})"),
  // Mayors Ana Reis (…) of Lisbon and Rui Moreira of Porto
  pattern("(?<offices>{role}) {who}{aka}(?: of {where})?,? and (?<name>{who})(?!,? (?:the )?{role})"),
  // Ana Reis, Director of the Port Authority; Ana Reis, the mayor of Lisbon
  pattern(
    `(?<name>{who}){aka}, (?:the |then |who (?:is|was) )?(?<office>(?:{city} )?{role}(?: ${OF_WHAT})?)(?=[,.;)]| and | who | was | is |$)`,
  ),
  // Ana Reis and Rui Moreira, the mayors of Lisbon and Porto
  pattern("(?<name>{who}){aka} and {who}{aka}, the (?<offices>{role} of {city}) and {city}"),
  pattern("{who}{aka} and (?<name>{who}){aka}, the (?<offices>{role}) of {city} and (?<of>{city})"),
  // Ana Reis had been confirmed as mayor
  pattern(
    "(?<name>{who}){aka}[^.;]{0,60}? (?:confirmed|elected|appointed|named|sworn in) as (?:the )?(?<role>{role})",
    "dgu",
  ),
];

/** Between a city and an office no other word for a city, a verb or a particle: 里斯本市港務局長, not 里斯本與市長. */
const OFFICE_OF =
  "(?:(?:{city}|{body})(?:市|縣)?(?:(?![與和及的在於由向對赴訪率是為同兩])\\p{Script=Han}){0,8}|(?<=^|[，。、：；])(?:(?![與和及的在於由向對赴訪率是為同兩當時有])\\p{Script=Han}){1,5})?";

const CHINESE: readonly RegExp[] = [
  // 里斯本市副市長王大明, 里斯本市港務局長王大明
  pattern(`(?<role>${OFFICE_OF}{role})(?<name>{who})`),
  // 王大明市長
  pattern("(?<!{role})(?<name>{person}){aka}(?<role>{role})(?!{person})"),
];

/** Offices in the plural stand for one of each person. */
const PLURAL =
  /^((?:deputy |vice |former |acting )*(?:mayor|governor|minister|president|director|councill?or|commissioner|representative|ambassador))s/iu;

/** Who holds which office, for names with the office right beside them. */
export function readRoles(sentence: ReadSentence): Found[] {
  const patterns = sentence.article.language === "en" ? ENGLISH : CHINESE;
  return matchesOf(patterns, sentence.tagged).flatMap((match) => foundIn(match, sentence));
}

function foundIn({ groups }: GroupMatch, sentence: ReadSentence): Found[] {
  const { name, of } = groups;
  const role = groups["role"] ?? groups["office"] ?? groups["offices"];
  if (name === undefined || role === undefined) return [];
  const { text, article } = sentence;
  // What is said of one person is in the singular, of two in the plural: "Deputy Mayor Ana Reis and Rui Moreira".
  const isPlural = PLURAL.test(text.slice(role.start, role.end));
  if (isPlural ? groups["office"] !== undefined : groups["offices"] !== undefined) return [];
  const holder = text.slice(name.start, name.end);
  if (isShort(holder) && isPartOfLonger(holder, article.body)) return [];
  const office = text.slice(role.start, role.end).replace(PLURAL, "$1");
  const value = `${holder} = ${office}${of === undefined ? "" : ` of ${text.slice(of.start, of.end)}`}`;
  const span = around(name, role);
  return [{ slot: "person.role", ...span, value, side: sideOf(name, sentence), isPlan: false }];
}

function isShort(name: string): boolean {
  return /^\p{Script=Latin}/u.test(name) && !/\s/u.test(name);
}

/** A family name alone says less than the whole name that the article has as well. */
function isPartOfLonger(name: string, body: string): boolean {
  return (
    body.includes(`${name} `) &&
    new RegExp(`${name}[ -]\\p{Lu}|\\p{Lu}[\\p{L}'’-]+ ${name}(?!\\p{L})`, "u").test(withoutTitles(body))
  );
}

function withoutTitles(body: string): string {
  return body.replace(
    /(?:Mayor|Minister|Governor|Director|President|Ambassador|Speaker|Commissioner|Chairman) /gu,
    "",
  );
}

/** From the first of two spans to the end of the last. */
function around(a: BodySpan, b: BodySpan): BodySpan {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
