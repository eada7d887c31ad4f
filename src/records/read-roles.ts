import { type GroupMatch, matchesOf } from "./matches.ts";
import type { BodySpan } from "./record.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { sideOf } from "./sides.ts";
import { pattern } from "./tags.ts";

/** What an office is of: Lisbon's, of the Port Authority. */
const OF_WHAT =
  "(?:of|for|at|to|in) (?:the )?(?:{city}|{body}|{place}|{series}|{name}|\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+){0,3}|\\p{Ll}+(?: \\p{Ll}+)?(?=[,.;]))(?:['’]s (?:{body}|{place}|{name}|{city}))?(?: (?:of|in) (?:the )?(?:{city}|{name}|{body}))?";
/** What stands before an office: Lisbon's, the Portuguese, the incoming. */
const WHOSE =
  "(?:(?:{city}|{body})(?:['’]s)? |(?:the |its |their )?(?:(?:\\p{Lu}\\p{Ll}+|{name}) )?(?:new |incoming |outgoing |current |newly \\p{Ll}+ )?)?";

const ENGLISH: readonly RegExp[] = [
  // Lisbon Deputy Mayor Ana Reis; Port Authority Director Ana Reis; Mayor Ana Reis
  pattern("(?<role>(?:(?:{city}|{body}|{place})(?:['’]s)? )?{role}) (?<name>{who})"),
  // the Portuguese representative in Lisbon, Ana Reis; Lisbon's ambassador, Ana Reis
  pattern(
    `(?<role>(?:(?:{city}|{body}|{name}|the \\p{Ll}+)['’]s {role}|{role} ${OF_WHAT})), (?<name>{who})(?={aka}(?:,|[.;)]| and | was | is | paid | gave | said |$))`,
  ),
  // Mayors Ana Reis (…) of Lisbon, Lo Mei-yun of Lianhu and Rui Moreira of Porto
  pattern(`(?<offices>{role}) {who}{aka}(?: of {where})?,? and (?<name>{who})(?!,? (?:the )?{role})`),
  pattern(
    `(?<offices>{role}) (?:{who}{aka}(?: of {where})?, ){1,4}(?<name>{who})(?={aka}(?: of {where})?(?:,| and ))`,
  ),
  pattern(
    `(?<offices>{role}) {who}{aka}(?: of {where})?(?:, {who}{aka}(?: of {where})?){1,4},? and (?<name>{who})`,
  ),
  // Ana Reis, Director of the Port Authority; Ana Reis, the mayor of Lisbon
  pattern(
    `(?<name>{who}){aka}, (?:the |then |a |who (?:is|was) (?:the )?)?${WHOSE}(?<office>(?:(?:{city}|{body})(?:['’]s)? )?{role}(?: ${OF_WHAT})?)(?={aka}(?:[,.;)]| and | who | was | is | {date}| at | from | since | until | met | said |$))`,
  ),
  // Ana Reis of Lisbon, its mayor; Ana Reis (mayor of Lisbon)
  pattern(`(?<name>{who}) [（(](?:the )?(?<office>(?:{city} )?{role}(?: ${OF_WHAT})?)[)）]`),
  // Ana Reis is the mayor of Lisbon; Ana Reis, who has been mayor since 2019; Ana Reis served as mayor
  pattern(
    `(?<name>{who}){aka},? (?:who )?(?:is|was|became|has been|had been|serves as|served as|took office as) (?:the |its |then )?${WHOSE}(?<office>{role}(?: ${OF_WHAT})?)(?= |[,.;]|$)`,
  ),
  // presents Ana Reis as Commissioner of the Port Office
  pattern(`(?<name>{who}){aka} as (?:the |its )?(?<office>{role} ${OF_WHAT})`),
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
  // 里斯本市長為王大明; 里斯本市長由王大明擔任
  pattern(`(?<role>${OFFICE_OF}{role})[為是由](?<name>{person})`),
  // 王大明（里斯本市長）; 王大明是里斯本市長; 王大明擔任港務局長
  pattern(`(?<name>{person})[（(](?<role>${OFFICE_OF}{role})[)）]`),
  pattern(
    `(?<name>{person}){aka}(?:是|為|曾任|擔任|出任|接任|就任)(?<role>(?:{city}(?:市|縣)?)?(?:(?![的是為]){han}){0,10}?{role})(?=[，。；、]|$)`,
  ),
  // 王大明市長
  pattern("(?<!{role})(?<name>{person}){aka}(?<role>{role})(?!{person})"),
];

/** Offices in the plural stand for one of each person. */
const PLURAL =
  /^((?:deputy |vice |former |acting )*(?:mayor|governor|minister|president|director|councill?or|commissioner|representative|ambassador|senator|legislator|lawmaker|council ?member))s/iu;

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
