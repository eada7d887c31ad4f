import { isoOf } from "./days.ts";
import { type GroupMatch, matchesOf } from "./matches.ts";
import type { BodySpan } from "./record.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

const KIND = "(?<kind>sister|twin|partner|friendship|friendly|friend)";
const TIE = `${KIND}[- ](?:city|cities|county|town)`;
const KIND_CHINESE = "(?<kind>姊妹|姐妹|友誼|友好|夥伴|伙伴)(?:市郡|城市|市|關係)";

/** A relation that a sentence says begins or is agreed; its date is the one the relation is of. */
const FOUNDING: readonly RegExp[] = [
  // Faro has been a partner city of Lisbon since 2006; Faro became a sister city of Lisbon
  pattern(
    `(?<a>{city}) (?:has been|became|becomes|was made) (?:a |the \\p{L}+ |\\w+ )?${TIE} (?:of|with|to) (?<b>{city})`,
    "dgiu",
  ),
  // Lisbon and Porto became sister cities; have been sister cities since; signed a sister city agreement
  pattern(
    `(?<a>{city}) and (?<b>{city})[^.;]{0,40}? (?:became|become|have been|signed|sign|concluded|established|formed|agreed)[^.;]{0,24}? ${TIE}(?! exchanges)`,
    "dgiu",
  ),
  // an agreement making Lisbon and Porto sister cities; Faro, which became a sister city of Lisbon
  pattern(`(?:making|makes|made) (?<a>{city}) and (?<b>{city}) ${TIE}`, "dgiu"),
  pattern(
    `(?<a>{city}),? which (?:has been|became|becomes) (?:a |the \\p{L}+ )?${TIE} (?:of|with|to) (?<b>{city})`,
    "dgiu",
  ),
  // agreements of Lisbon with other cities: a friendship charter with Perth in 1999
  pattern(
    `(?<kind>sister|twin|partner|friendship|friendly)(?:[- ]city)? (?:charter|agreement|pact|memorandum|accord|treaty) with (?<b>{city})`,
    "dgiu",
  ),
  pattern(
    `(?<kind>memorandum) (?:promoting|on|of) (?:friendly |friendship )?(?:cooperation|exchanges?) with (?<b>{city})`,
    "dgiu",
  ),
  // for Lisbon and Porto to sign a memorandum; Lisbon and Porto agreed on friendly city exchanges in a memorandum
  pattern(
    "(?<! of )(?<a>{city}) and (?<b>{city})(?:, {city},)? (?:to sign|signed|have signed|had signed|concluded) an? (?<kind>memorandum)(?: of understanding)?(?! on| of| concerning| about|s)",
    "dgiu",
  ),
  pattern(
    "(?<! of )(?<a>{city}|{body}) and (?<b>{city})(?:, {city},)? (?:to sign|signed) an? (?<kind>memorandum)(?: of understanding)?(?=[.,;]|$)",
    "dgiu",
  ),
  pattern(
    "(?<a>{city}) and (?<b>{city}) agreed on (?:friendly|friendship|sister) city exchanges in a (?<kind>memorandum)",
    "dgiu",
  ),
  // 里斯本與波多結為姊妹市; 里斯本與波多簽署備忘錄，建立友誼市關係
  pattern(
    `(?<a>{city})(?:市|縣)?[與和跟](?:{city}(?={city}))?(?<b>{city})(?:市|縣)?[^。；]{0,24}?(?:締結|結為|結成|建立|成為|簽署|簽訂|締盟)[^。；]{0,8}?${KIND_CHINESE}`,
  ),
  pattern(
    `[與和跟](?<b>{city})(?:市|縣)?(?:市長{person}{aka})?(?:的|締結|結為|建立|簽署|簽訂|成為)(?:為)?${KIND_CHINESE}`,
  ),
  pattern(`[與和跟](?<b>{city})(?:市|縣)?{role}{person}{aka}(?:締結|簽署|簽訂)${KIND_CHINESE}`),
  // 1999年與波多簽的是友誼憲章
  pattern("與(?<b>{city})(?:市|縣)?簽的是(?<kind>姊妹|姐妹|友誼|友好|夥伴)(?:市|城市)?(?:憲章|協議|協定)"),
];

/** A relation that a sentence takes as known. */
const STANDING: readonly RegExp[] = [
  // Porto, Lisbon's sister city; Porto as Lisbon's 50th sister city
  pattern(`(?<b>{city}),? (?:as )?(?<a>{city})['’]s (?:[\\p{Ll}\\d]+ )?${TIE}`, "dgiu"),
  // Lisbon's sister city Porto; Porto, a sister city of Lisbon; Porto is a sister city of Lisbon
  pattern(`(?<a>{city})['’]s (?:\\p{Ll}+ )?${TIE},? (?<b>{city})`, "dgiu"),
  pattern(
    `(?<b>{city})(?:,| is| was) (?:a |the \\p{L}+ |one of the )?${TIE}(?: of|,? to) (?<a>{city})`,
    "dgiu",
  ),
  pattern(`${TIE} (?:ties|relations|relationship) between (?<a>{city}) and (?<b>{city})`, "dgiu"),
  // 里斯本與波多這兩個姊妹市; 里斯本的姊妹市波多
  pattern(
    `(?<a>{city})(?:市|縣)?[與和跟](?<b>{city})(?:市|縣)?(?:這兩個|這對|是|為|互為|當時已締結|已締結|已是)${KIND_CHINESE}`,
  ),
  pattern(`(?<a>{city})(?:市|縣)?的${KIND_CHINESE}(?<b>{city})`),
];

