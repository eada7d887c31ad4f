import { fold } from "../language/fold.ts";
import type { GlossaryKind } from "../language/glossary.ts";
import { hasHan } from "../language/han.ts";
import type { NumberMention } from "../language/numbers.ts";
import type { SentenceView } from "./article-view.ts";
import type { QuestionKind } from "./question-kind.ts";
import { personValue } from "./person-names.ts";
import { matchTerm } from "./match-term.ts";
import type { QuestionTerm } from "./question-terms.ts";
import type { QuestionTime } from "./question-time.ts";
import { latinStems } from "./text-features.ts";

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

const VENUE =
  /\b(?:hotels?|cent(?:er|re)|park|hall|stadium|arena|museum|temple|school|university|hospital|airport|station|plaza|building|office|online)\b|飯店|酒店|中心|公園|館|體育場|廟|學校|大學|醫院|機場|車站|大樓|市府|線上|視訊|會議廳|會客廳|河濱/iu;
/** Asks for a person rather than for whoever it was: an organisation is no answer. */
const ASKS_PERSON =
  /\b(?:mayors?|officials?|ambassadors?|singers?|artists?|teachers?|councill?ors?|ministers?|directors?|commissioners?|representatives?|players?|athletes?|runners?|speakers?|persons?|protester|conductor|coach|meet|met|receive[ds]?|welcome[ds]?|greet(?:ed)?|name)\b|市長|官員|大使|歌手|老師|議員|部長|局長|代表|選手|人士|先生|女士|哪位|哪一位|見面|會面|接見|接機|迎接/iu;
/** Asks for a stretch of time, and what states one. */
const ASKS_DURATION =
  /how long|how many (?:days|hours|minutes|weeks|months)|多久|多長時間|(?:幾|多少)(?:天|個?小時|個月|週|分鐘)|(?:效期|期限|為期|任期|年限|維持|持續|歷時|長達)[^，。？]{0,6}(?:幾|多少)年/iu;
const DURATION_UNIT =
  /^[- ]?(?:days?|hours?|minutes?|weeks?|months?|years?)\b|^\s?(?:天|日|個?小時|分鐘|週|個月|年)/iu;
const WORDED_DURATION = /\b(?:a|an|half an|the) (?:day|hour|week|month|year)\b|半天|半小時|整天/iu;
const DURATION =
  /\bfor (?:more than |over |nearly |almost )?[\w-]+ years|\b\d+(?:st|nd|rd|th) anniversary|\bsince\b|\d+\s?[年週周]|[一二三四五六七八九十]+(?:多)?[年週周]|週年|周年|以來/iu;
const REASON =
  /because|due to|owing to|as a result|the reason|so that|in order to|in view of|\bamid\b|prompted|因|由於|為了|避免|以便|考量|受.{1,12}影響|使得/iu;
const PEOPLE_NUMBER =
  /^\s?(?:-member|-person|\s?(?:people|members|participants|guests|delegates|athletes|persons|visitors|officials|citizens|passengers|students|representatives))|^\s?(?:多|餘|余)?[人名位]/iu;
/** What a number of people stands behind: a delegation of seven. */
const BEFORE_PEOPLE_NUMBER =
  /\b(?:delegation|group|team|party|crew|contingent|mission) of (?:about |some |around |over |more than )?$/iu;
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
      return Math.max(
        personValue(asked, sentence),
        !ASKS_PERSON.test(asked.text) && hasNewEntry(asked, sentence, ["organisations"]) ? 0.5 : 0,
      );
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

/** Whether a sentence gives a reason for something. */
export function statesReason(text: string): boolean {
  return REASON.test(text);
}

/** Where a sentence says that it gives a reason, as offsets. */
export function reasonsIn(text: string): number[] {
  return Array.from(text.matchAll(new RegExp(REASON, "giu")), ({ index }) => index);
}

/** Neither for nor against. */
export const NEUTRAL = 0.5;

function hasNewEntry(asked: AskedValue, sentence: SentenceView, kinds: readonly GlossaryKind[]): boolean {
  return sentence.mentions.some(({ entry }) => kinds.includes(entry.kind) && !asked.entries.has(entry.id));
}

/** Whether a question asks for the day or the month by name: the year alone is no answer. */
function asksForDay(question: string): boolean {
  return /\b(?:which|what) (?:\p{L}+ )?(?:days?|dates?|month)\b|\bon (?:which|what) (?:days?|dates?)\b|哪一?[天日]|哪幾[天日]|幾月|幾[號日]|日期/iu.test(
    question,
  );
}

/** Whether a question asks for the day or the month and a sentence dates nothing so finely. */
export function lacksDay({ kind, text }: AskedValue, { dates }: SentenceView): boolean {
  return (
    kind === "when" && asksForDay(text) && dates.every(({ month, day }) => month === null && day === null)
  );
}

function whenValue({ time, text }: AskedValue, sentence: SentenceView): number {
  const isNew = (value: number | null, known: readonly (number | null)[]): boolean =>
    value !== null && !known.includes(value);
  const asksYear = /what year|which year|哪一?年|幾年/iu.test(text);
  const asksDay = asksForDay(text);
  const days = time.dates.map(({ day }) => day);
  const months = time.dates.map(({ month }) => month);
  let best = 0;
  for (const { day, month, year } of sentence.dates) {
    if (asksYear) best = Math.max(best, isNew(year, time.years) ? 1 : 0);
    else if (isNew(day, days) || isNew(month, months)) best = 1;
    else if (isNew(year, time.years) && !asksDay) best = Math.max(best, 0.6);
  }
  return best;
}

