import { expect, test } from "vitest";
import { isForGift } from "../../src/answer/values/gift-side.ts";

test.each([
  ["What did the mayor of Lipov give us?", true],
  ["市長送給訪問團什麼禮物？", true],
  ["市長對於捐贈救護車給韋斯特維克說了什麼？", false],
  ["What did the mayor say about the gift?", false],
  ["What did the mayor give a speech on?", false],
])("%s", (question, isAsked) => {
  expect(isForGift(question)).toBe(isAsked);
});
