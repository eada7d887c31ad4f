import fc from "fast-check";
import { expect, test } from "vitest";
import { toScaleOf } from "../../src/search/model-scale.ts";

const cosines = fc.array(fc.tuple(fc.float({ min: -1, max: 1, noNaN: true }), fc.float({ min: -1, max: 1, noNaN: true })), { minLength: 1, maxLength: 40 }); // prettier-ignore

function meanAndDeviation(values: readonly number[]): [number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)];
}

test("values keep their order and get the mean and deviation of the others", () => {
  fc.assert(
    fc.property(cosines, (pairs) => {
      const values = pairs.map(([value]) => value);
      const standard = pairs.map(([, other]) => other);
      const scaled = toScaleOf(values, standard);
      expect(scaled.every(Number.isFinite)).toBe(true);
      const [mean, deviation] = meanAndDeviation(scaled);
      const [standardMean, standardDeviation] = meanAndDeviation(standard);
      expect(mean).toBeCloseTo(standardMean, 5);
      if (meanAndDeviation(values)[1] > 1e-6) expect(deviation).toBeCloseTo(standardDeviation, 5);
      for (const [one, value] of values.entries()) {
        for (const [other, compared] of values.entries()) {
          if (value > compared) expect(scaled[one]).toBeGreaterThanOrEqual(scaled[other] ?? NaN);
        }
      }
    }),
  );
});

test("a model whose cosines are crowded counts as much as one whose are not", () => {
  expect(toScaleOf([0.8, 0.82, 0.84], [0.1, 0.3, 0.5]).map((value) => value.toFixed(3))).toEqual(["0.100", "0.300", "0.500"]); // prettier-ignore
  expect(toScaleOf([0.8, 0.8], [0.1, 0.3])).toEqual([0.2, 0.2]);
  expect(toScaleOf([], [])).toEqual([]);
});
