import { fold } from "../language/fold.ts";
import type { Concepts } from "../language/concepts.ts";
import type { GlossaryEntry, GlossaryMention } from "../language/glossary.ts";
import { SURNAMES, TRANSCRIBING } from "../language/chinese-surnames.ts";
import { hasHan } from "../language/han.ts";
import type { SentenceView } from "./article-view.ts";
import { ENGLISH_QUESTION_WORDS } from "./question-words.ts";
import type { AskedValue } from "./value-asked.ts";

/** A name in Latin letters that the glossary may lack: capitalised words in a row, initials and particles among them. */
const LATIN_NAME =
  /(?<![\p{L}])\p{Lu}[\p{L}\p{M}'’-]+(?:\s+(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]+|de|van|der|von|bin|al))*\s+\p{Lu}[\p{L}\p{M}'’-]+/gu;
/** A surname after a title: "Ambassador Huggins". */
const TITLED_NAME =
  /\b(?:Mayor|President|Minister|Governor|Director|Chairman|Commissioner|Councill?or|Representative|Ambassador|Speaker|Professor|Mr\.|Ms\.|Mrs\.|Dr\.)\s+(\p{Lu}[\p{Ll}'’-]+)/gu;
const TITLE =
  "Deputy|Vice|Executive|Acting|Lord|Mayor|President|Minister|Governor|Director|Chairman|Commissioner|Councilor|Councillor|Representative|Ambassador|Secretary|General|Speaker";
const TITLES = new RegExp(`^(?:(?:${TITLE}|The|City)(?:\\s+|$))*`, "u");
/** Words before a name that are none themselves, in small letters. */
export const TITLE_WORDS: ReadonlySet<string> = new Set([
  ...TITLE.toLowerCase().split("|"),
  ..."mr mrs ms dr prof professor sir madam chairwoman chairperson chief envoy premier former".split(" "),
]);
export const POSSESSIVE = /['’]s?$/u;
/** Capitalised words that name a thing rather than a person. */
const NO_PERSON =
  /\b(?:Cit(?:y|ies)|Governments?|Forums?|Summits?|Expo|Festivals?|Games|Championships?|Tournaments?|Councils?|Parks?|Hotels?|Halls?|Museums?|Universit(?:y|ies)|Schools?|Zoos?|Stations?|Airports?|Districts?|Offices?|Departments?|Commissions?|Committees?|Hospitals?|Days?|Years?|Competitions?|Memorandums?|Agreements?|Universiade|Exhibitions?|Cent(?:er|re)s?|Area|Bay|Bureau|Ministry|Institute|Association|Federation|Union|Company|Group|Street|Road|Square|Tower|Bridge|River|Lake|Mountain|Island|Islands|Sea|Strait|International|National|World|Cup|Open|Party|House|Palace|Theat(?:er|re)|Library|Gallery|Orchestra|Clubs?|Teams?|Choirs?|Bands?|Troupe|Crew|Airlines?|Airways|Bank|Prize|Award|Line|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/u;

const OFFICES =
  "市長|縣長|知事|總理|部長|局長|處長|主任|代表|大使|發言人|議長|議員|董事長|主席|會長|校長|祕書長|秘書長|執行長|總裁|教授|館長|理事長|領隊|團長|總監|指揮|教練|老師|司長|署長|參事|總領事|外長|總統";
/** A name beside a title, as Chinese news writes people: 發言人殷瑋, 主任李文輝. */
const TITLED_CHINESE = new RegExp(`(?:${OFFICES})([${SURNAMES}]\\p{Script=Han}{1,2})`, "gu");
/** A name before what a person does: 應曉薇表示. */
const SPEAKING_CHINESE = new RegExp(
  `(?<=^|[，。、；：「」（）\\s])([${SURNAMES}]\\p{Script=Han}{2})(?=表示|指出|強調|說|認為|率|致詞|也|則|並|出席|參加)`,
  "gu",
);
/** A foreign name after a title, up to where it cannot go on: 副市長阿勒斯於, 館長德雷斯勒（. */
const FOREIGN_CHINESE = new RegExp(
  `(?:${OFFICES})(\\p{Script=Han}{2,6}?)(?=於|在|與|和|及|、|，|。|（|表示|指出|率|簽|說|致詞|出席|參加|今|昨|將|也|則|帶)`,
  "gu",
);
/** A stretch of a text that looks like a name. */
export interface NameSpan {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Persons that a text names and the glossary does not know, by the form of their names in either language. */
export function personNames(
  text: string,
  mentions: readonly GlossaryMention[],
  lexicon: Concepts,
): NameSpan[] {
  const names: NameSpan[] = [];
  const add = (match: RegExpExecArray, name: string): void => {
    names.push(nameIn(match, name));
  };
  for (const match of text.matchAll(LATIN_NAME)) {
    const name = match[0].replace(POSSESSIVE, "").replace(TITLES, "");
    const words = name.split(/\s+/u);
    // "Sister Cities International" is made of words, a person's name is not.
    const isWords = words.every((word) => lexicon.of(word).length > 0);
    if (words.length > 1 && !NO_PERSON.test(name) && !isWords) add(match, name);
  }
  for (const match of text.matchAll(TITLED_NAME)) {
    const name = (match[1] ?? "").replace(POSSESSIVE, "");
    if (!NO_PERSON.test(name)) add(match, name);
  }
  return [...unknown(names, mentions), ...chinesePersonNames(text, mentions)];
}

/** The same for names in Chinese characters alone. */
export function chinesePersonNames(text: string, mentions: readonly GlossaryMention[]): NameSpan[] {
  const names = [TITLED_CHINESE, SPEAKING_CHINESE].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => nameIn(match, match[1] ?? "")),
  );
  const foreign = Array.from(text.matchAll(FOREIGN_CHINESE), (match) => nameIn(match, match[1] ?? ""));
  return unknown(
    [...names, ...foreign.filter((name) => TRANSCRIBING.includes(name.text.charAt(0)))],
    mentions,
  );
}

function nameIn(match: RegExpExecArray, name: string): NameSpan {
  const start = match.index + match[0].lastIndexOf(name);
  return { start, end: start + name.length, text: name };
}

/** The names that are no part of what the glossary knows; a title beside a name is. */
function unknown(names: readonly NameSpan[], mentions: readonly GlossaryMention[]): NameSpan[] {
  const known = mentions.filter(({ entry }) => entry.kind !== "roles");
  return names.filter(
    ({ start, end }) => !known.some((mention) => start < mention.end && mention.start < end),
  );
}

/**
 * Whether a sentence names a person whom the question does not: 1 for one of the glossary, less for one told by the
 * form of the name alone, 0 where there is none.
 */
export function personValue(asked: AskedValue, { mentions, persons }: SentenceView): number {
  const isNewPerson = mentions.some(
    ({ entry }) =>
      entry.kind === "people" && !asked.entries.has(entry.id) && !isCalledBySurname(entry, asked),
  );
  if (isNewPerson) return 1;
  const askedWords = new Set(nameWords(asked.folded));
  const isNew = ({ text }: NameSpan): boolean =>
    hasHan(text)
      ? !asked.text.includes(text.slice(0, 2))
      : !nameWords(fold(text)).some((word) => askedWords.has(word));
  return persons.some(isNew) ? 0.9 : 0;
}

/** Words of a folded text that may be part of a name: the "an" of a question is not the one of Wan-an. */
function nameWords(folded: string): string[] {
  return folded
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replace(POSSESSIVE, ""))
    .filter((word) => word.length > 1 && !ENGLISH_QUESTION_WORDS.has(word));
}

/** What follows a surname that stands for the whole name. */
const CALLED = ["市長", "副市長", "知事", "部長", "議員", "主任", "P"];

/** Whether the question means a person by the surname alone: "Mayor Hau", 柯市長, 柯P. */
function isCalledBySurname({ en, zh }: GlossaryEntry, { folded, text }: AskedValue): boolean {
  const words = new Set(nameWords(folded));
  if (en.some((name) => nameWords(fold(name)).some((word) => words.has(word)))) return true;
  return zh.some(([surname = ""]) => CALLED.some((office) => text.includes(surname + office)));
}
