import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookUpPauses } from "../../../src/web/desk/look-up-pauses.ts";

const text = fc.string({ maxLength: 40 });

describe("the pauses before a look-up", () => {
  it("wait for the next letter after one was typed or taken back", () => {
    fc.assert(
      fc.property(text, fc.string({ minLength: 1, maxLength: 1, unit: "binary" }), (before, letter) => {
        fc.pre(letter.length === 1);
        for (const { quick, answer } of [
          lookUpPauses(before, before + letter, false),
          lookUpPauses(before + letter, before, false),
        ]) {
          expect(quick).toBeGreaterThan(0);
          expect(answer).toBeGreaterThan(quick);
        }
      }),
    );
  });

  it("wait with the answer alone where more came at once", () => {
    fc.assert(
      fc.property(text, fc.string({ minLength: 2, maxLength: 40 }), (before, more) => {
        const { quick, answer } = lookUpPauses(before, before + more, false);
        expect(quick).toBe(0);
        expect(answer).toBeGreaterThan(0);
      }),
    );
  });

  it("are none where the question is whole, whatever stood there", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(lookUpPauses(before, after, true)).toEqual({ quick: 0, answer: 0 });
      }),
    );
  });
});
