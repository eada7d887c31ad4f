import { describe, expect, it } from "vitest";
import { mattersAsked, speaksOfMatters } from "../../src/answer/decisive-words.ts";

describe("a question about a matter", () => {
  it.each([
    ["Who won the dragon boat race?", "The race was held in June.", "The Penang team won the race."],
    ["誰贏了龍舟賽？", "龍舟賽在六月舉行。", "檳城隊獲得冠軍。"],
    ["Why was the forum postponed?", "The forum was held.", "The forum was put off until December."],
    ["為什麼論壇延期？", "論壇如期舉行。", "論壇推遲到十二月。"],
    ["How much did the trip cost?", "The trip took a week.", "The trip cost NT$2 million."],
    ["參訪經費多少錢？", "參訪為期一週。", "參訪花費兩百萬元。"],
    ["How old is the mayor?", "The mayor came in 2018.", "The mayor is 45 years old."],
    ["What gift did the mayor give?", "The mayor came.", "The mayor donated a statue."],
    ["Who is the mayor's wife?", "The mayor came.", "The mayor's wife came."],
    ["Which flight did they take?", "They left on Monday.", "They left by plane on Monday."],
  ])("needs a sentence that speaks of it: %s", (question, other, fitting) => {
    expect(speaksOfMatters(mattersAsked(question), other, other)).toBe(false);
    expect(speaksOfMatters(mattersAsked(question), fitting, fitting)).toBe(true);
  });

  it("finds a matter in what stands around, a marked value in the sentence alone", () => {
    const won = "The team from Penang won.";
    expect(speaksOfMatters(mattersAsked("Who won the race?"), "Their captain is Lim.", won)).toBe(true);
    const cost = "It cost 5 dollars.";
    expect(speaksOfMatters(mattersAsked("How much did it cost?"), "It was a bargain.", cost)).toBe(false);
  });
});

it.each(["Where was the forum held?", "論壇在哪裡舉行？", "Who led the delegation?"])(
  "a question about no such matter asks for none: %s",
  (question) => {
    expect(speaksOfMatters(mattersAsked(question), "Any sentence.", "Any sentence.")).toBe(true);
  },
);