/** What relations are called by the words for them. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/sister|twin|[姊姐]妹/iu, "sister"],
  [/partner|[夥伙]伴/iu, "partner"],
  [/friend|友/iu, "friendship"],
  [/memorandum/iu, "memorandum"],
];

/** 48 sister cities, 第50個姊妹市; the 10th anniversary of the ties; 締結姊妹市23年, 滿10週年. */
const COUNTS: readonly RegExp[] = [
  pattern(`(?<count>{number} (?:sister|partner|friendship|friendly)[- ](?:cities|counties))`, "dgiu"),
  pattern(
    "(?<count>(?:\\d+(?:st|nd|rd|th)|\\p{L}+(?:th|first|second|third)) (?:sister|partner|friendship) city)",
    "dgiu",
  ),
  pattern(
    "(?<count>(?:\\d+(?:st|nd|rd|th)|\\p{L}+(?:th|ieth)) anniversary) of (?:the |their |{city}['’]s )?(?:sister|partner|friendship|ties|relations)",
    "dgiu",
  ),
  pattern(
    "(?:sister|partner|friendship)[- ]cit(?:y|ies)[^.;]{0,30}? for (?:over |more than |about |nearly )?(?<count>{number} years)",
    "dgiu",
  ),
  pattern("(?<![這此])(?<count>第?(?:{number}|\\d+)\\s?個(?:姊妹|姐妹|友誼|友好|夥伴)(?:城市|市))"),
  pattern(
    "(?:姊妹|姐妹|友誼|友好|夥伴)(?:城市|市|關係)(?:的情誼|已|滿|屆滿|達|有|超過)*(?<count>{number}\\s?(?:週年|周年|年))",
  ),
  pattern("(?:情誼|締盟|結盟|結緣)[^，。；]{0,8}?(?:滿|屆滿|達)(?<count>{number}\\s?(?:週年|周年|年))"),
];

/** Which cities are tied to each other, how, since when, and how many ties there are. */
export function readRelations(sentence: ReadSentence): Found[] {
  const { tagged, text } = sentence;
  if (!/sister|twin|partner|friend|memorandum|[姊姐]妹|友誼|友好|[夥伙]伴/iu.test(text)) return [];
  if (/propos|suggest|提議|建議|希望/iu.test(text)) return [];
  const founded = matchesOf(FOUNDING, tagged).flatMap((match) => [
    ...relationIn(match, sentence),
    ...sinceIn(match, sentence),
  ]);
  const standing = matchesOf(STANDING, tagged).flatMap((match) => relationIn(match, sentence));
  const counts = matchesOf(COUNTS, tagged).flatMap(({ groups: { count } }): Found[] =>
    count === undefined ? [] : [{ slot: "relation.count", ...count }],
  );
  return [...founded, ...standing, ...counts];
}

function relationIn(match: GroupMatch, sentence: ReadSentence): Found[] {
  const { a, b, kind } = match.groups;
  if (b === undefined || kind === undefined) return [];
  const { text } = sentence;
  const other = a === undefined ? homeCity(b, sentence) : cityIn(text.slice(a.start, a.end), sentence);
  const one = cityIn(text.slice(b.start, b.end), sentence);
  const name = KINDS.find(([words]) => words.test(text.slice(kind.start, kind.end)))?.[1];
  if (other === null || one === null || other === one || name === undefined) return [];
  const start = Math.min(b.start, kind.start);
  return [
    { slot: "relation.kind", start, end: Math.max(b.end, kind.end), value: `${other} + ${one} = ${name}` },
  ];
}

/** The city whose relations a sentence lists: the first one that it names, or the one of its council or government. */
function homeCity(b: BodySpan, sentence: ReadSentence): string | null {
  const [first] = matchesOf([pattern("(?<home>{city}|{body})")], sentence.tagged.slice(0, b.start));
  const home = first?.groups["home"];
  return home === undefined ? null : cityIn(sentence.text.slice(home.start, home.end), sentence);
}

/** The city of a name: 里斯本 of 里斯本市 and of 里斯本市議會, Lisbon of Lisbon City Government. */
function cityIn(name: string, { cityNames }: ReadSentence): string | null {
  const city = cityNames
    .filter((one) => name.startsWith(one))
    .sort((x, y) => y.length - x.length)
    .at(0);
  if (city === undefined) return /政府|議會|Government|Council/u.test(name) ? null : name;
  return /^\p{Script=Han}{3,}市$/u.test(city) && cityNames.includes(city.slice(0, -1))
    ? city.slice(0, -1)
    : city;
}

/** When a relation began: the date right before it, the next one behind it, or the sentence's only one. */
function sinceIn({ start: begin, end }: GroupMatch, { dates, text }: ReadSentence): Found[] {
  // A council that agrees to a relation does not begin it.
  if (NOT_YET.test(text) || !BEGINS.test(text)) return [];
  const date =
    dates.find((one) => one.end === begin) ??
    dates.find(({ start }) => start >= end && start - end < REACH) ??
    (dates.length === 1 ? dates[0] : undefined);
  if (date?.year == null || /\b(?:for|of) $/u.test(text.slice(0, date.start))) return [];
  const value = isoOf({ year: date.year, month: date.month, day: date.day });
  return [{ slot: "relation.since", start: date.start, end: date.end, value }];
}

const NOT_YET = /\b(?:approved|council|passed)\b|通過|同意|審議|會見|將在|慶祝|紀念|anniversary|marked/iu;
const BEGINS =
  /\b(?:became|become|since|sign\w*|agreed|established|concluded|charter|agreement|memorandum)\b|締結|結為|結成|締盟|簽|建立|成為/iu;

/** How far behind a relation its date may stand, in UTF-16 units. */
const REACH = 16;
