import { isCountry } from "../language/country-names.ts";
import { type GroupMatch, matchesOf } from "./matches.ts";
import type { BodySpan } from "./record.ts";
import { sinceIn } from "./relation-dates.ts";
import type { Found, ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";
import { assertsTie, isDenied } from "./tie-denials.ts";
import { FOUNDING, STANDING, TIE_COUNTS } from "./tie-patterns.ts";
import { tieKind } from "./ties.ts";

/** A tie that is only wished for or proposed. */
const NOT_A_TIE = /propos|suggest|提議|建議|希望/iu;
const MORE_THAN_TWO = /[3-9三四五六七八九十多]|\b(?:three|four|five|six|seven|several)\b/iu;
/** A tie that is decided on, or meant, and not yet concluded. */
const DECIDED =
  /\b(?:approved?|approves|voted|intends?|intent|plans? to|is to be|are to be|discuss\w*|becoming|explore|agreed to)\b|審議|擬與|有意|表決|意向/iu;
/** Says that a tie has come about, whatever was decided before. */
const CONCLUDED = /\b(?:became|have been|has been|were twinned|was signed|were signed)\b|締結為?|結為/iu;
const HAS_TIE = /sister|twin|partner|friend|memorandum|[姊姐]妹|友誼|友好|[夥伙]伴|備忘錄/iu;
const CITY = pattern("(?<!\\bof )(?<city>{where})");

/**
 * Which cities are tied to each other, how, since when, and how many ties there are. A tie that is taken as known stands
 * whatever is denied beside it: "did not visit our sister city Porto".
 */
export function readRelations(sentence: ReadSentence): Found[] {
  const { tagged, text, plain } = sentence;
  if (!HAS_TIE.test(text) || NOT_A_TIE.test(text)) return [];
  const founded = matchesOf(FOUNDING, tagged)
    .filter((match) => !isDenied(match, plain))
    .flatMap((match) => {
      const relations = relationsIn(match, sentence);
      return relations.length === 0 ? [] : [...relations, ...sinceIn(match, sentence)];
    })
    .map((found) => (isOnlyDecided(plain) ? { ...found, isPlan: true } : found));
  const standing = matchesOf(STANDING, tagged)
    .filter((match) => !assertsTie(match, plain) || !isDenied(match, plain))
    .flatMap((match) => [...relationsIn(match, sentence), ...standingIn(match, sentence)]);
  const counts = matchesOf(TIE_COUNTS, tagged).flatMap(({ groups: { count, cities } }): Found[] => {
    if (count === undefined) return [];
    const value = [count, ...(cities === undefined ? [] : [cities])].map(({ start, end }) =>
      text.slice(start, end),
    );
    return [{ slot: "relation.count", ...count, value: value.join(" ") }];
  });
  return [...withoutMeans([...founded, ...standing]), ...counts];
}

function isOnlyDecided(text: string): boolean {
  return DECIDED.test(text) && !CONCLUDED.test(text);
}

/** A memorandum by which two cities become sisters is no tie of its own. */
function withoutMeans(found: readonly Found[]): readonly Found[] {
  const pairs = found.flatMap(({ value }) => (value === undefined ? [] : [value.split(" = ")]));
  return found.filter(({ value }) => {
    const [pair, kind] = value?.split(" = ") ?? [];
    return kind !== "memorandum" || !pairs.some(([other, tie]) => other === pair && tie !== "memorandum");
  });
}

function relationsIn({ groups: { a, b, list, kind, pair } }: GroupMatch, sentence: ReadSentence): Found[] {
  if (kind === undefined) return [];
  if (pair !== undefined) return relationOfPair(pair, kind, sentence);
  const others = list === undefined ? [b] : citiesIn(list, sentence.tagged);
  return others.flatMap((other) => (other === undefined ? [] : relationIn(a, other, kind, sentence)));
}

/** The relation of the two cities that an article is about: "the two cities became sister cities". */
function relationOfPair(pair: BodySpan, kind: BodySpan, sentence: ReadSentence): Found[] {
  const { text, homeCity: own, otherCity } = sentence;
  const name = tieKind(text.slice(kind.start, kind.end));
  if (own === null || otherCity === null || name === undefined) return [];
  if (MORE_THAN_TWO.test(text.slice(pair.start, pair.end)) || namesThird(sentence)) return [];
  const start = Math.min(pair.start, kind.start);
  return [
    {
      slot: "relation.kind",
      start,
      end: Math.max(pair.end, kind.end),
      value: `${own} + ${otherCity} = ${name}`,
    },
  ];
}

/** Whether the sentence, or the one before it, names a city that the article is not about: the two may be others. */
function namesThird({ tagged, text, before, thirdCities }: ReadSentence): boolean {
  const named = citiesIn({ start: 0, end: tagged.length }, tagged).map(({ start, end }) =>
    text.slice(start, end),
  );
  return thirdCities.some((city) => before.includes(city) || named.some((name) => name.includes(city)));
}

/** Ties that stand beside a planned one, each with its year where it has one: "after Faro in 1994 and Porto in 2008". */
function standingIn({ groups: { a, standing, kind } }: GroupMatch, sentence: ReadSentence): Found[] {
  if (standing === undefined || kind === undefined) return [];
  const cities = citiesIn(standing, sentence.tagged);
  return cities.flatMap((city, place) => {
    const until = cities[place + 1]?.start ?? standing.end;
    const date = sentence.dates.find(({ start, end }) => start >= city.end && end <= until);
    const since: Found[] =
      date?.year == null
        ? []
        : [{ slot: "relation.since", start: date.start, end: date.end, value: String(date.year) }];
    return [...relationIn(a, city, kind, sentence), ...since].map((found) => ({ ...found, isPlan: false }));
  });
}

function relationIn(a: BodySpan | undefined, b: BodySpan, kind: BodySpan, sentence: ReadSentence): Found[] {
  const { text } = sentence;
  const one = cityIn(text.slice(b.start, b.end), sentence);
  const other = a === undefined ? homeCity(b, sentence) : cityIn(text.slice(a.start, a.end), sentence);
  const name = tieKind(text.slice(kind.start, kind.end));
  if (other === null || one === null || other === one || name === undefined) return [];
  const start = Math.min(b.start, kind.start);
  return [
    { slot: "relation.kind", start, end: Math.max(b.end, kind.end), value: `${other} + ${one} = ${name}` },
  ];
}

function citiesIn({ start, end }: BodySpan, tagged: string): BodySpan[] {
  return matchesOf([CITY], tagged.slice(start, end)).flatMap(({ groups: { city } }) =>
    city === undefined ? [] : [{ start: start + city.start, end: start + city.end }],
  );
}

/**
 * The city whose relations a sentence tells of without naming it beside them: the one that the article is about, else the
 * first one that the sentence names before, or the one of its council or government.
 */
function homeCity(b: BodySpan, sentence: ReadSentence): string | null {
  const { homeCity: own } = sentence;
  if (own !== null && own !== cityIn(sentence.text.slice(b.start, b.end), sentence)) return own;
  const [first] = matchesOf([pattern("(?<home>{city}|{body})")], sentence.tagged.slice(0, b.start));
  const home = first?.groups["home"];
  return home === undefined ? null : cityIn(sentence.text.slice(home.start, home.end), sentence);
}

/** The city of a name: 里斯本 of 里斯本市 and of 里斯本市議會, Lisbon of Lisbon City Government. */
function cityIn(name: string, { cityNames }: ReadSentence): string | null {
  if (!cityNames.includes(name) && isCountry(name)) return null;
  const city = cityNames
    .filter((one) => name.startsWith(one))
    .sort((x, y) => y.length - x.length)
    .at(0);
  if (city === undefined) return /政府|議會|Government|Council/u.test(name) ? null : name;
  return /^\p{Script=Han}{3,}市$/u.test(city) && cityNames.includes(city.slice(0, -1))
    ? city.slice(0, -1)
    : city;
}
