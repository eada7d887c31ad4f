import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { questionsIn } from "../../src/answer/questions-in.ts";

describe("the questions of a message", () => {
  it.each([
    [
      "When was it held? And how many documents were signed?",
      ["When was it held?", "And how many documents were signed?"],
    ],
    ["2018年由誰率領？有多少人？", ["2018年由誰率領？", "有多少人？"]],
    ["誰率團？在哪裡舉行？主題是什麼？", ["誰率團？", "在哪裡舉行？", "主題是什麼？"]],
    [
      "Ko went to Prague. Who met him? What was signed? I need both.",
      ["Ko went to Prague. Who met him?", "What was signed? I need both."],
    ],
  ])("are told apart: %s", (message, questions) => {
    expect(questionsIn(message)).toEqual(questions);
  });

  it.each([
    "Where was the forum held?",
    "兩邊市長有見到面嗎？還是隔空開會？",
    "It was in 2019, right?",
    "It is called off, isn't it? Really?",
    "抱怨最多的是什麼呢？真的？",
    "Who? When? Where? Why?",
    "2018?",
    "主題是什麼，在哪裡舉行？",
  ])("are one, or none that stand alone: %s", (message) => {
    expect(questionsIn(message)).toEqual([message]);
  });

  it("are the message's own words in their order", () => {
    const part = fc.constantFrom(
      "Who led it?",
      "什麼時候？",
      "真的嗎？",
      "I was there.",
      " ",
      "Or not?",
      "?",
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const message = parts.join(" ").trim();
        expect(questionsIn(message).join("").replaceAll(" ", "")).toBe(message.replaceAll(" ", ""));
      }),
    );
  });
});
