import { SURNAMES } from "../language/chinese-surnames.ts";
import { fold } from "../language/fold.ts";
import type { Glossary, GlossaryEntry, GlossaryKind } from "../language/glossary.ts";
import { hasHan } from "../language/han.ts";
import { soundLikeness, soundOfChinese, soundOfLatin } from "../language/name-sounds.ts";
import type { Article } from "./article.ts";
import { chineseCityNames } from "./chinese-city-names.ts";
import { citiesBySound } from "./cities-by-sound.ts";
import { ownCity } from "./own-city.ts";
import { personsInArticles } from "./persons-in-articles.ts";
import { formsOfPlace, withAndWithout, withoutUnit } from "./place-units.ts";
import { seriesInArticles } from "./series-in-articles.ts";

/** 馬洛泉市長哈特利（Douglas Hartley）: a Chinese text that gives the Latin form of a name after it. */
const CHINESE_THEN_LATIN =
  /(\p{Script=Han}[\p{Script=Han}·‧・-]{1,15}) ?[（(](\p{Lu}[\p{L}\p{M}'’.-]+(?:[ -](?:(?:de|del|da|van|der|von|bin|al|la|le|of) )?\p{Lu}?[\p{L}\p{M}'’.-]+){0,3})[）)]/gu;
/** Peng Chi-wen (彭啟文): an English text that gives the Chinese form. */
const LATIN_THEN_CHINESE =
  /((?:\p{Lu}[\p{L}\p{M}'’.-]* +(?:(?:de|del|da|van|der|von|bin|al|la|le) +)?){0,5}\p{Lu}[\p{L}\p{M}'’.-]+) ?[（(](\p{Script=Han}[\p{Script=Han}·‧]{1,7})[）)]/gu;

/** Titles before an English name, and words that only begin a sentence. */
const ENGLISH_TITLES =
  /^(?:(?:The|Its|Their|His|Her|With|And|But|For|From|After|Before|When|While|By|In|On|At|As|Lord|Deputy|Vice|Acting|Former|Executive|Mayor|President|Minister|Governor|Director|Chair(?:man|woman|person)?|Commissioner|Council(?:l?or| Speaker)?|Representative|Ambassador|Secretary|General|Speaker|Captain|Chief|Professor|Doctor|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Coach|Consul|Archivist|Curator|Conductor|Librarian|Engineer|Headmaster|Principal|Teacher|Rector|Dean|Spokes(?:man|woman|person)|Superintendent|Inspector|Officer)\s+)+/u;
/** A title behind the office that it is of: "Osaka Mayor", "Education Bureau Director". */
const OFFICE_AND_TITLE =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*\s+){1,4}(?:Mayor|President|Minister|Governor|Director|Director-General|Commissioner|Councill?or|Ambassador|Secretary|Speaker|Superintendent)\s+(?=\p{Lu})/u;

/** Last characters of a title or trade, behind which a person's name begins. */
const TITLE_END =
  /(?:市長|縣長|知事|總理|部長|局長|處長|科長|主任|代表|大使|發言人|議長|議員|董事長|主席|會長|校長|秘書長|祕書長|執行長|總裁|教授|博士|獸醫|牙醫|中醫師|館長|理事長|領隊|隊長|團長|院長|所長|船長|總監|指揮|教練|老師|護理長|工程師|設計師|建築師|茶師|廚師|醫師|律師|經理|管理員|研究員|選手|作家|畫家|藝術家|陶藝家|音樂家|導演|歌手|記者|學生|高中生|女生|男生|總領事|夫人|領事|專員|委員|神父|詩人|館員|船東|商人|農民|隊員|總統|國王|部落客|[者家師員手生長])$/u;
/** A title behind a person's name: 埃克達爾博士（Ekdahl）. */
const TITLE_BEHIND = /(?<=\p{Script=Han}{3})(?:博士|教授|先生|女士|小姐|老師)$/u;
/** Words behind which a name begins, whatever it names. */
const BEFORE_NAME = /[的與和及跟、，在由是向給以被把將達赴訪抵往至從對為於自往同找邀請會見率並讓令使州省]$/u;
/** Last characters of the names of things rather than of persons. */
const THING_END = /[宮廟寺市縣區港湖山河島館會賽園節場街路橋校院局隊團社司獎號所站樓廳堂店村鎮展]$/u;
/** Last characters of the names of cities. */
const CITY_END = /[市縣郡港]$/u;

const SURNAME = new RegExp(`^[${SURNAMES}]`, "u");

