import { describe, expect, it } from "vitest";
import { plainQuestion } from "../../src/answer/plain-question.ts";

describe("a question without what leads to it", () => {
  it.each([
    ["Hi there! Could you please tell me which hotel it was?", "which hotel it was?"],
    ["I would like to know who led it.", "who led it."],
    ["I'm wondering when it was held", "when it was held"],
    ["Do you happen to know in which year it began?", "in which year it began?"],
    ["Quick question: where was it?", "where was it?"],
    ["Good morning. I am a student writing a paper. Who led it? Many thanks.", "Who led it?"],
    ["您好，第二屆在哪裡舉行？謝謝", "第二屆在哪裡舉行？"],
  ])("%s", (question, plain) => {
    expect(plainQuestion(question)).toBe(plain);
  });

  it.each([
    // Whether something is so is asked by these words alone.
    "Could you tell me whether Ko went?",
    // What is asked about stands in it.
    "I am a student from Prague. Who led it?",
    "We are planning the forum of 2019. Who led it?",
    "Tell me about the lantern festival.",
    "Who asked the mayor to tell me?",
    "Hello",
    "謝謝",
  ])("stays as it is: %s", (question) => {
    expect(plainQuestion(question)).toBe(question);
  });
});
