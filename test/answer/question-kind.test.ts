import { describe, expect, it } from "vitest";
import { type QuestionKind, questionKind } from "../../src/answer/question-kind.ts";

const QUESTIONS: readonly (readonly [QuestionKind, readonly string[]])[] = [
  ["who", ["Who led the delegation?", "Whose speech opened it?", "誰率團前往上海？", "哪位副市長出席？"]],
  [
    "when",
    [
      "When was the forum held?",
      "What are the new dates for the festival?",
      "活動持續到幾號？",
      "What day did they sign?",
      "論壇什麼時候舉行？",
      "哪一年簽署的？",
    ],
  ],
  [
    "since-when",
    ["Since when have they been sister cities?", "How long have they been partners?", "從哪一年開始合作？"],
  ],
  ["where", ["Where was the forum held?", "Which venue hosted it?", "論壇在哪裡舉行？", "會場是什麼地方？"]],
  [
    "how-many",
    [
      "How many memorandums were signed?",
      "備忘錄的效期是幾年？",
      "有效期限是多久？",
      "簽了多少備忘錄？",
      "有幾隊參加龍舟賽？",
    ],
  ],
  ["which", ["Which memorandum came first?", "哪個城市主辦？"]],
  ["what", ["What was the theme?", "主題是什麼？"]],
  ["list", ["Which cities took part?", "List the sub-forums", "有哪些城市參加？"]],
  ["why", ["Why was it postponed?", "What was the reason for it?", "為什麼延期？"]],
  ["how", ["How did they travel?", "如何合作？"]],
  ["yes-no", ["Did the mayor go?", "Was it cancelled?", "市長有去嗎？", "是否簽署？"]],
  ["open", ["Twin-City Forum", "雙城論壇"]],
];

describe.each(QUESTIONS)("%s", (kind, questions) => {
  it.each(questions)("%s", (question) => {
    expect(questionKind(question)).toBe(kind);
  });
});

describe("the first question word decides", () => {
  it.each([
    ["Who was there when he came?", "who"],
    ["Was there a reason why it was moved?", "yes-no"],
    ["What did he say when he arrived?", "what"],
  ] as const)("%s", (question, kind) => {
    expect(questionKind(question)).toBe(kind);
  });
});