/** Names are at least two characters and seldom more than seven. */
const SHORTEST = 2;
const LONGEST = 7;
/** With a dot between its parts: 艾蓮娜·比雅努瓦. */
const LONGEST_DOTTED = 14;
/** Up to here a run as a whole is taken for a name though the corpus has it once only. */
const SURE_LENGTH = 4;
/** Least length of a family name that stands for a person alone. */
const TELLING_SURNAME = 4;

interface NamePair {
  readonly kind: GlossaryKind;
  readonly en: string;
  readonly zh: readonly string[];
}

/**
 * Names that the articles themselves give in both languages (Chinese with the Latin form in brackets after it, or the
 * other way round) and the cities and series of their front matter, as far as the glossary has neither form. A corpus without a
 * glossary of its own so gets the names that matter most. Precision first: what cannot be cut off with some certainty
 * is left out.
 */
export function namesInArticles(articles: readonly Article[], glossary: Glossary): GlossaryEntry[] {
  const called = new Set(articles.flatMap((article) => article.cities.filter((city) => !hasHan(city))));
  // Front matter that has both Lankang and Lankang City means one city.
  const cities = new Set(
    [...called].filter(
      (city) => !city.endsWith(" City") || withoutUnit(city) === city || !called.has(withoutUnit(city)),
    ),
  );
  const text = articles.map(({ title, body }) => `${title}\n${body}`).join("\n");
  const sample = text.slice(0, COUNTED);
  const known = (name: string): boolean => isKnown(name, glossary);
  const pairs: NamePair[] = [];
  for (const match of text.matchAll(CHINESE_THEN_LATIN)) {
    const pair = fromChinese(match[1] ?? "", match[2] ?? "", cities, sample, glossary);
    if (pair !== null) pairs.push(pair);
  }
  for (const match of text.matchAll(LATIN_THEN_CHINESE)) {
    const pair = fromLatin(match[1] ?? "", match[2] ?? "", cities);
    if (pair !== null) pairs.push(pair);
  }
  for (const city of cities) pairs.push({ kind: "cities", en: city, zh: [] });
  const counted = firstOf(articles);
  const { en: own, zh: ownChinese } = ownCity(articles, counted);
  if (own !== null) pairs.push({ kind: "cities", en: own, zh: ownChinese });
  const named = new Set(pairs.filter(({ zh }) => zh.length > 0).map(({ en }) => en));
  const unnamed = [...cities].filter((city) => !named.has(city) && !known(city));
  const told = pairs.flatMap(({ zh }) => zh);
  const isTaken = (name: string): boolean => known(name) || told.some((other) => other.includes(name));
  for (const [en, zh] of chineseCityNames(counted, unnamed, isTaken)) {
    pairs.push({ kind: "cities", en, zh: [zh, `${zh}市`] });
  }
  const hasForms = (name: string): boolean =>
    known(name) || pairs.some(({ en, zh }) => zh.length > 0 && [en, ...zh].includes(name));
  for (const [en, zh] of citiesBySound(articles, hasForms)) {
    pairs.push({ kind: "cities", en, zh: formsOfPlace(zh) });
  }
  const series = seriesInArticles(articles, {
    mentionsSeries: (title) => glossary.mentionsIn(title).some(({ entry }) => entry.kind === "series"),
    pairs,
    home: ownChinese[0] ?? null,
  });
  const namesSeries = (name: string): boolean =>
    series.some((entry) => [...entry.en, ...entry.zh].some((other) => fold(other) === fold(name)));
  const others = pairs.filter(
    ({ en, zh }) => !known(en) && !zh.some(known) && !namesSeries(en) && !zh.some(namesSeries),
  );
  const entries = [...series, ...entriesOf(others, sample)];
  const forms = new Set(entries.flatMap(({ en, zh }) => [...en, ...zh]).map(fold));
  const isNamed = (name: string): boolean => glossary.mentionsIn(name).length > 0 || forms.has(fold(name));
  return [...entries, ...personsInArticles(text, isNamed)];
}

function isKnown(name: string, glossary: Glossary): boolean {
  return glossary.mentionsIn(name).some(({ start, end }) => start === 0 && end === name.length);
}

