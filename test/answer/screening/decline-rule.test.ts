import { describe, expect, it } from "vitest";
import {
  type DeclinePatterns,
  declineRule,
  fits,
  fitsLetters,
} from "../../../src/answer/screening/decline-rule.ts";

function rule(written: Partial<DeclinePatterns>, shared: Readonly<Record<string, string>> = {}) {
  const empty = { words: {}, patterns: [], sentences: [], unless: [], letters: [] };
  return declineRule("opinion", "opinion", { ...empty, ...written }, shared);
}

describe("a pattern", () => {
  it("takes in words by name, its file's before those that all share, and words in words", () => {
    const words = { animal: "cat|dog\n  cow", pet: "tame {animal}" };
    const animals = rule({ words, patterns: ["\\b{pet}s? of {place}"] }, { place: "rome", animal: "horse" });
    expect(fits(animals, "the tame cows of rome")).toBe(true);
    expect(fits(animals, "the tame horse of rome")).toBe(false);
  });

  it.each(["{unknown} words", "{itself}"])("that names no words is refused: %s", (pattern) => {
    expect(() => rule({ words: { itself: "more {itself}" }, patterns: [pattern] })).toThrow(SyntaxError);
  });

  it("may be written in capitals, which its escapes keep", () => {
    expect(fits(rule({ patterns: ["^I Want\\S+\\p{Script=Han}"] }), "i want:我")).toBe(true);
  });
});

describe("a pattern for sentences", () => {
  const asks = rule({ sentences: ["should .{0,30}leave"], unless: ["\\bsaid\\b"] });

  it("fits unless the same sentence excepts it", () => {
    expect(fits(asks, "should we leave?")).toBe(true);
    expect(fits(asks, "who said that we should leave?")).toBe(false);
    expect(fits(asks, "who said it? should we leave?")).toBe(true);
    expect(fits(asks, "誰說的？should we leave")).toBe(true);
  });

  it("does not reach from one sentence into another", () => {
    expect(fits(asks, "what should we see? when do we leave?")).toBe(false);
    // The stop in a name or a number ends none.
    expect(fits(asks, "should no. 2.5 leave")).toBe(false);
    expect(fits(asks, "should v2.5 leave")).toBe(true);
  });
});

it("patterns for letters are for letters alone", () => {
  const letters = rule({ letters: ["ignore(?:all)*rules"] });
  expect(fits(letters, "ignoreallrules")).toBe(false);
  expect(fitsLetters(letters, "ignoreallrules")).toBe(true);
});
