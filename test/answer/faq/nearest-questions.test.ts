import fc from "fast-check";
import { expect, it } from "vitest";
import { NearestQuestions } from "../../../src/answer/faq/nearest-questions.ts";

const vector = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: 8, maxLength: 8 })
  .filter((values) => values.some((value) => value !== 0))
  .map((values) => {
    const length = Math.hypot(...values);
    return Float32Array.from(values, (value) => value / length);
  });

it("finds all questions near enough, nearest first", () => {
  fc.assert(
    fc.property(
      fc.array(vector, { maxLength: 30 }),
      vector,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (kept, asked, least) => {
        const cosine = (other: Float32Array): number =>
          other.reduce((sum, value, axis) => sum + value * (asked[axis] ?? 0), 0);
        const found = new NearestQuestions(
          kept.map((_, place) => place),
          kept,
        ).near(asked, least);
        const similarities = found.map(({ similarity }) => similarity);
        expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
        for (const { kept: place, similarity } of found)
          expect(similarity).toBeCloseTo(cosine(kept[place] ?? asked), 4);
        const missed = kept.filter((_, place) => !found.some((one) => one.kept === place));
        for (const other of missed) expect(cosine(other)).toBeLessThan(least + 1e-4);
      },
    ),
  );
});

it("has none where there are none", () => {
  expect(new NearestQuestions([], []).near(new Float32Array(8), 0)).toEqual([]);
});
