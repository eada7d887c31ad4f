import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toSimplified } from "../../src/language/script.ts";
import { lexicalTokens } from "../../src/language/tokens.ts";

describe("what a question and an article share", () => {
  test("English words meet in any form, numbers as they are", () => {
    expect(lexicalTokens("Signed 3 memorandums.")).toEqual(lexicalTokens("signing 3 Memorandum"));
    expect(lexicalTokens("1,234")).toEqual(["1", "234"]);
  });

  test("Chinese is found by every character and every pair", () => {
    expect(lexicalTokens("雙城論壇")).toEqual(["双", "双城", "城", "城论", "论", "论坛", "坛"]);
    expect(lexicalTokens("𠮷野")).toEqual(["𠮷", "𠮷野", "野"]);
  });

  test("pairs do not reach over what stands between", () => {
    expect(lexicalTokens("臺北，上海")).not.toContain("北上");
    expect(lexicalTokens("臺北Taipei上海")).toEqual(["台", "台北", "北", "taipei", "上", "上海", "海"]);
  });

  test("a one-letter prefix is found apart and joined", () => {
    for (const text of ["e-sports", "esports", "E Sports"]) expect(lexicalTokens(text)).toContain("esport");
    expect(lexicalTokens("e, sports")).not.toContain("esport");
  });

  test("quotation marks are no part of a word", () => {
    expect(lexicalTokens("'Circular Economy' and ‘Smart City’")).toEqual(
      lexicalTokens("Circular Economy and Smart City"),
    );
    expect(lexicalTokens("' '' '''")).toEqual([]);
  });

  test("punctuation, emoji and the empty text have no terms", () => {
    for (const text of ["", "？！…", "😀 👩🚀"]) expect(lexicalTokens(text)).toEqual([]);
  });
});

test("Traditional and Simplified Chinese give the same terms", () => {
  const traditional = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "雙城論壇",
          "臺北市長",
          "什麼時候",
          "簽署備忘錄",
          "裡面",
          "頭髮",
          "發展",
          "乾隆",
          "著名",
          "後面",
        ),
        // A few rare characters have a Simplified form of two UTF-16 units, which folding cannot reach.
        fc
          .integer({ min: 0x4e00, max: 0x9fa5 })
          .map((code) => String.fromCharCode(code))
          .filter((character) => toSimplified(character).length === 1),
      ),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(traditional, (text) => {
      expect(lexicalTokens(toSimplified(text))).toEqual(lexicalTokens(text));
    }),
    { numRuns: 2000 },
  );
});

test("whatever the text, no term is empty or has white space in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const token of lexicalTokens(text)) expect(token).toMatch(/^\S+$/u);
    }),
    { numRuns: 1000 },
  );
});
