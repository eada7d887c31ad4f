import fc from "fast-check";
import { expect, test } from "vitest";
import { dotProduct } from "../../src/search/dot-product.ts";

test("the dot product is the sum of the products, at any length and place", () => {
  const value = fc.float({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value)), fc.nat(9), (pairs, at) => {
      const values = new Float32Array(at + pairs.length).fill(7);
      values.set(
        pairs.map(([, other]) => other),
        at,
      );
      const expected = pairs.reduce((sum, [one, other]) => sum + one * other, 0);
      expect(
        dotProduct(
          Float32Array.from(pairs, ([one]) => one),
          values,
          at,
        ),
      ).toBeCloseTo(expected, 9);
    }),
  );
});
