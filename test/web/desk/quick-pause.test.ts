import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quickPause } from "../../../src/web/desk/quick-pause.ts";

const text = fc.string({ maxLength: 40 });

describe("the pause before a look-up", () => {
  it("waits for the next letter after one was typed or taken back", () => {
    fc.assert(
      fc.property(text, fc.string({ minLength: 1, maxLength: 1, unit: "binary" }), (before, letter) => {
        fc.pre(letter.length === 1);
        expect(quickPause(before, before + letter)).toBeGreaterThan(0);
        expect(quickPause(before + letter, before)).toBeGreaterThan(0);
      }),
    );
  });

  it("is none where more came at once, or only the filters changed", () => {
    fc.assert(
      fc.property(text, fc.string({ minLength: 2, maxLength: 40 }), (before, more) => {
        expect(quickPause(before, before + more)).toBe(0);
        expect(quickPause(before, before)).toBe(0);
      }),
    );
  });
});
