import { describe, expect, test } from "vitest";
import { ArticleViews } from "../../src/answer/article-view.ts";
import { goalsIn, tellsOfVisitors } from "../../src/answer/visiting.ts";
import { articleOf } from "../article-of.ts";
import { GLOSSARY, readerWith, understoodOf } from "./reading.ts";

const READER = readerWith(GLOSSARY);
const VESTERVIK = "cities:Vestervik";

function isOfVisitors(question: string, text: string): boolean {
  const [sentence] = new ArticleViews(READER).of(articleOf({ body: text })).sentences;
  if (sentence === undefined) throw new Error("no sentence");
  return tellsOfVisitors(understoodOf(question, READER), sentence);
}

describe("where somebody goes", () => {
  test.each([
    ["Which deputy mayor visited the city of Vestervik?", [VESTERVIK]],
    ["What did the trip to Vestervik cost?", [VESTERVIK]],
    ["曾柏安何時前往姊妹市韋斯特維克？", [VESTERVIK]],
    ["哪位副市長訪問韋斯特維克？", [VESTERVIK]],
    ["Who visited Vestervik's delegation at the hotel?", []],
    ["How many guests from Vestervik came?", []],
    ["近年來韋斯特維克送了什麼？", []],
    ["韋斯特維克代表團有幾人？", []],
  ])("is read: %s", (text, goals) => {
    expect([...goalsIn(text, GLOSSARY.mentionsIn(text))]).toEqual(goals);
  });
});

describe("who visited a city", () => {
  test.each([
    ["Which deputy mayor visited Vestervik?", "The deputy mayor took Vestervik's delegation to the zoo."],
    ["Which deputy mayor visited Vestervik?", "The deputy mayor met a delegation of six from Vestervik."],
    ["哪位副市長訪問韋斯特維克？", "副市長陪同韋斯特維克代表團參觀動物園。"],
    ["哪位副市長訪問韋斯特維克？", "副市長會見韋斯特維克市訪問團。"],
    ["哪位副市長訪問韋斯特維克？", "副市長接待來自韋斯特維克的來賓。"],
  ])("is not told by who received its delegation: %s %s", (question, text) => {
    expect(isOfVisitors(question, text)).toBe(true);
  });

  test.each([
    ["Which deputy mayor visited Vestervik?", "Deputy Mayor Tseng Po-an led a delegation to Vestervik."],
    [
      "Which deputy mayor visited Vestervik?",
      "Tseng Po-an, who had received Vestervik's delegation, went there.",
    ],
    ["Which deputy mayor visited Vestervik?", "Tseng Po-an visited Vestervik before its delegation came."],
    ["Which deputy mayor visited Vestervik?", "Tseng Po-an was in Vestervik for a week."],
    ["Which deputy mayor visited Vestervik?", "A delegation from Brackwater was there, too."],
    ["Who visited Vestervik in 2019?", "Vestervik's guests in 2019 were the mayors of Brackwater and Lipov."],
    ["What is Vestervik known for?", "Vestervik's delegation saw the zoo."],
    ["Whom did Vestervik's delegation meet?", "The delegation from Vestervik met Tseng Po-an."],
    ["誰率團訪問白溪？", "白溪市長會見韋斯特維克訪問團，團長是林霍姆。"],
    ["誰訪問韋斯特維克？", "曾柏安率團赴韋斯特維克，由韋斯特維克代表團接機。"],
    ["韋斯特維克代表團邀請市長做什麼？", "韋斯特維克代表團邀請市長參觀船廠。"],
  ])("may be: %s %s", (question, text) => {
    expect(isOfVisitors(question, text)).toBe(false);
  });
});