function whereValue(asked: AskedValue, sentence: SentenceView): number {
  const { text } = sentence;
  const located = sentence.mentions.filter(
    ({ entry, start }) => !asked.entries.has(entry.id) && LOCATING.test(text.slice(0, start)),
  );
  if (located.some(({ entry }) => entry.kind === "places")) return 1;
  if (VENUE.test(text)) return 0.9;
  if (located.some(({ entry }) => AREAS.has(entry.kind))) return 0.8;
  return hasNewEntry(asked, sentence, ["places", "organisations"]) ? 0.5 : 0;
}

/** Sections of the glossary that hold what a thing can happen in. */
const AREAS: ReadonlySet<GlossaryKind> = new Set<GlossaryKind>([
  "cities",
  "districts",
  "countries",
  "regions",
]);
/** What stands before a place where something happens or somebody goes. */
const LOCATING =
  /(?:\b(?:in|at|to|into|near|on|visited|visit|toured|tour|reached|via)(?: the)?(?: [\p{L}'’-]+)?\s*|[在於到至赴往訪抵及和與、設](?:日本|美國|韓國|中國)?)$/iu;

/** Numbers that count something: no part of a date, no rank, and not in the question. */
function counts(asked: AskedValue, sentence: SentenceView): NumberMention[] {
  return sentence.numbers.filter(({ start, end, ordinal }) => {
    if (ordinal && !/which edition|第幾|幾屆/iu.test(asked.text)) return false;
    if (sentence.dates.some((date) => start < date.end && date.start < end)) return false;
    return !isStatedIn(asked.folded, fold(sentence.text.slice(start, end)));
  });
}

/** Whether a text has a number as a whole: 2019 has no 9. */
function isStatedIn(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const isWhole = !/\d/.test(text.charAt(at - 1)) && !/\d/.test(text.charAt(at + number.length));
    if (isWhole || !/\d/.test(number)) return true;
  }
  return false;
}

/** Asks for a number that need not count things: 失業率 does, 市長率團 does not, nor does the year of an event. */
const ASKS_AMOUNT =
  /how much|\b(?:rates?|shares?|percent(?:age)?|costs?)\b|多少錢|比例|[比業育用票視生收蓋及]率|[成增]長率|占|佔|how (?:old|far|high|big|large|fast)|(?:幾|多少)\s?[年歲週天]|年齡|年紀|[年天]數/iu;

/** How near, in UTF-16 units, a number has to stand to what it counts: about four English words or a dozen Han. */
const NEAR_LATIN = 32;
const NEAR_HAN = 12;

function countValue(asked: AskedValue, sentence: SentenceView): number {
  const counted = counts(asked, sentence);
  if (ASKS_DURATION.test(asked.text)) {
    const isStated = counted.some(({ end }) => DURATION_UNIT.test(sentence.text.slice(end)));
    return isStated || WORDED_DURATION.test(sentence.text) ? 1 : 0;
  }
  const numbers = ASKS_AMOUNT.test(asked.text)
    ? counted
    : counted.filter(({ end, percent }) => !percent && !DURATION_UNIT.test(sentence.text.slice(end)));
  if (numbers.length === 0) return 0;
  const { head } = asked;
  if (COUNTS_PEOPLE.test(asked.text)) {
    const { text } = sentence;
    const countsPeople = ({ start, end }: NumberMention): boolean =>
      PEOPLE_NUMBER.test(text.slice(end)) || BEFORE_PEOPLE_NUMBER.test(text.slice(0, start));
    return numbers.some(countsPeople) ? 1 : 0.4;
  }
  if (head === null) return 0.7;
  if (matchTerm(head, sentence) < 0.9) return 0.3;
  const speaksOfHead = (from: number, to: number): boolean => {
    const part = sentence.text.slice(Math.max(0, from), to);
    const folded = fold(part);
    const words = new Set(latinStems(part));
    return (
      head.grams.some((gram) => folded.includes(gram)) ||
      head.stems.some((stems) => stems.every((stemmed) => words.has(stemmed))) ||
      sentence.conceptMentions.some(
        ({ start, end, ids }) => start >= from && end <= to && ids.some((id) => head.concepts.includes(id)),
      )
    );
  };
  const reach = hasHan(sentence.text) ? NEAR_HAN : NEAR_LATIN;
  const grades = numbers.map(({ start, end }, index) => {
    const until = Math.min(end + reach, numbers[index + 1]?.start ?? Infinity);
    if (speaksOfHead(end, until)) return 1;
    const before = sentence.text.slice(Math.max(0, start - reach), start);
    return speaksOfHead(start - reach, start) && TOTAL.test(before) ? 0.9 : 0.5;
  });
  return Math.max(...grades);
}

/** Tells that a number is the count of what was named before it. */
const TOTAL =
  /\b(?:total(?:l?ed)?|numbers?|numbered|tally|stood at|reached|came to)\b|總數|共|達|累計|計|為|有|數/iu;
