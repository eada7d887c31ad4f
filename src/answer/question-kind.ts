import { hasHan } from "../language/han.ts";

/** What kind of value a question asks for. */
export type QuestionKind =
  | "who"
  | "when"
  | "since-when"
  | "where"
  | "how-many"
  | "which"
  | "what"
  | "list"
  | "why"
  | "how"
  | "yes-no"
  | "open";

interface KindPattern {
  readonly kind: QuestionKind;
  readonly pattern: RegExp;
}

/**
 * The first pattern that fits decides, so the narrower stand before the wider: 「什麼時候」 holds 「什麼」, "how many" holds
 * "how". Written from how citizens put questions in both languages; Chinese in Traditional, questions are converted
 * before they are matched.
 */
const PATTERNS: readonly KindPattern[] = [
  {
    kind: "since-when",
    pattern:
      /since when|since what year|(?:for )?how long have|how many years|自?從?(?:什麼時候|何時|哪一?年)(?:開始|起)|多久了|多少年|幾年了|幾週年|幾年來/iu,
  },
  {
    // 效期是幾年 asks for how long, though 幾年 alone asks when.
    kind: "how-many",
    pattern:
      /(?:效期|期限|為期|任期|年限|維持|持續|歷時|長達)[^，。？]{0,6}(?:多久|多長|(?:幾|多少)(?:年|個?月(?![份底初])|週|天|個?小時|分鐘))/iu,
  },
  {
    kind: "how-many",
    pattern:
      /how many|how much|number of|how large|how big|how old|how often|how long|多少|多久|幾[^乎何分點月日號年]|(?:有|共|總共|達)幾|人數|次數|數量|比例|第幾/iu,
  },
  {
    kind: "when",
    pattern:
      /\bwhen\b|what (?:date|day|year|month|time)|what (?:is|are|was|were) (?:the )?(?:\p{L}+ ){0,2}dates?\b|which (?:date|day|year|month)|on what|(?:什麼|甚麼|哪個?)(?:時候|時間|日期)|何時|哪(?:一|幾)?(?:年|天|日|月)|幾(?:月|號|日|點|年)|日期/iu,
  },
  {
    kind: "who",
    pattern:
      /\bwho(?:m|se)?\b|which (?:[\w-]+ ){0,2}(?:person|people|mayor|mayors|deputy mayor|official|officials|councill?or|representative|leader)|names? of the [\w -]{0,30}(?:mayors?|officials?|servants?|employees?|person|people|ministers?|ambassadors?|artists?|musicians?|councill?ors?|directors?|leaders?|representatives?|runners?|members?)|(?:mayor|official|representative|minister|ambassador|director|leader|councill?or)'s name|誰|[長員表任]叫(?:什麼|做什麼)|哪(?:一)?位|何人|哪些人|什麼人|姓名|名叫/iu,
  },
  {
    kind: "where",
    pattern:
      /\bwhere\b|which (?:venue|place|hotel|building|hall|location)|what (?:venue|place|location)|(?:什麼|甚麼)地(?:方|點)|哪裡|哪裏|哪兒|何處|何地|地點|場地|會場|在哪(?![些幾一個])/iu,
  },
  {
    kind: "why",
    pattern:
      /\bwhy\b|what (?:was|is|were|are) the reasons?|what reasons?|for what reason|how come|為什麼|為甚麼|為何|何以|什麼原因|原因|怎麼會|為了什麼/iu,
  },
  {
    kind: "list",
    pattern:
      /\blist\b|name (?:the|all|some|two|three|four)|what are the (?:names|cities|areas|topics|themes)|which (?:\w+ )?(?:cities|countries|areas|places|topics|companies|districts|sites|teams|memorandums|fields|sub-forums|stops)|what (?:\w+ )?(?:cities|countries|areas|places|topics|sites|stops|items)|哪些|哪幾|有那些|列出|分別/iu,
  },
  { kind: "which", pattern: /\bwhich\b|哪(?:一)?(?:個|座|間|家|屆|項|種|場|城市|國)?/iu },
  { kind: "how", pattern: /\bhow\b|如何|怎麼|怎樣/iu },
  { kind: "what", pattern: /\bwhat\b|什麼|甚麼|何(?:種|項|者)|主題|內容|[為是叫]何/iu },
  {
    kind: "yes-no",
    pattern:
      /^(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would)\b|嗎|是否|有沒有|是不是|有無|會不會|能不能/iu,
  },
];

const AUXILIARY = /^(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would)\b/iu;
/** Words that open a question, or only a clause: "who was there when he came" asks who. */
const QUESTION_WORD = /\b(?:who(?:m|se)?|when|where|why|how|which|what|list|name)\b/giu;

/** Tells what a question asks for. `question` is clean text, Chinese in Traditional. */
export function questionKind(question: string): QuestionKind {
  const fits = PATTERNS.filter(({ pattern }) => pattern.test(question));
  if (hasHan(question)) return fits[0]?.kind ?? "open";
  if (AUXILIARY.test(question)) return "yes-no";
  // In English the first question word decides; the patterns then see the question up to the next one only.
  const words = [...question.matchAll(QUESTION_WORD)];
  const first = words[0];
  if (first === undefined) return fits[0]?.kind ?? "open";
  const clause = question.slice(Math.max(0, first.index - "since ".length), words[1]?.index);
  return PATTERNS.find(({ pattern }) => pattern.test(clause))?.kind ?? "open";
}
