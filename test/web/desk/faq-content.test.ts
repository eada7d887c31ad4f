import { describe, expect, it } from "vitest";
import {
  citingWithout,
  type FaqDraft,
  saysTheSame,
  withQuestion,
  withSentence,
} from "../../../src/web/desk/faq-content.ts";

const DRAFT: FaqDraft = {
  questions: [
    { language: "en", text: "When?", variants: [] },
    { language: "zh-Hant", text: "何時？", variants: ["哪天？"] },
  ],
  answers: [{ language: "en", sentences: [{ text: "In May.", citations: [] }] }],
  ...{ validFrom: null, validUntil: null, reviewOn: null },
};

describe("the sentence that a quote is being looked for", () => {
  it.each([
    ["stays with one removed behind it", 1, 2, 1],
    ["moves up with one removed before it", 2, 0, 1],
    ["is none where it was removed itself", 1, 1, null],
  ])("%s", (_what, index, removed, left) => {
    const citing = { language: "en", index } as const;
    const place = left === null ? null : { language: "en", index: left };
    expect(citingWithout(citing, { language: "en", index: removed })).toEqual(place);
    expect(citingWithout(citing, { language: "zh-Hant", index: removed })).toEqual(citing);
    expect(citingWithout(null, citing)).toBeNull();
  });
});

describe("whether a draft says the same", () => {
  it("is not told by the order of languages, nor by a sentence without words", () => {
    const typedAgain = withQuestion(DRAFT, "en", "When?\n");
    expect(typedAgain).not.toEqual(DRAFT);
    expect(saysTheSame(typedAgain, DRAFT)).toBe(true);
    const added = withSentence(DRAFT, { language: "zh-Hant", index: 0 }, { text: " " });
    expect(saysTheSame(added, DRAFT)).toBe(true);
  });

  it.each([
    ["another wording", withQuestion(DRAFT, "zh-Hant", "何時？")],
    ["another sentence", withSentence(DRAFT, { language: "en", index: 0 }, { text: "In June." })],
    ["another day", { ...DRAFT, reviewOn: "2027-01-01" }],
  ])("is told by %s", (_what, other) => {
    expect(saysTheSame(other, DRAFT)).toBe(false);
  });
});