function fromChinese(
  run: string,
  latin: string,
  cities: ReadonlySet<string>,
  text: string,
  glossary: Glossary,
): NamePair | null {
  const cut = cutName(run.replace(TITLE_BEHIND, ""), latin, text, glossary);
  if (cut === null) return null;
  const { name, before } = cut;
  const city = cityCalled(latin, cities);
  if (city !== null || (/[市縣郡]$/u.test(name) && !TITLE_END.test(before))) {
    return {
      kind: "cities",
      en: city ?? latin,
      zh: city === latin ? withAndWithout(name, CITY_END) : formsOfPlace(name),
    };
  }
  const words = latin.split(/[\s-]+/u).length;
  if ((TITLE_END.test(before) && !THING_END.test(name)) || (words > 1 && looksPersonal(name)))
    return { kind: "people", en: latin, zh: [name] };
  if (/[隊團社會局校院司]$/u.test(name)) return { kind: "organisations", en: latin, zh: [name] };
  return { kind: "places", en: latin, zh: [name] };
}

/** The city of front matter that a name in Latin letters calls, either with or without what it is: Harlow, Harlow County. */
function cityCalled(latin: string, cities: ReadonlySet<string>): string | null {
  const bare = withoutUnit(latin);
  const named = [latin, bare].find((name) => cities.has(name));
  // Hsinchu may be Hsinchu City, Hsinchu County is not.
  return (
    named ?? (latin === bare ? [...cities].find((city) => withoutUnit(city) === bare) : undefined) ?? null
  );
}

/** Whether a Chinese name looks like a person's: a family name first, or parts joined by a dot. */
function looksPersonal(name: string): boolean {
  return /[·‧]/u.test(name) || (SURNAME.test(name) && name.length <= 4 && !THING_END.test(name));
}

/**
 * Where in a run of characters the name before the bracket begins: behind a title, a particle or a known name, else
 * at the longest beginning that the corpus uses once more.
 */
function cutName(
  run: string,
  latin: string,
  text: string,
  glossary: Glossary,
): { name: string; before: string } | null {
  const lastKnown = glossary.mentionsIn(run).findLast(({ end }) => end < run.length - 1)?.end ?? 0;
  for (let start = Math.max(0, run.length - SHORTEST); start >= 0; start--) {
    const name = run.slice(start);
    const before = run.slice(0, start);
    if (name.length > longestLike(name)) break;
    // 緬因州楓港市 is a city of Maine, 九州國立博物館 a museum.
    if (/[州省]$/u.test(before) && !/[市縣郡]$/u.test(name)) continue;
    const isBehindWord = BEFORE_NAME.test(before) && !isPartOfName(before.slice(-1), name, latin, text);
    if (start !== 0 && start !== lastKnown && !TITLE_END.test(before) && !isBehindWord) continue;
    // 長 ends a title and may stand in a name: a longer title wins.
    const isSure = start !== 0 || name.length <= SURE_LENGTH || recurs(text, name);
    if (isSure && !/^[長員師家者手生]/u.test(name)) return { name, before };
  }
  for (let length = Math.min(longestLike(run), run.length); length > SHORTEST; length--) {
    const name = run.slice(-length);
    if (recurs(text, name)) return { name, before: run.slice(0, -length) };
  }
  return null;
}

/** Characters of the longest name that is written like this one. */
function longestLike(name: string): number {
  return /[·‧・]/u.test(name) ? LONGEST_DOTTED : LONGEST;
}

