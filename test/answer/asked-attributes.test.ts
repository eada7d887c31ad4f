import { describe, expect, it } from "vitest";
import { askedAttributes, denies, enumerates } from "../../src/answer/asked-attributes.ts";
import { tellsPlan } from "../../src/language/plan-words.ts";
import { questionKind } from "../../src/answer/question-kind.ts";

function attributesOf(question: string): ReturnType<typeof askedAttributes> {
  return askedAttributes(question, questionKind(question));
}

describe("a question", () => {
  it.each([
    ["Which two rowing clubs crossed the fjord?", true],
    ["Name the three bridges.", true],
    ["Which firms of the port took part?", true],
    ["哪些隊伍划過峽灣？", true],
    ["哪兩隊划過峽灣？", true],
    ["各隊分別划了多遠？", true],
    ["誰和誰划了第一艘船？", true],
    ["Who rowed across the fjord?", false],
    ["When did the ferry sail?", false],
    ["誰划過峽灣？", false],
  ])("asks for several things or for one: %s", (question, expected) => {
    expect(attributesOf(question).isSeveral).toBe(expected);
  });

  it.each([
    ["Which club crossed the fjord?", true],
    ["What did the rowers eat?", true],
    ["划船選手吃了什麼？", true],
    ["When did the ferry sail?", false],
    ["Who rowed across the fjord?", false],
    ["渡輪什麼時候開？", false],
  ])("asks for what may be one of several: %s", (question, expected) => {
    expect(attributesOf(question).mayBeSeveral).toBe(expected);
  });

  it.each([
    ["Which company runs the ferry?", true],
    ["When did the ferry sail?", false],
  ])("asks for something that has a name: %s", (question, expected) => {
    expect(attributesOf(question).isNamed).toBe(expected);
  });

  it("speaks of a plan or denies something itself", () => {
    expect(attributesOf("When will the ferry sail?")).toMatchObject({ isPlan: true, isDenial: false });
    expect(attributesOf("Why did the ferry not sail?")).toMatchObject({ isPlan: false, isDenial: true });
    expect(attributesOf("渡輪預計何時開？")).toMatchObject({ isPlan: true, isDenial: false });
    expect(attributesOf("渡輪為什麼沒有開？")).toMatchObject({ isPlan: false, isDenial: true });
  });

  it("has the frames and matters that it asks for", () => {
    const { frames, matters } = attributesOf("Why was the crossing of the fjord postponed?");
    expect(frames.map(({ name }) => name)).toEqual(["reason"]);
    expect(matters.around.map(({ name }) => name)).toEqual(["putting off"]);
    expect(matters.marked).toEqual([]);
  });
});

describe("a text", () => {
  it.each([
    ["The ferry will sail in June.", true],
    ["The crossing is planned for June.", true],
    ["渡輪預計六月啟航。", true],
    ["雙方擬合辦划船賽。", true],
    ["The ferry sailed in June.", false],
    ["渡輪六月啟航了。", false],
  ])("tells a plan or what happened: %s", (text, expected) => {
    expect(tellsPlan(text)).toBe(expected);
  });

  it.each([
    ["The ferry did not sail.", true],
    ["The ferry didn't sail.", true],
    ["The ferry didn’t sail.", true],
    ["The crossing was cancelled.", true],
    ["渡輪沒有開。", true],
    ["渡輪未開。", true],
    ["渡輪不開。", true],
    ["渡輪停駛並非因為風浪。", true],
    ["The ferry sailed.", false],
    ["渡輪開了。", false],
    ["不少選手划過峽灣。", false],
    ["選手不僅划過峽灣。", false],
    ["無障礙渡輪啟用。", false],
    ["雙方在未來三年合辦划船賽。", false],
  ])("denies something or not: %s", (text, expected) => {
    expect(denies(text)).toBe(expected);
  });

  it.each([
    ["They ate herring, bread and cheese.", true],
    ["They ate herring and the last bread.", true],
    ["選手吃了鯡魚、麵包。", true],
    ["鯡魚和麵包賣完了。", true],
    ["「鹹水謠」與「渡船曲」", true],
    ["主題是「鹽」、「風」。", true],
    ["They ate herring.", false],
    ["選手吃了鯡魚。", false],
  ])("tells several things in a row or one: %s", (text, expected) => {
    expect(enumerates(text)).toBe(expected);
  });
});
