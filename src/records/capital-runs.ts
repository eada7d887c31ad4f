import type { BodySpan } from "./record.ts";
import type { Tag } from "./tags.ts";

/** A run of words with capitals in an English text, with what kind of thing its words name. */
export interface CapitalRun extends BodySpan {
  readonly tag: Tag;
}

const WORD =
  "\\p{Lu}(?:[\\p{Script=Latin}\\p{M}\\p{N}'’-]+|\\.(?=\\s\\p{Lu}))?(?![\\p{Script=Latin}\\p{N}$])";
const PARTICLE = "(?:de|del|da|van|der|von|bin|al|&)";
/** Words in a row, at most eight: no name of a place is longer, and the pattern stays cheap. */
const RUN = new RegExp(`(?<![\\p{L}\\p{N}])${WORD}(?:\\s(?:${PARTICLE}\\s)?${WORD}){0,7}`, "gu");

/** Words that begin sentences or stand before names, and days of the week; none is part of a name. */
const NO_NAME =
  /^(?:I|The|A|An|In|On|At|From|By|To|For|With|Of|And|But|Or|As|It|Its|They|Their|He|She|His|Her|We|This|That|These|Those|There|During|Under|After|Before|Since|When|While|Over|About|Among|Between|Both|All|Altogether|Also|Earlier|Later|Then|Now|Today|According|Besides|Other|Another|Some|Many|Most|Each|Every|No|Not|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Chinese|English|Japanese|Korean|Taiwanese|German|French|Spanish|Mandarin|American|European|Asian|Mr|Mrs|Ms|Dr|Sir|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mayors?|Deputy|Vice|Acting|Former|Executive|Lord|Governors?|Ministers?|President|Director|Commissioner|Councill?ors?|Speaker|Chairman|Chairwoman|Chairperson|Secretary|Representative|Ambassador)$/u;

/** Words that name a building, a park or another place that one can go to. */
const PLACE_WORD =
  /(?<![\p{L}])(?:Hotel|Cent(?:er|re)|Halls?|Dome|Arena|Parks?|Stadium|Museum|Archives|Librar(?:y|ies)|University|Plaza|Theat(?:er|re)|Station|Building|Palace|Pavilion|Garden|Gardens|Zoo|Airport|Port|Harbou?r|Pier|Wharf|Temple|Shrine|Church|Cathedral|School|College|Hospital|Tower|Square|Market|Gallery|Gymnasium|Auditorium|House|Castle|Villa|Riverside|Boulevard|Street|Ballroom|Base|Incubator|Campus|Academy|Aquarium|Lakeside|Quay|Mill|Works|Plant|Depot|Workshop|Warehouse|Studios?|Cent(?:er|re)s|Grounds?|Course|Track|Field|Hub|Inn|Resort|Mall|Farm|Brewery|Observatory|Memorial|Monument|Fort|Laborator(?:y|ies)|Embassy|Consulate|Bridge)(?![\p{L}])/u;
/** Words that name what is held. */
const SERIES_WORD =
  /(?<![\p{L}])(?:Forum|Festival|Summit|Games|Universiade|Olympics|Deaflympics|Expo|Marathon|Championships?|Tournament|Conference|Cup|Race|Races|Regatta|Fair|Biennale|Exhibition|Congress|Convention|Carnival|League|Invitational|Open|Award|Awards|Week|Day)(?![\p{L}])/u;
/** Words that name a body of persons. */
const BODY_WORD =
  /(?<![\p{L}])(?:Governments?|Council|Office|Department|Bureau|Ministry|Committee|Commission|Association|Federation|Union|Company|Group|Agency|Authority|Institute|Society|Chamber|Party|Orchestra|Philharmoni[ac]|Choir|Band|Troupe|Team|Club|News|Times|Post|Network|Wikipedia|Assembly|Parliament|Secretariat|Foundation|Administration|Division|Airlines|Corporation|Bank)(?![\p{L}])/u;

/** Whether a name's last word says that it is a building, a park or the like. */
export function isPlaceName(name: string): boolean {
  return PLACE_WORD.test(name.split(/\s/u).at(-1) ?? "") || /[館園院廳]$/u.test(name);
}

