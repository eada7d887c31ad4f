import { fold } from "../language/fold.ts";
import type { GlossaryEntry, GlossaryKind } from "../language/glossary.ts";
import { hasHan } from "../language/han.ts";
import type { NumberMention } from "../language/numbers.ts";
import type { SentenceView } from "./article-view.ts";
import type { QuestionKind } from "./question-kind.ts";
import { matchTerm, type QuestionTerm } from "./question-terms.ts";
import type { QuestionTime } from "./question-time.ts";
import { NAME_KINDS } from "./text-features.ts";

/** What has been understood of the question, as far as the value that it asks for goes. */
export interface AskedValue {
  readonly kind: QuestionKind;
  readonly time: QuestionTime;
  /** The question, Chinese in Traditional. */
  readonly text: string;
  /** The same in folded form. */
  readonly folded: string;
  /** Ids of the glossary entries in the question. */
  readonly entries: ReadonlySet<string>;
  /** What "how many" counts or "which" chooses from, where the question names it. */
  readonly head: QuestionTerm | null;
  /** Sections of the glossary that hold a value of the kind asked for ("which city"), where the question says so. */
  readonly sections: readonly GlossaryKind[];
}

/** Names in Latin letters that the glossary may lack: two or more capitalised words in a row. */
const LATIN_NAME =
  /(?<![\p{L}])\p{Lu}[\p{L}\p{M}'’-]+(?:\s+(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]+|de|van|der|von|bin|al))*\s+\p{Lu}[\p{L}\p{M}'’-]+/u;
const TITLES =
  /^(?:(?:Deputy|Vice|Executive|Acting|Mayor|President|Minister|Governor|Director|Chairman|Commissioner|Councilor|Representative|Ambassador|Secretary|General|Speaker|The|City)\s+)*(?:Mayor|President|Minister|Governor|Director|Chairman|Commissioner|Councilor|Representative|Ambassador|Speaker)?\s*/u;
/** Capitalised words that name a thing rather than a person. */
const NO_PERSON =
  /\b(?:City|Government|Forum|Summit|Expo|Festival|Games|Championship|Tournament|Council|Park|Hotel|Hall|Center|Centre|Museum|University|School|Zoo|Station|Airport|District|Office|Department|Commission|Committee|Hospital|Day|Year|Competition|Memorandum|Agreement|Universiade|Exhibition|January|February|March|April|May|June|July|August|September|October|November|December|Taipei|Shanghai)\b/u;
const VENUE =
  /\b(?:hotels?|cent(?:er|re)|park|hall|stadium|arena|museum|temple|school|university|hospital|airport|station|plaza|building|office|online)\b|飯店|酒店|中心|公園|館|體育場|廟|學校|大學|醫院|機場|車站|大樓|市府|線上|視訊|會議廳|會客廳|河濱/iu;
/** Asks for a stretch of time, and what states one. */
const ASKS_DURATION = /how long|多久|多長時間|幾(?:天|小時|個月|週|分鐘)/iu;
const DURATION_UNIT =
  /^[- ]?(?:days?|hours?|minutes?|weeks?|months?|years?)\b|^\s?(?:天|日|個?小時|分鐘|週|個月|年)/iu;
const WORDED_DURATION = /\b(?:a|an|half an|the) (?:day|hour|week|month|year)\b|半天|半小時|整天/iu;
const DURATION =
  /\bfor (?:more than |over |nearly |almost )?[\w-]+ years|\b\d+(?:st|nd|rd|th) anniversary|\bsince\b|\d+\s?[年週周]|[一二三四五六七八九十]+(?:多)?[年週周]|週年|周年|以來/iu;
const REASON =
  /because|due to|owing to|as a result|the reason|so that|in order to|in view of|amid|prompted|因|由於|為了|避免|以便|考量|受.{1,12}影響|使得/iu;
const PEOPLE_NUMBER =
  /^\s?(?:-member|-person|\s?(?:people|members|participants|guests|delegates|athletes|persons|visitors|officials|citizens|passengers|students|representatives))|^\s?(?:多|餘|余)?[人名位]/iu;
