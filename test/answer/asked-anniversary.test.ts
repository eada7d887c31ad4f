import { describe, expect, it } from "vitest";
import { tellsOtherAnniversary } from "../../src/answer/asked-anniversary.ts";

describe("what is told of another anniversary than was asked for", () => {
  it.each([
    [
      "What was unveiled for the 20th anniversary?",
      "The exhibition for the 25th anniversary opened on Friday.",
    ],
    ["What was unveiled for the twentieth anniversary?", "25週年特展即日起展出。"],
    ["締盟二十週年送了什麼？", "締盟30周年時，臺北送了一座鐘。"],
  ])("%s – %s", (question, sentence) => {
    expect(tellsOtherAnniversary(question, sentence)).toBe(true);
  });

  it.each([
    ["What was unveiled for the 20th anniversary?", "二十週年特展在美術館揭幕。"],
    ["What was unveiled for the 20th anniversary?", "A statue was unveiled in the park."],
    ["What was given at the 10th anniversary?", "At the 10th and 20th anniversaries bells were given."],
    ["10週年送了什麼？", "締盟10、20週年時都送了鐘。"],
    ["結盟二十周年紀念活動在哪舉行？", "活動在建市百週年紀念公園舉行。"],
    ["二十週年是哪一年？", "1988年締盟，2008年滿二十周年。"],
    ["Which anniversary was it?", "It was the 25th anniversary."],
  ])("is not that of: %s – %s", (question, sentence) => {
    expect(tellsOtherAnniversary(question, sentence)).toBe(false);
  });
});
