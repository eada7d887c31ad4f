import { chineseWords } from "../language/chinese-words.ts";
import { isCountry } from "../language/country-names.ts";
import { dateMentions } from "../language/dates.ts";
import type { Dictionary } from "../language/dictionary.ts";
import { everydayWord } from "../language/everyday-words.ts";
import { fold } from "../language/fold.ts";
import type { Glossary } from "../language/glossary.ts";
import { hasHan } from "../language/han.ts";
import type { Span } from "../language/sentences.ts";
import { POSSESSIVE } from "./person-names.ts";
import { DEMONYMS } from "./question-words.ts";
import { REGION_WORDS } from "./region-words.ts";

/** What tells a name that nobody knows from other words. */
export interface NameKnowledge {
  readonly glossary: Glossary;
  readonly dictionary: Dictionary;
  /** Whether a passage has the name, as it is written or in the other language. */
  readonly holdsName: (name: string) => boolean;
  /** English words in small letters that name nothing in particular, whatever letter they begin with. */
  readonly commonWords: ReadonlySet<string>;
}

/**
 * Names in a question, as it writes them, each once, that neither the glossary nor any passage has. No article can answer what is
 * asked about them: what it tells of another city would pass for an answer. In Latin letters they are capitalised words
 * inside a sentence; in Chinese, stretches that write foreign names or stand before 市 and its like, since others look like
 * any word.
 */
export function unknownNamesIn(question: string, knowledge: NameKnowledge): string[] {
  const taken = [...knowledge.glossary.mentionsIn(question), ...dateMentions(question)];
  const isFree = ({ start, end }: Span): boolean =>
    !taken.some((span) => span.start < end && start < span.end);
  const names = [...latinNames(question, knowledge.commonWords), ...chineseNames(question, knowledge)];
  const distinct = new Map(names.filter(isFree).map((name) => [name.text, name]));
  return Array.from(distinct.values())
    .slice(0, MOST_LOOKED_UP)
    .filter((name) => !isExplained(question, name, knowledge) && !knowledge.holdsName(name.text))
    .map(({ text }) => text);
}

/** A question has few names; each takes up to a millisecond of the thread that citizens are served on. */
const MOST_LOOKED_UP = 16;

interface Name extends Span {
  readonly text: string;
}