const COUNTS_PEOPLE =
  /how many (?:people|persons|members|participants|guests|delegates)|how (?:large|big)|(?:多少|幾)\s?(?:人|位|名)|人數/iu;

/**
 * Whether a sentence holds a value of the kind asked for that the question does not hold itself: 0 (no) to 1 (yes);
 * `NEUTRAL` where the kind cannot be told from the words.
 */
export function holdsValue(asked: AskedValue, sentence: SentenceView): number {
  if (asked.sections.length > 0) return hasNewEntry(asked, sentence, asked.sections) ? 1 : 0;
  switch (asked.kind) {
    case "who":
      return whoValue(asked, sentence);
    case "when":
      return whenValue(asked, sentence);
    case "since-when":
      return DURATION.test(sentence.text) ||
        sentence.dates.some(({ year }) => year !== null && !asked.time.years.includes(year))
        ? 1
        : 0;
    case "where":
      return whereValue(asked, sentence);
    case "how-many":
      return countValue(asked, sentence);
    case "why":
      return REASON.test(sentence.text) ? 0.8 : 0.3;
    case "which":
      return asked.head === null ? NEUTRAL : matchTerm(asked.head, sentence) === 1 ? 0.7 : 0.3;
    case "list":
      return /[、,，;；]|\band\b|及|與|和/u.test(sentence.text) ? 0.7 : 0.4;
    default:
      return NEUTRAL;
  }
}

/** Neither for nor against. */
export const NEUTRAL = 0.5;

function hasNewEntry(asked: AskedValue, sentence: SentenceView, kinds: readonly GlossaryKind[]): boolean {
  return sentence.mentions.some(({ entry }) => kinds.includes(entry.kind) && !asked.entries.has(entry.id));
}

function whoValue(asked: AskedValue, sentence: SentenceView): number {
  const others = sentence.mentions.filter(
    ({ entry }) =>
      entry.kind === "people" && !asked.entries.has(entry.id) && !isCalledBySurname(entry, asked),
  );
  if (others.length > 0) return 1;
  const known = sentence.mentions.filter(({ entry }) => NAME_KINDS.has(entry.kind));
  const isNew = (name: string): boolean =>
    !fold(name)
      .split(" ")
      .some((word) => asked.folded.split(/\W+/u).includes(word)) &&
    !known.some(({ start, end }) => sentence.text.slice(start, end).includes(name));
  if (latinNames(sentence.text).some(isNew)) return 0.9;
  if (hasChineseName(sentence.text, asked.text)) return 0.8;
  return hasNewEntry(asked, sentence, ["organisations"]) ? 0.5 : 0;
}

