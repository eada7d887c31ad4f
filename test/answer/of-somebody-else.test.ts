import { describe, expect, test } from "vitest";
import { tellsOfHosts, tellsOfOtherRole } from "../../src/answer/of-somebody-else.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { ArticleViews } from "../../src/answer/article-view.ts";
import { articleOf } from "../article-of.ts";
import { GLOSSARY, readerWith, understoodOf } from "./reading.ts";

const READER = readerWith(
  new Glossary([
    ...GLOSSARY.entries,
    { id: "roles:deputy mayor", kind: "roles", en: ["deputy mayor"], zh: ["副市長"] },
    { id: "roles:councillor", kind: "roles", en: ["councillor"], zh: ["議員"] },
  ]),
);

function isOther(question: string, text: string): boolean {
  const { asked, attributes } = understoodOf(question, READER);
  const [sentence] = new ArticleViews(READER).of(articleOf({ body: text })).sentences;
  if (sentence === undefined) throw new Error("no sentence");
  return tellsOfOtherRole(asked, attributes.frames, sentence);
}

describe("what the holder of an office said or gave", () => {
  test.each([
    ["What did the mayor of Vestervik say at the signing?", '"Good," said Deputy Mayor Sousa.'],
    ["What did the mayor of Vestervik say at the signing?", "Councillor Petersen said that he was glad."],
    ["韋斯特維克市長在開幕式上說了什麼？", "韋斯特維克副市長表示很高興。"],
    ["What gift did the mayor bring?", "The deputy mayor gave a clock."],
  ])("is not told by what others did: %s %s", (question, text) => {
    expect(isOther(question, text)).toBe(true);
  });

  test.each([
    ["What did the mayor of Vestervik say at the signing?", "Mayor Sousa said that she was glad."],
    ["What did the mayor say?", '"Good," said Sousa.'],
    ["What did Mayor Marta Lindholm say?", "Marta Lindholm, a councillor by now, said that she was glad."],
    ["What did the mayor say to the deputy mayor?", "The deputy mayor said that he was glad."],
    ["What did the mayor of Vestervik say?", '"Our councillors gain most," he said.'],
    ["Whom did the mayor send?", "The deputy mayor led the delegation."],
  ])("may be: %s %s", (question, text) => {
    expect(isOther(question, text)).toBe(false);
  });
});

describe("who led a delegation", () => {
  test.each([
    [
      "Who led Vestervik's delegation?",
      "Deputy Mayor Sousa accompanied the delegation from Vestervik to the zoo.",
    ],
    ["Who was it who headed the delegation?", "Mayor Sousa received the delegation at City Hall."],
    ["韋斯特維克代表團是誰率團來的？", "副市長蘇沙陪同訪團參觀動物園。"],
    ["帶隊的是哪位？", "市長蘇沙在市政廳接待訪團。"],
  ])("is not told by who received it: %s %s", (question, text) => {
    expect(tellsOfHosts(question, text)).toBe(true);
  });

  test.each([
    ["Who led Vestervik's delegation?", "Mayor Sousa received the delegation led by Marta Lindholm."],
    ["Who led Vestervik's delegation?", "Mayor Sousa met Marta Lindholm, who came with twenty others."],
    ["Who led Vestervik's delegation?", "Marta Lindholm was at its head."],
    ["Who received the delegation?", "Mayor Sousa received the delegation."],
    ["韋斯特維克代表團是誰率團來的？", "市長蘇沙接見由林德翰率領的訪團。"],
    ["誰接待了訪團？", "市長蘇沙接待訪團。"],
  ])("may be: %s %s", (question, text) => {
    expect(tellsOfHosts(question, text)).toBe(false);
  });
});