const CAPITALISED = /(?<![\p{L}\p{M}'’])\p{Lu}\p{Ll}(?:(?!\p{Script=Han})[\p{L}\p{M}'’])+/gu;
const OPENS_SENTENCE = /(?:^|[.?!:]["”’)]?\s)\W*$/u;
/** A point that ends no sentence: "St. Ives", "Mr. Salim". */
const TITLE_POINT = /\b(?:St|Mr|Mrs|Ms|Dr|Cllr|Cr|Prof)\.\s$/u;
/** Peoples and what is theirs, which news calls by their country or city: Ghanaian, Danes, Maltese. */
const OF_A_PEOPLE = /(?:ans?|ese|ish|s)$/u;
/** Words with a capital that are younger than the vocabulary the common ones are read from. */
const YOUNG_WORDS: ReadonlySet<string> = new Set(["covid", "tiktok", "whatsapp"]);
/** Share of capitalised words from which on a question is a heading, whose capitals tell nothing. */
const HEADING = 0.7;
const FEWEST_WORDS_OF_HEADING = 4;

/** Capitalised words that look like names; those behind the last question mark sign the question. */
function latinNames(question: string, commonWords: ReadonlySet<string>): Name[] {
  const words = question.match(/(?:(?!\p{Script=Han})\p{L})+/gu) ?? [];
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word));
  if (words.length >= FEWEST_WORDS_OF_HEADING && capitalised.length > words.length * HEADING) return [];
  const lastMark = Math.max(question.lastIndexOf("?"), question.lastIndexOf("？"));
  return Array.from(question.matchAll(CAPITALISED), ({ 0: written, index }): Name => {
    const text = written.replace(POSSESSIVE, "");
    return { start: index, end: index + text.length, text };
  }).filter(({ start, text }) => {
    const before = question.slice(0, start);
    const word = fold(text).replaceAll(/['’]/gu, "");
    return (
      (lastMark < 0 || start < lastMark) &&
      (hasHan(question) || !OPENS_SENTENCE.test(before) || TITLE_POINT.test(before)) &&
      !OF_A_PEOPLE.test(word) &&
      ![DEMONYMS, REGION_WORDS, YOUNG_WORDS, commonWords].some((known) => known.has(word))
    );
  });
}

/** Characters that foreign names are written with and few Chinese words. */
const FOREIGN = new Set(
  "阿艾埃奧基佐巴貝比布查德迪杜恩菲費弗福格古哈赫霍吉加迦賈傑卡凱柯科克肯拉萊勒雷里利倫羅洛馬麥曼梅蒙米莫姆納內尼諾努歐帕佩皮普喬瑞薩塞森沙舍史施司斯索塔泰坦湯特提圖托" +
    "瓦威維韋沃烏伍西希休雅亞伊尤約扎詹爾隆摩瑪蘭莉妮娜茲楚頓丹登佛聖貢堡茨夫魯盧戈哥達波博柏伯",
);
/** In characters: two that sound like a name are found in any text. */
const SHORTEST_FOREIGN = 3;
/** Least share of them in a name. */
const MOSTLY_FOREIGN = 0.6;
/** Characters that join, ask or tell what is done, and belong to no name though they sound like a part of one. */
const NO_PART = new Set(
  "的了在是有和跟與及到去來給從對把被也就都還等於將以可不沒要能會送那位請問幾哪誰麼嗎呢",
);
/** What makes a place of a name, but for its office, its people and its parts: 潮嶺市, not 市長. */
const PLACE = /^[市縣町村鎮郡](?![長府民議區場立內區裡鎮縣])/u;

/** A word of a Chinese question that may be a part of a name. */
interface Part extends Name {
  /** Found in no dictionary, a single character, or a name in it. */
  readonly isUnclear: boolean;
}

/** Stretches of Chinese that the segmenter finds no words in: of characters that write foreign names, or before 市 and its like. */
function chineseNames(question: string, { glossary, dictionary }: NameKnowledge): Name[] {
  const runs: Part[][] = [];
  for (const { start, end, text, entry } of chineseWords(question, glossary, dictionary)) {
    if (entry !== null || Array.from(text).some((character) => NO_PART.has(character))) continue;
    const isUnclear = text.length === 1 || !isCommonWord(text, dictionary);
    if (!isUnclear && !Array.from(text).every((character) => FOREIGN.has(character))) continue;
    const run = runs.at(-1);
    if (run?.at(-1)?.end === start) run.push({ start, end, text, isUnclear });
    else runs.push([{ start, end, text, isUnclear }]);
  }
  return runs.flatMap((run) => {
    const name = foreignName(run) ?? placeName(run, question);
    return name === null || isCountry(name.text) ? [] : [name];
  });
}

/** Whether a word means something that is no name: what the dictionary lacks may be one. */
function isCommonWord(word: string, dictionary: Dictionary): boolean {
  return (
    everydayWord(word) !== null || (dictionary.senses(word) ?? []).some((sense) => /^[^\p{Lu}]/u.test(sense))
  );
}

/** The run without what stands before and behind a foreign name; null where it is none. */
function foreignName(run: readonly Part[]): Name | null {
  const isForeign = ({ text }: Part): boolean => FOREIGN.has(text.charAt(0));
  const from = run.findIndex(isForeign);
  const inner = run.slice(from, run.findLastIndex(isForeign) + 1);
  const name = joined(inner);
  if (from < 0 || name === null || !inner.some(({ isUnclear }) => isUnclear)) return null;
  const characters = Array.from(name.text);
  const foreign = characters.filter((character) => FOREIGN.has(character)).length;
  return characters.length >= SHORTEST_FOREIGN && foreign >= characters.length * MOSTLY_FOREIGN ? name : null;
}

/** A name of two to four characters with a unit of place behind it: 湊川市. */
function placeName(run: readonly Part[], question: string): Name | null {
  const unit = run.findIndex(
    ({ start, text }) =>
      start > (run[0]?.start ?? 0) && text.length === 1 && PLACE.test(question.slice(start)),
  );
  const name = joined(unit < 0 ? run : run.slice(0, unit));
  return name !== null &&
    name.text.length >= 2 &&
    name.text.length <= 4 &&
    PLACE.test(question.slice(name.end))
    ? name
    : null;
}

function joined(parts: readonly Part[]): Name | null {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return null;
  return { start: first.start, end: last.end, text: parts.map(({ text }) => text).join("") };
}

/** Between a name and what explains it: the rest of the name, an office, a unit. */
const EXPLAINED = /^[^?？()（]{0,20}[(（]([^)）]+)[)）]/u;

/** Whether brackets behind a name give it in the other script, and a passage has that. */
function isExplained(question: string, { end, text }: Name, { holdsName }: NameKnowledge): boolean {
  const explanation = EXPLAINED.exec(question.slice(end))?.[1];
  if (explanation === undefined || hasHan(explanation) === hasHan(text)) return false;
  return explanation.split(/[\s,、·・]+/u).some((part) => part.length > 1 && holdsName(part));
}