function fromLatin(written: string, chinese: string, cities: ReadonlySet<string>): NamePair | null {
  const latin = written.trim().replace(/^.*['’]s /u, "");
  const looksChinese = looksPersonal(chinese);
  // A hotel may be called after an office: a title is cut off before a person's name alone.
  const person = looksChinese || /^\p{Lu}\S+ \p{Lu}\S+$/u.test(latin.replace(OFFICE_AND_TITLE, ""));
  const untitled = (person ? latin.replace(OFFICE_AND_TITLE, "") : latin).replace(ENGLISH_TITLES, "");
  // "Superintendent Hsiao Ya-wen": a given name with a hyphen and the family name before it are the name.
  const name = looksChinese
    ? (/\p{Lu}\p{L}+ \p{Lu}\p{L}+-\p{L}+$/u.exec(untitled)?.[0] ?? untitled)
    : untitled;
  if (name === "" || (looksChinese && cities.has(name))) return null;
  const city = cityCalled(name, cities);
  if (city !== null && city !== name && !looksChinese) {
    return { kind: "cities", en: city, zh: formsOfPlace(chinese) };
  }
  if (cities.has(name)) return { kind: "cities", en: name, zh: withAndWithout(chinese, CITY_END) };
  const hadTitle =
    untitled !== latin && !/^(?:The|Its|Their|His|Her|With|In|On|At|For|From|By) /u.test(latin);
  const isPerson =
    name.split(/\s+/u).length > 1 &&
    !THING_END.test(chinese) &&
    (hadTitle || looksChinese || /-\p{Ll}/u.test(name));
  return { kind: isPerson ? "people" : "places", en: name, zh: [chinese] };
}

/** One entry a name, with all the forms found; family names stand for a person where no other name ends in them. */
function entriesOf(pairs: readonly NamePair[], text: string): GlossaryEntry[] {
  const byName = Map.groupBy(pairs, ({ en }) => fold(en));
  const surnames = new Map<string, number>();
  for (const group of byName.values()) {
    const surname = group[0]?.en.split(/\s+/u).at(-1) ?? "";
    surnames.set(surname, (surnames.get(surname) ?? 0) + 1);
  }
  return Array.from(byName.values(), (group) => {
    const { en = "" } = group[0] ?? {};
    const kind = KIND_ORDER.find((one) => group.some((pair) => pair.kind === one)) ?? "places";
    const surname = en.split(/\s+/u).at(-1) ?? "";
    const standsAlone =
      kind === "people" &&
      surname !== en &&
      surname.length >= TELLING_SURNAME &&
      !surname.includes("-") &&
      surnames.get(surname) === 1 &&
      standsByItself(text, surname, en);
    const bare = withoutUnit(en);
    // Cape Town is not called Cape.
    const hasBare =
      kind === "cities" && bare !== en && !en.endsWith(" Town") && standsWithoutUnit(text, bare, en);
    return {
      id: `${kind}:${en}`,
      kind,
      en: standsAlone ? [en, surname] : hasBare ? [en, bare] : [en],
      zh: [...new Set(group.flatMap(({ zh }) => zh))],
    };
  });
}

/**
 * UTF-16 units of the articles in which it is counted how often a name stands: some 300 articles, enough for a hint, and
 * a corpus of any size costs no more than a second or two.
 */
const COUNTED = 500_000;

/** The articles that names are counted in. */
function firstOf(articles: readonly Article[]): readonly Article[] {
  let units = 0;
  return articles.filter(({ body }) => (units += body.length) - body.length < COUNTED);
}

/** Whether a text has a name more than once. */
function recurs(text: string, name: string): boolean {
  const first = text.indexOf(name);
  return first >= 0 && text.includes(name, first + name.length);
}

/** Words that begin no name. */
const PARTICLE = /[的與和及跟、，在由是向給以被把將從對為於讓令使州省]/u;

/**
 * Whether the character before a name belongs to it, though it is a word as well: with it the name sounds more like the
 * Latin one (達格妮, Dagny), or the text always has it there (汐見崎市).
 */
function isPartOfName(character: string, name: string, latin: string, text: string): boolean {
  const sound = soundOfLatin(latin);
  const likeness = (chinese: string): number => {
    const written = soundOfChinese(chinese.replace(/[^\p{Script=Han}]/gu, ""));
    return written === "" ? 0 : soundLikeness(sound, written);
  };
  if (PARTICLE.test(character)) return false;
  return likeness(character + name) > likeness(name) || isAlwaysBehind(text, character, name);
}

/** Whether a text has a name more than once and each time behind the same character: 見 of 汐見崎市 is part of it. */
function isAlwaysBehind(text: string, character: string, name: string): boolean {
  if (!recurs(text, character + name)) return false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (text[at - 1] !== character) return false;
  }
  return true;
}

/** Whether a text calls a place by its name without the word for what it is. */
function standsWithoutUnit(text: string, bare: string, name: string): boolean {
  const unit = name.slice(bare.length);
  for (let at = text.indexOf(bare); at >= 0; at = text.indexOf(bare, at + bare.length)) {
    const before = text.slice(Math.max(0, at - 30), at);
    const behind = text.slice(at + bare.length, at + bare.length + unit.length);
    // Beside another capitalised word, or with letters behind it, it is part of a longer name.
    const isPart = /\p{Lu}[\p{L}\p{M}'’-]*[ -]$/u.test(before) || /^(?:[\p{L}\p{M}]| \p{Lu})/u.test(behind);
    if (!isPart) return true;
  }
  return false;
}

/** Whether a text has a family name without the given name before it. */
function standsByItself(text: string, surname: string, name: string): boolean {
  const given = name.slice(0, -surname.length);
  for (let at = text.indexOf(surname); at >= 0; at = text.indexOf(surname, at + surname.length)) {
    if (text.slice(Math.max(0, at - given.length), at) !== given) return true;
  }
  return false;
}

/** Which kind a name has that was met as several. */
const KIND_ORDER: readonly GlossaryKind[] = ["cities", "people", "organisations", "places"];