/** Whether the question means a person by the surname alone: "Mayor Hau", 柯市長, 柯P. */
function isCalledBySurname({ en, zh }: GlossaryEntry, { folded, text }: AskedValue): boolean {
  const words = folded.split(/[^\p{L}\p{N}']+/u);
  if (
    en.some((name) =>
      fold(name)
        .split(" ")
        .some((word) => word.length > 1 && words.includes(word)),
    )
  )
    return true;
  return zh.some((name) =>
    new RegExp(`${name.charAt(0)}(?:市長|副市長|知事|部長|議員|主任|P)`, "u").test(text),
  );
}

/** The hundred commonest family names of Taiwan and China, by which a Chinese name is told from other words. */
const SURNAMES =
  "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董唐溫藍石紀姚蔣連歐程湯康田汪白姜郝龔應韓華屠金夏秦尤殷賀";
/** A name beside a title, as Chinese news writes people: 發言人殷瑋, 主任李文輝. */
const CHINESE_NAME = new RegExp(
  `(?:市長|縣長|知事|總理|部長|局長|處長|主任|代表|大使|發言人|議長|議員|董事長|主席|會長|校長|祕書長|秘書長|執行長|總裁|教授|館長|理事長|領隊|團長)([${SURNAMES}]\\p{Script=Han}{1,2})`,
  "gu",
);

function hasChineseName(text: string, question: string): boolean {
  return [...text.matchAll(CHINESE_NAME)].some(([, name = ""]) => !question.includes(name.slice(0, 2)));
}

/** Names in Latin letters without the titles before them; "Mayor Ko" is "Ko". */
function latinNames(text: string): string[] {
  return [...text.matchAll(new RegExp(LATIN_NAME, "gu"))]
    .map(([name]) => name.replace(/['’]s?$/u, "").replace(TITLES, ""))
    .filter((name) => name !== "" && !NO_PERSON.test(name));
}

function whenValue({ time, text }: AskedValue, sentence: SentenceView): number {
  const isNew = (value: number | null, known: readonly (number | null)[]): boolean =>
    value !== null && !known.includes(value);
  const asksYear = /what year|which year|哪一?年|幾年/iu.test(text);
  const days = time.dates.map(({ day }) => day);
  const months = time.dates.map(({ month }) => month);
  let best = 0;
  for (const { day, month, year } of sentence.dates) {
    if (asksYear) best = Math.max(best, isNew(year, time.years) ? 1 : 0);
    else if (isNew(day, days) || isNew(month, months)) best = 1;
    else if (isNew(year, time.years)) best = Math.max(best, 0.6);
  }
  return best;
}

function whereValue(asked: AskedValue, sentence: SentenceView): number {
  if (hasNewEntry(asked, sentence, ["places"])) return 1;
  if (VENUE.test(sentence.text)) return 0.9;
  return hasNewEntry(asked, sentence, ["cities", "districts", "countries", "regions", "organisations"])
    ? 0.8
    : 0;
}

/** Numbers that count something: no part of a date, no rank, and not in the question. */
function counts(asked: AskedValue, sentence: SentenceView): NumberMention[] {
  return sentence.numbers.filter(({ start, end, ordinal }) => {
    if (ordinal && !/which edition|第幾|幾屆/iu.test(asked.text)) return false;
    if (sentence.dates.some((date) => start < date.end && date.start < end)) return false;
    return !asked.folded.includes(fold(sentence.text.slice(start, end)));
  });
}

/** Measure words that leave no doubt of what is counted: 幾場 wants a number of 場. */
const ASKED_MEASURE = /(?<!第)幾(場|隊|支|隻|艘|輛|國|間|所|屆|家)/u;

/** How near, in UTF-16 units, a number has to stand to what it counts: about four English words or a dozen Han. */
const NEAR_LATIN = 32;
const NEAR_HAN = 12;

function countValue(asked: AskedValue, sentence: SentenceView): number {
  const numbers = counts(asked, sentence);
  if (ASKS_DURATION.test(asked.text)) {
    const isStated = numbers.some(({ end }) => DURATION_UNIT.test(sentence.text.slice(end)));
    return isStated || WORDED_DURATION.test(sentence.text) ? 1 : 0;
  }
  if (numbers.length === 0) return 0;
  const { head } = asked;
  const measure = ASKED_MEASURE.exec(asked.text)?.[1];
  if (
    measure !== undefined &&
    hasHan(sentence.text) &&
    !numbers.some(({ end }) => sentence.text.slice(end).startsWith(measure))
  ) {
    return 0.3;
  }
  if (COUNTS_PEOPLE.test(asked.text)) {
    return numbers.some(({ end }) => PEOPLE_NUMBER.test(sentence.text.slice(end))) ? 1 : 0.4;
  }
  if (head === null) return 0.7;
  if (matchTerm(head, sentence) < 1) return 0.3;
  const isNear = numbers.some(({ start, end }) => {
    const reach = /\p{Script=Han}/u.test(sentence.text) ? NEAR_HAN : NEAR_LATIN;
    const around = sentence.text.slice(Math.max(0, start - reach / 2), end + reach);
    return (
      head.grams.some((gram) => fold(around).includes(gram)) ||
      head.stems.some((stems) => stems.every((part) => fold(around).includes(part)))
    );
  });
  return isNear ? 1 : 0.7;
}
