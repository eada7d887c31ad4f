import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDraft } from "../../../src/answer/model/draft.ts";

const draft = [{ text: "They met.", evidence: [1, 2] }];
const json = JSON.stringify({ sentences: draft });

describe("a reply", () => {
  it.each([
    ["alone", json],
    ["between fences", `\`\`\`json\n${json}\n\`\`\``],
    ["within other text", `Certainly {as asked}: ${json} I hope that helps.`],
    ["after a first thought", `<think>{"sentences": []}</think>${json}`],
    ["with a number instead of a list", '{"sentences": [{"text": "They met.", "evidence": "[1]"}]}'],
  ])("is read where its JSON stands %s", (_, reply) => {
    expect(readDraft(reply)?.[0]).toMatchObject({ text: "They met." });
  });

  it.each([
    ["empty", ""],
    ["of another form", '{"answer": "They met."}'],
    ["of numbers that are none", '{"sentences": [{"text": "They met.", "evidence": ["first"]}]}'],
    ["that proposes an empty sentence", '{"sentences": [{"text": " ", "evidence": [1]}]}'],
    ["of braces alone", "{".repeat(100_000)],
  ])("is none where it is %s", (_, reply) => {
    expect(readDraft(reply)).toBeNull();
  });

  it("that is cut anywhere is none", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: json.length - 1 }), (end) => {
        expect(readDraft(json.slice(0, end))).toBeNull();
      }),
    );
  });

  it("of whatever text is read or none, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        readDraft(text);
        expect(readDraft(JSON.stringify({ sentences: [{ text: `x${text}`, evidence: [1] }] }))).toHaveLength(
          1,
        );
      }),
    );
  });
});
