import { describe, expect, test } from "vitest";
import { ArticleViews } from "../../src/answer/article-view.ts";
import { visitingIn, visitsTheOtherWay } from "../../src/answer/visiting.ts";
import { articleOf } from "../article-of.ts";
import { GLOSSARY, readerWith, understoodOf } from "./reading.ts";

const READER = readerWith(GLOSSARY);
const VESTERVIK = "cities:Vestervik";
const BRACKWATER = "cities:Brackwater";

function read(text: string): { from: string[]; to: string[] } | null {
  const visiting = visitingIn(text, GLOSSARY.mentionsIn(text));
  return visiting === null ? null : { from: [...visiting.from], to: [...visiting.to] };
}

function isOtherWay(question: string, text: string): boolean {
  const [sentence] = new ArticleViews(READER).of(articleOf({ body: text })).sentences;
  if (sentence === undefined) throw new Error("no sentence");
  return visitsTheOtherWay(understoodOf(question, READER), sentence);
}

describe("where somebody travels from and to", () => {
  test.each([
    ["The deputy mayor visited the city of Vestervik.", [], [VESTERVIK]],
    ["The mayor of Vestervik, Marta Lindholm, visited Brackwater.", [VESTERVIK], [BRACKWATER]],
    ["Tseng Po-an took a choir of forty to Vestervik.", [], [VESTERVIK]],
    ["Vestervik's 20-member delegation saw the zoo.", [VESTERVIK], []],
    ["Who visited Vestervik's delegation at the hotel?", [VESTERVIK], []],
    ["Those who visited Vestervik came back tired.", [], [VESTERVIK]],
    ["Guests from Vestervik saw the zoo.", [VESTERVIK], []],
    ["The Vestervik visitors were given a clock.", [VESTERVIK], []],
    ["A trip to Vestervik costs nothing.", [], [VESTERVIK]],
    ["韋斯特維克市長林霍姆率團訪問白溪。", [VESTERVIK], [BRACKWATER]],
    ["曾柏安前往姊妹市韋斯特維克。", [], [VESTERVIK]],
    ["去韋斯特維克的代表團有幾人？", [], [VESTERVIK]],
    ["來自韋斯特維克的代表團參觀動物園。", [VESTERVIK], []],
    ["韋斯特維克市代表團參觀動物園。", [VESTERVIK], []],
    ["韋斯特維克的合唱團來訪。", [VESTERVIK], []],
  ])("is read: %s", (text, from, to) => {
    expect(read(text)).toEqual({ from, to });
  });

  test.each([
    "The mayor of Vestervik spoke.",
    "Vestervik is a port.",
    "In Vestervik, Mayor Tseng Po-an visited the shipyard.",
    "In Vestervik the others came late.",
    "過去韋斯特維克是港口。",
    "白溪與韋斯特維克簽署備忘錄。",
    "韋斯特維克的市長致詞，合唱團來訪。",
  ])("is not told: %s", (text) => {
    expect(read(text)).toBeNull();
  });
});

describe("who visited whom", () => {
  test.each([
    ["Which deputy mayor visited Vestervik?", "The deputy mayor took Vestervik's delegation to the zoo."],
    ["哪位副市長訪問韋斯特維克？", "副市長陪同韋斯特維克代表團參觀動物園。"],
    ["How many guests from Vestervik came?", "Forty singers travelled to Vestervik."],
    ["韋斯特維克代表團有幾人？", "曾柏安率四十人前往韋斯特維克。"],
    ["Which deputy mayor visited Vestervik?", "韋斯特維克市長林霍姆來訪。"],
  ])("is not told by a visit the other way: %s %s", (question, text) => {
    expect(isOtherWay(question, text)).toBe(true);
  });

  test.each([
    ["Which deputy mayor visited Vestervik?", "Deputy Mayor Tseng Po-an led a delegation to Vestervik."],
    ["Which deputy mayor visited Vestervik?", "Tseng Po-an visited Vestervik before its delegation came."],
    [
      "Which deputy mayor visited Vestervik?",
      "A delegation from Vestervik came after Tseng Po-an visited Vestervik.",
    ],
    ["Which deputy mayor visited Vestervik?", "Tseng Po-an was there for a week."],
    ["Which deputy mayor visited Vestervik?", "A delegation from Brackwater was there, too."],
    ["What is Vestervik known for?", "Vestervik's delegation saw the zoo."],
  ])("may be: %s %s", (question, text) => {
    expect(isOtherWay(question, text)).toBe(false);
  });
});
