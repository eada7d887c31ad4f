import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { englishNumber, ordinal } from "../../src/language/english-number.ts";
import { numberMentions } from "../../src/language/numbers.ts";

const plain = { percent: false, ordinal: false };

describe("a number as English news writes it", () => {
  test.each([
    [{ ...plain, value: 23_000 }, "23,000"],
    [{ ...plain, value: 5_300_000 }, "5.3 million"],
    [{ ...plain, value: 5_312_345 }, "5,312,345"],
    [{ ...plain, value: 2e9 }, "2 billion"],
    [{ ...plain, value: 3.5 }, "3.5"],
    [{ ...plain, value: 2 / 3 }, null],
    [{ ...plain, percent: true, value: 12.5 }, "12.5%"],
    [{ ...plain, ordinal: true, value: 103 }, "103rd"],
    [{ ...plain, ordinal: true, value: 1.5 }, null],
  ])("%j is %j", (number, english) => {
    expect(englishNumber(number)).toBe(english);
  });

  it("reads back as the same number", () => {
    fc.assert(
      fc.property(fc.nat({ max: 2_000_000_000 }), fc.boolean(), (value, percent) => {
        const [read, ...more] = numberMentions(englishNumber({ value, percent, ordinal: false }) ?? "");
        expect(more).toEqual([]);
        expect(read).toMatchObject({ value, percent });
      }),
    );
  });

  test.each([
    [1, "1st"],
    [2, "2nd"],
    [3, "3rd"],
    [4, "4th"],
    [11, "11th"],
    [12, "12th"],
    [13, "13th"],
    [21, "21st"],
    [101, "101st"],
    [111, "111th"],
    [122, "122nd"],
  ])("the rank %d is %s", (value, english) => {
    expect(ordinal(value)).toBe(english);
  });
});
