import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCourtesy } from "../../src/answer/courtesy.ts";

describe("courtesy", () => {
  it.each([
    ["Which hotel was it? Thanks.", "Which hotel was it?", ["thanks"]],
    [
      "Hello! Which hotel was it? Many thanks in advance, bye!",
      "Which hotel was it?",
      ["greeting", "thanks", "farewell"],
    ],
    ["hello there which hotel was it", "which hotel was it", ["greeting"]],
    ["您好，哪一家飯店？謝謝您🙏", "哪一家飯店？", ["greeting", "thanks"]],
    ["哪一家飯店 謝謝", "哪一家飯店", ["thanks"]],
    ["哪一家饭店？谢谢", "哪一家饭店？", ["thanks"]],
    ["不好意思打擾了，哪一家飯店，麻煩您了", "哪一家飯店", ["greeting", "thanks"]],
  ])("is told from the question: %s", (text, rest, said) => {
    expect(readCourtesy(text)).toEqual({ rest, said });
  });

  it.each([
    "Why did the mayor say thanks?",
    "What did she say thanks for?",
    "how are you going to celebrate",
    "Thank you for the newsletter. Who writes it?",
    "Bye bye plastic: which city banned it?",
    "Nice, France: who signed?",
    "市長為什麼要謝謝",
    "好的，那主題呢？",
    "再見列車是什麼？",
  ])("is left in what asks of it: %s", (text) => {
    expect(readCourtesy(text)).toEqual({ rest: text, said: [] });
  });

  it("makes up a whole message, whatever stands between", () => {
    const clauses = fc.constantFrom(
      "hello",
      "Thank you so much",
      "謝謝您",
      "再見",
      "OK",
      "good night",
      "了解",
    );
    const marks = fc.constantFrom(" ", ", ", "！", "～", " 😊 ", "... ");
    fc.assert(
      fc.property(fc.array(fc.tuple(clauses, marks), { minLength: 1, maxLength: 4 }), (said) => {
        const message = said.flat().join("").trim();
        expect(readCourtesy(message).rest).toBe("");
      }),
    );
  });

  it("leaves a part of what was written, in its order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(text).toContain(readCourtesy(text).rest);
      }),
    );
  });
});
