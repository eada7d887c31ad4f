import fc from "fast-check";
import { expect, it } from "vitest";
import { markedParagraphs } from "../../../src/web/desk/marked-text.ts";

it("marks stretches across paragraphs, and joins those that overlap", () => {
  const body = "One two.\n\nThree four.";
  expect(
    markedParagraphs(body, [
      { start: 4, end: 7 },
      { start: 5, end: 15 },
    ]),
  ).toEqual([
    [
      { text: "One ", isMarked: false },
      { text: "two.", isMarked: true },
    ],
    [
      { text: "Three", isMarked: true },
      { text: " four.", isMarked: false },
    ],
  ]);
});

it("keeps every character, whatever is marked, and marks just those", () => {
  const offset = fc.integer({ min: -3, max: 40 });
  const marks = fc.array(
    fc.tuple(offset, offset).map(([start, end]) => ({ start, end })),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), marks, (body, given) => {
      const shown = markedParagraphs(body, given)
        .flat()
        .flatMap(({ text, isMarked }) => Array.from(text, () => isMarked));
      const expected = [...body.split("").entries()]
        .filter(([, character]) => character !== "\n")
        .map(([at]) => given.some(({ start, end }) => start <= at && at < end));
      expect(shown).toEqual(expected);
    }),
  );
});
