import { expect, it } from "vitest";
import { newEntry } from "../../src/web/conversation/entry.ts";
import { spokenEntry } from "../../src/web/panel/spoken.ts";
import { languageOf } from "../../src/web/panel/text-language.ts";
import { wordsIn } from "../../src/web/panel/words.ts";
import { fullAnswer } from "../http/fixtures.ts";

it.each([
  ["Three memorandums signed", "zh-Hant", "en"],
  ["雙城論壇簽署三項合作備忘錄", "en", "zh-Hant"],
  ["双城论坛签署三项合作备忘录", "zh-Hans", "zh-Hans"],
  ["Mayor Ko Wen-je (柯文哲) led the delegation", "zh-Hant", "en"],
  ["臺北市參加 Smart City Summit 的代表", "en", "zh-Hant"],
  ["2019/7/4", "zh-Hant", "zh-Hant"],
])("tells the language of %s by its script", (text, known, expected) => {
  expect(languageOf(text, known)).toBe(expected);
});

it("has cells and claims spoken in the language of what they quote", () => {
  const claims = [
    { text: "July 4", citations: [1] },
    { text: "7月5日簽署", citations: [2] },
  ];
  const answer = {
    ...fullAnswer,
    table: { columns: ["Memorandums"], rows: [[{ text: "三項", citations: [2] }]] },
    conflicts: [{ about: "The day", claims }],
  };
  const spoken = spokenEntry({ ...newEntry("?"), state: "answered", answer }, wordsIn("en"), "en");
  const languages = new Map(spoken.map(({ text, language }) => [text, language]));
  expect(["三項", "The day", "July 4", "7月5日簽署"].map((text) => languages.get(text))).toEqual([
    "zh-Hant",
    "en",
    "en",
    "zh-Hant",
  ]);
  expect([...languages.keys()].join(" ")).toContain(
    "The sources differ: The day July 4 (Taipei City Government, July 5, 2019) 7月5日簽署 (中央通訊社, July 4, 2019)",
  );
});
