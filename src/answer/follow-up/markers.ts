import { stem } from "../../language/stem.ts";
import { type FeatureReader, NAME_KINDS } from "../text-features.ts";

/**
 * Words that tie a question to the one before it. Chinese in Traditional. Small words of both languages are all that is
 * looked at, so that it works for any city.
 */

/** Words that only lead over from the question before. */
const LEAD_ENGLISH = /^(?:(?:and|so|but|also|then|ok|okay|well)\b[,\s]+)+/iu;
const ABOUT_ENGLISH = /^(?:what|how)\s+about\s+/iu;
/** The words that lead over, one after the other; 那 before 次, 年 and their like points at something instead. */
const LEAD_CHINESE =
  /(?:請問|請教)?(?:那麼|還有|另外|那)(?![次場屆個裡裏邊時年天位些項份趟回一])[，,、\s]*/guy;
const TAIL_CHINESE = /呢\s*[？?。!！]*$/u;

/** What is left of a question without what leads over, and whether something did. */
export function withoutLead(
  question: string,
  reader: FeatureReader,
): { readonly rest: string; readonly hasLead: boolean } {
  const asked = question.trim();
  const inEnglish = asked.replace(LEAD_ENGLISH, "").replace(ABOUT_ENGLISH, "");
  const rest = inEnglish.slice(leadChinese(inEnglish, reader)).replace(TAIL_CHINESE, "？");
  return { rest, hasLead: rest !== asked };
}

/** How far the Chinese words go that lead over; 那霸市 is a name, of which nothing leads over. */
function leadChinese(question: string, { glossary }: FeatureReader): number {
  const leads = Array.from(question.matchAll(LEAD_CHINESE), ({ 0: { length }, index }) => index + length);
  if (leads.length === 0) return 0;
  const names = glossary.mentionsIn(question).filter(({ entry }) => NAME_KINDS.has(entry.kind));
  const nameFrom = Math.min(...names.map(({ start }) => start), question.length);
  return leads.findLast((end) => end <= nameFrom) ?? 0;
}

/** "he", 他: a person spoken of before; 其他 and 他國 are none. */
export const PERSON_PRONOUN = /\b(?:he|him|his|she|hers?)\b|(?<!其)(?:他|她)(?![們國市人縣校])/giu;
/** "there", 那裡; not the one of "are there". */
export const PLACE_PRONOUN =
  /(?<!\b(?:is|are|was|were|be|been|do|does|did) )\bthere\b(?! (?:is|are|was|were|be|been|any|will|has|have)\b)|那[裡裏邊兒]/giu;
const EVENT_NOUN =
  "(?:forum|summit|visit|trip|event|meeting|festival|games|tournament|edition|agreement|memorandum|mou|delegation|ceremony|exhibition|time|year|day|one|occasion)";
/** "it", "that visit", 那次: an event spoken of before. */
export const EVENT_PRONOUN = new RegExp(
  [
    String.raw`\b(?:it|its|they|them|their)\b`,
    String.raw`\b(?:that|this|the same|those|these) ${EVENT_NOUN}s?\b`,
    String.raw`\b(?:that|this)\s*[?？]$`,
    String.raw`(?:那|這|該|此|同)一?(?:次|場|屆|趟|回|項|份|個?(?:論壇|活動|會議|訪問|代表團|協議|備忘錄|展覽))`,
    String.raw`當時|當天|當年|那時|那一?[年天]|其中|[它牠]|他們|她們`,
  ].join("|"),
  "giu",
);
/** Of these, the ones that mean one time rather than whatever was spoken of. */
export const ONE_TIME =
  /\b(?:that|this|the same) (?:forum|summit|visit|trip|event|meeting|time|year|day|one|occasion|edition)\b|[那這該同]一?(?:次|場|屆|趟|回|年|天)|當時|當天|當年|那時/giu;
/** Where a second clause begins whose pronoun means something of the first: "the marathon, and where does it start". */
export const SECOND_CLAUSE =
  /\b(?:and|but|when|where|while|before|after|if|because)\b(?=[^?]*\b(?:it|its|they|them|their)\b)/giu;
/** Where a clause begins that may go on about a person of the one before: "…, and whom did she meet", 「…，她見了誰」. */
export const NEXT_CLAUSE =
  /\b(?:and|but|when|where|while|before|after|if|because|that|said|says?)\b|[，；]/giu;

/** Years and editions counted from the one spoken of before. */
const SHIFTS: readonly { readonly pattern: RegExp; readonly by: number; readonly of: "year" | "edition" }[] =
  [
    {
      pattern:
        /\b(?:the )?(?:year before(?! last\b| (?:19|20)\d)(?: that)?|previous year|preceding year)\b|前一年/iu,
      by: -1,
      of: "year",
    },
    {
      pattern: /\b(?:the )?(?:year after(?: that)?|following year|next year)\b|隔年|次年|翌年|後一年/iu,
      by: 1,
      of: "year",
    },
    {
      pattern:
        /\b(?:the )?(?:previous|preceding|earlier) (?:one|edition|forum|summit|festival|games)\b|[上前]一?屆/iu,
      by: -1,
      of: "edition",
    },
    {
      pattern: /\b(?:the )?(?:next|following) (?:one|edition|forum|summit|festival|games)\b|下一?屆|後一屆/iu,
      by: 1,
      of: "edition",
    },
  ];

/** A time that is told by its distance from the one before. */
export interface TimeShift {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly by: number;
  readonly of: "year" | "edition";
}

/** The first such time in a question; null where there is none. */
export function timeShift(question: string): TimeShift | null {
  for (const { pattern, by, of } of SHIFTS) {
    const found = pattern.exec(question);
    if (found !== null) return { start: found.index, end: found.index + found[0].length, by, of };
  }
  return null;
}

/**
 * Words that are a part or a property of an event, so that alone they ask about the one before. Chinese words are told
 * by their English too.
 */
const PARTS_ENGLISH = (
  "theme topic subject title leader lead led head headed chief delegation member members group size venue hotel location " +
  "address date month edition host organize organizer organiser memorandum memoranda mou mous understanding cooperation agreement " +
  "document accord pact area field sign signed ink participant participate take part attend attendee attendance visitor audience " +
  "result winner win won score medal cost budget price fee ticket gift speech remark statement mayor deputy program programme schedule " +
  "agenda site place stop speaker guest partner side purpose aim goal outcome detail details hold held open opened start started " +
  "begin began end ended visit meet met say said speak spoke go went stay stayed tourist traveler include including join joined city"
).split(" ");
export const PART_STEMS: ReadonlySet<string> = new Set(PARTS_ENGLISH.flatMap((word) => [word, stem(word)]));
export const PART_HAN: ReadonlySet<string> = new Set(
  (
    "主題 題目 議題 團長 率團 率領 帶隊 領隊 團員 代表團 成員 人數 規模 場地 飯店 地點 地址 日期 月份 屆 主辦 主辦單位 承辦 備忘錄 合作備忘錄 協議 文件 領域 簽署 簽 簽訂 簽了 " +
    "參加 出席 與會 來賓 觀眾 人次 結果 冠軍 得獎 名次 比分 獎牌 經費 預算 票價 費用 禮物 致詞 發言 談話 市長 副市長 行程 議程 參訪 參觀 講者 單位 原因 目的 成果 內容 舉行 舉辦 開始 結束 開幕 閉幕 持續 見面 會面 項目 去"
  ).split(" "),
);