function tagOf(words: string): Tag {
  const last = words.split(/\s/u).at(-1) ?? "";
  // The last word is the head: "Zoo Association" is a body, "Forum Hotel" a place.
  if (PLACE_WORD.test(last)) return "place";
  if (SERIES_WORD.test(last)) return "series";
  if (BODY_WORD.test(last)) return "body";
  if (PLACE_WORD.test(words)) return "place";
  if (BODY_WORD.test(words)) return "body";
  return SERIES_WORD.test(words) ? "series" : "name";
}

/** Words that join two runs to one name: "Museum of Contemporary Art", "Operation and Management Center". */
const JOINT = /^\s(?:of(?: the)?|and|for)\s$/u;

/** The runs of words with capitals in an English text, in order. `isKnown` says whether a stretch names a known thing. */
export function capitalRuns(text: string, isKnown: (span: BodySpan) => boolean): CapitalRun[] {
  const runs: CapitalRun[] = [];
  for (const run of Array.from(text.matchAll(RUN)).flatMap(({ 0: words, index }) =>
    withoutTitles(words, index),
  )) {
    const earlier = runs.at(-1);
    const between = earlier === undefined ? "" : text.slice(earlier.end, run.start);
    if (earlier !== undefined && isJoined(earlier, between, run, isKnown)) {
      const start = earlier.start;
      runs[runs.length - 1] = { start, end: run.end, tag: joinedTag(earlier, between, run) };
    } else {
      runs.push(run);
    }
  }
  return runs;
}

/** Titles part names: "Lisbon Deputy Mayor Ana Park" is a city and a person. So do words for documents and ties. */
function withoutTitles(words: string, start: number): CapitalRun[] {
  const pieces: CapitalRun[] = [];
  let from = 0;
  for (const { 0: title, index } of [...words.matchAll(PARTING), { 0: "", index: words.length }]) {
    const part = words.slice(from, index);
    const piece = trimmed(part.trim(), start + from + part.length - part.trimStart().length);
    if (piece !== null) pieces.push(piece);
    from = index + title.length;
  }
  return pieces;
}

const TITLES =
  "(?:(?:Deputy|Vice|Acting|Former|Executive|Lord|Honorary) )*(?:Mayors?|Governors?|Ministers?|President|Directors?|Commissioners?|Councill?ors?|Speaker|Chairman|Chairwoman|Secretary|Representative|Ambassador|Rector|Professor|Captain|Principal|Consul|Senator|Superintendent|Magistrate)(?!['’\\p{L}]|\\s(?:Office|Council|Summit|Forum|House|Station|Cup))";
/** What documents and ties are called where they are written with capitals. */
const DOCUMENTS =
  "(?:(?:Sister|Twin|Partner|Friendship)[- ](?:City|Cities)(?!\\sInternational)|Memorandums?|Memoranda|MOUs?|Letters? of Intent|Agreements?|Accord|Joint (?:Statement|Declaration)|Charter)(?![\\p{L}-])(?: (?:Agreement|Charter|Pact|Relations?|Relationship|Partnership))?";
const PARTING = new RegExp(`(?<![\\p{L}])(?:${TITLES}|${DOCUMENTS})`, "gu");

/** Without what is no part of a name at its ends. */
function trimmed(words: string, start: number): CapitalRun | null {
  let from = 0;
  let text = words;
  for (let first = firstWord(text); NO_NAME.test(first); first = firstWord(text)) {
    const rest = text.slice(first.length).trimStart();
    if (rest === "") return null;
    from += text.length - rest.length;
    text = rest;
  }
  text = text.replace(/['’]s?$/u, "").replace(/\s&$/u, "");
  return text === "" ? null : { start: start + from, end: start + from + text.length, tag: tagOf(text) };
}

function firstWord(text: string): string {
  return /^[^\s]+/u.exec(text)?.[0] ?? "";
}

function isJoined(
  a: CapitalRun,
  between: string,
  b: CapitalRun,
  isKnown: (span: BodySpan) => boolean,
): boolean {
  if (!JOINT.test(between)) return false;
  if (between.includes("of") || between.includes("for")) return a.tag === "place" || a.tag === "body";
  return a.tag === "name" && b.tag === "place" && !isKnown(a);
}

function joinedTag(a: CapitalRun, between: string, b: CapitalRun): Tag {
  return between.includes("and") ? b.tag : a.tag;
}
