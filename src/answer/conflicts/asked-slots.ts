import type { Slot } from "../../records/record.ts";
import type { QuestionKind } from "../question-kind.ts";

/** A value that a question asks for and on which sources can differ. */
export interface AskedSlot {
  readonly slot: Slot;
  /** The reply `column-NAME` that names it. */
  readonly word: string;
  /** Asks for a count of all up to then, not for that of one event. */
  readonly isTotal: boolean;
}

interface SlotPattern {
  readonly slot: Slot;
  readonly word: string;
  readonly asked: RegExp;
  /** Kinds of questions that ask for it without a word of their own. */
  readonly kinds?: readonly QuestionKind[];
}

/** What asks for which value, in general words of both languages; Chinese in Traditional. */
const SLOTS: readonly SlotPattern[] = [
  {
    slot: "event.date",
    word: "date",
    asked: /\b(?:what|which) (?:date|day|month|year)s?\b|\bdates?\b|日期|哪一?天|幾月|哪一?年/iu,
    kinds: ["when"],
  },
  {
    slot: "event.place",
    word: "place",
    asked: /\b(?:host cit(?:y|ies)|which city)\b|哪個?城市/iu,
    kinds: ["where"],
  },
  {
    slot: "event.venue",
    word: "venue",
    asked: /\b(?:venues?|hotels?|halls?)\b|場地|會場|飯店|酒店/iu,
    kinds: ["where"],
  },
  {
    slot: "event.theme",
    word: "theme",
    // Not the theme of what somebody says there.
    asked:
      /^(?!.*\b(?:speech|spoke|talk\w*|discuss\w*|lecture|memorand\w+)\b).*\b(?:themes?|slogans?|mottos?)\b|^(?!.*(?:發言|演講|致詞|討論|會談|備忘錄)).*(?:主題|標語)/iu,
  },
  {
    slot: "document.count",
    word: "documents",
    asked:
      /\bhow many (?:\p{L}+ ){0,2}(?:memorand\w+|mous?|agreements?|documents?|pacts?)\b|\bnumbers? of (?:memorand\w+|mous?|agreements?)\b|[幾多少][項個份件].{0,6}(?:備忘錄|協議|協定|文件)|多少.{0,6}(?:備忘錄|協議|協定)|(?:備忘錄|協議|協定).{0,4}(?:[幾多少][項個份件]|數)|簽.{0,4}[幾多少][項個份件]/iu,
  },
  {
    slot: "delegation.leader",
    word: "leader",
    asked:
      /\bwho (?:led|headed|leads|heads)\b|\b(?:led|headed) by whom\b|\b(?:leader|head) of (?:the )?[^?]{0,30}delegation|誰.{0,6}(?:率團|帶團|帶隊|領隊|領軍|率領)|(?:率團|帶隊|領隊|團長).{0,4}誰|由誰.{0,4}(?:率|帶|領)/iu,
  },
  {
    slot: "delegation.size",
    word: "size",
    asked:
      /\bhow (?:large|big) (?:was|were|is|a)\b[^?]{0,40}\b(?:delegation|group|team|party)\b|\bhow many (?:people|members|persons|delegates)\b|\bsize of (?:the )?[^?]{0,30}delegation|(?:代表團|訪問團|訪團|團隊|一行|率).{0,8}(?:幾|多少).{0,2}[人名位]|(?:幾|多少).{0,2}[人名位]|人數/iu,
  },
  {
    slot: "event.edition",
    word: "edition",
    asked: /\b(?:which|what) (?:edition|time)\b|第幾[屆次]|哪一?屆/iu,
  },
  {
    slot: "event.state",
    word: "state",
    asked:
      /\b(?:was|were|did|has)\b[^?]{0,60}\b(?:held|take place|cancell?ed|called off|happen(?:ed)?|staged)\b|(?:[有沒是不]{2,4}|是否|有無|^[^？]{0,16}有)[^？]{0,20}(?:舉行|舉辦|停辦|取消|(?<![公創])辦(?![法理公事]))|(?:舉行|舉辦|停辦|取消)(?:了|過)?(?:嗎|沒有)/iu,
    kinds: [],
  },
];

const TOTAL =
  /\b(?:so far|by then|altogether|in total|in all|already|to date|up to|until|before|had been signed|total)\b|至今|迄今|累計|總共|一共|已經?簽|到目前|之前|先前/iu;

/** The values that a question asks for and on which sources can differ; Chinese in Traditional. */
export function askedSlots(question: string, kind: QuestionKind): AskedSlot[] {
  const isTotal = TOTAL.test(question);
  return SLOTS.filter(({ slot, asked, kinds = [] }) => {
    // "When was the forum held" asks for the day: only a question with yes or no as its answer asks whether it was.
    if (slot === "event.state" && kind !== "yes-no") return false;
    // "Since when has there been a forum" asks for the beginning of the series.
    if (slot === "event.date" && kind === "since-when") return false;
    return kinds.includes(kind) || asked.test(question);
  }).map(({ slot, word }) => ({ slot, word, isTotal: slot === "document.count" && isTotal }));
}

/** The value that a column of a table over a series shows; null where a cell has several. */
export function slotOfColumn(column: string): AskedSlot | null {
  const shown = SLOTS.find(({ word }) => word === column);
  return shown === undefined ? null : { slot: shown.slot, word: shown.word, isTotal: false };
}
