import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONTEXT_CHARACTERS, quoteContext } from "../../../src/http/page/quote-context.ts";

const at = (body: string, quote: string, reach?: number) => {
  const start = body.indexOf(quote);
  return quoteContext(body, start, start + quote.length, reach);
};

describe("quoteContext", () => {
  it("shows a short article whole", () => {
    expect(at("One. Two. Three.", "Two.")).toEqual({
      before: "One. ",
      quote: "Two.",
      after: " Three.",
      isCutBefore: false,
      isCutAfter: false,
    });
  });

  it("cuts at sentences where they lie well, in either language", () => {
    const english = at(
      "The first day was long. It rained. HERE. It cleared up. The last day was short.",
      "HERE.",
      20,
    );
    expect([english.before, english.after]).toEqual(["It rained. ", " It cleared up."]);
    const chinese = at("第一天路途遙遠。那天下雨。就在這裡。後來放晴了。最後一天很短。", "就在這裡。", 8);
    expect([chinese.before, chinese.after]).toEqual(["那天下雨。", "後來放晴了。"]);
    expect([chinese.isCutBefore, chinese.isCutAfter]).toEqual([true, true]);
  });

  it("cuts at words within a long sentence", () => {
    const context = at(
      "several delegations travelled to HERE and afterwards visited Houston together",
      "HERE",
      20,
    );
    expect([context.before.trim(), context.after.trim()]).toEqual(["travelled to", "and afterwards"]);
  });

  it("gives back the article's own text, within the reach, and never half of a character", () => {
    const unit = fc.constantFrom("a", "Word ", "市", "長。", "😀", "\n", ". ", " ");
    const body = fc.array(unit, { minLength: 1, maxLength: 300 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(body, fc.nat(), fc.nat(), (text, first, second) => {
        const borders = [0, ...Array.from(text.matchAll(/./gsu), (match) => match.index + match[0].length)];
        const [start = 0, end = 0] = [first, second]
          .map((number) => borders[number % borders.length] ?? 0)
          .sort((a, b) => a - b);
        const { before, quote, after } = quoteContext(text, start, end);
        expect(quote).toBe(text.slice(start, end));
        expect(text.slice(start - before.length, end + after.length)).toBe(before + quote + after);
        expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(CONTEXT_CHARACTERS);
        expect((before + after).isWellFormed()).toBe(true);
      }),
    );
  });
});
