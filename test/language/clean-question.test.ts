import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_QUESTION_CODE_POINTS, cleanQuestion } from "../../src/language/clean-question.ts";

const cleaned = (text: string): string | null => cleanQuestion(text).question;

describe("cleanQuestion", () => {
  it("composes to NFC, also across a character that it removes", () => {
    expect(cleaned("Que\u0301bec")).toBe("Québec");
    expect(cleaned("Que\u200B\u0301bec")).toBe("Québec");
  });

  it("turns line breaks, tabs and wide spaces into single spaces and trims", () => {
    expect(cleaned("\u3000 who\r\n\twent\u2028 there\u0085now\u00A0? \n")).toBe("who went there now ?");
  });

  it.each([
    ["zero-width", "\u200B\u200C\u2060\uFEFF\u00AD"],
    ["bidirectional", "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C"],
    ["C0 and C1", "\u0000\u0007\u001B\u007F\u009B"],
    ["tags", "\u{E0001}\u{E0041}\u{E007F}"],
    ["variation selectors", "\u{FE00}\u{E0100}"],
  ])("removes %s characters", (_, hidden) => {
    expect(cleaned(`雙${hidden}城${hidden}論壇`)).toBe("雙城論壇");
    expect(cleanQuestion(hidden).fault).toBe("question_empty");
  });

  it("keeps the joiner inside an emoji sequence and nowhere else", () => {
    for (const emoji of ["👩‍🚀", "🏳️‍🌈", "👩🏽‍🤝‍👩🏻", "❤️", "1️⃣"]) expect(cleaned(`go ${emoji}`)).toBe(`go ${emoji}`);
    expect(cleaned("si\u200Dster\u200D 👩\u200D")).toBe("sister 👩");
    expect(cleaned("\u200D👩\u200D\u200D👩")).toBe("👩👩");
  });

  it("keeps the emoji selector after a digit only before a keycap", () => {
    expect(cleaned("2\uFE0F0\uFE0F1\uFE0F9\uFE0F年雙城論壇")).toBe("2019年雙城論壇");
    expect(cleaned("#\uFE0F1 *\uFE0E 3\uFE0E")).toBe("#1 * 3");
    for (const keycap of ["2\uFE0F\u20E3", "#\uFE0F\u20E3", "©\uFE0F"]) expect(cleaned(keycap)).toBe(keycap);
  });

  it("takes a blank Braille pattern for the space that it looks like", () => {
    expect(cleaned("who\u2800\u2800went")).toBe("who went");
    expect(cleanQuestion("\u2800").fault).toBe("question_empty");
  });

  it("counts code points after cleaning", () => {
    expect(cleaned(`  ${"😀".repeat(MAX_QUESTION_CODE_POINTS)}\u200B\n`)).toHaveLength(1000);
    expect(cleanQuestion("字".repeat(MAX_QUESTION_CODE_POINTS + 1)).fault).toBe("question_too_long");
    expect(cleanQuestion(" \n\u200B ").fault).toBe("question_empty");
  });

  it.each(["\uD800", "a\uDC00b", "\uDC00\uD800"])("refuses half of a surrogate pair", (text) => {
    expect(cleanQuestion(text).fault).toBe("question_not_unicode");
  });

  it("is well-formed, composed, trimmed and unchanged by a second cleaning, whatever the text", () => {
    const joining = fc.constantFrom(
      "\u200D",
      "\uFE0F",
      "\u20E3",
      "👩",
      "🏽",
      "🚀",
      "e",
      "\u0301",
      "\u200B",
      " ",
      "\n",
      "1",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(joining).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (input) => {
        const { question } = cleanQuestion(input);
        if (question === null) return;
        expect(question).toBe(question.normalize("NFC").trim());
        expect(question).not.toMatch(/\p{Cc}|[\u200B\u202E]| {2}/u);
        expect(cleanQuestion(question)).toEqual({ question, fault: null });
      }),
      { numRuns: 1000 },
    );
  });
});
