import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MINILM_DIMENSIONS } from "../../src/search/minilm-identity.ts";
import { QuantizedVectors } from "../../src/search/quantized-vectors.ts";

/** A number between -1 and 1 near 0 more often than not, as the values of an embedding are: the mean of four. */
const value = fc
  .tuple(fc.integer(), fc.integer(), fc.integer(), fc.integer())
  .map((four) => four.reduce((sum, one) => sum + one / 2 ** 31, 0) / 4);

function vectorOf(dimensions: number): fc.Arbitrary<Float32Array> {
  return fc
    .array(value, { minLength: dimensions, maxLength: dimensions, size: "max" })
    .filter((values) => Math.hypot(...values) > 0.1)
    .map((values) => {
      const length = Math.hypot(...values);
      return Float32Array.from(values, (one) => one / length);
    });
}

function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, at, axis) => sum + at * (other[axis] ?? 0), 0);
}

describe("similarity", () => {
  test("is within a hundredth of the exact one, at any place", () => {
    const vector = vectorOf(MINILM_DIMENSIONS);
    fc.assert(
      fc.property(vector, vector, fc.nat(3), (query, kept, place) => {
        const vectors = QuantizedVectors.ofZeros(4, MINILM_DIMENSIONS);
        vectors.set(place, kept);
        expect(Math.abs(vectors.similarity(query, place) - cosine(query, kept))).toBeLessThan(0.01);
      }),
    );
  });

  test("is never further from the exact one than half a step of every axis adds up to, whatever the values", () => {
    const any = fc.float({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(any, { minLength: 8, maxLength: 8 }), vectorOf(8), (values, query) => {
        const kept = Float32Array.from(values);
        const vectors = QuantizedVectors.ofZeros(1, 8);
        vectors.set(0, kept);
        const step = Math.max(...values.map(Math.abs)) / 127;
        const most = (step / 2) * query.reduce((sum, at) => sum + Math.abs(at), 0);
        const difference = Math.abs(vectors.similarity(query, 0) - cosine(query, kept));
        // A thousandth more for the rounding of the arithmetic.
        expect(difference).toBeLessThanOrEqual(most * 1.001 + 1e-30);
      }),
    );
  });

  test("is 0 with a vector of zeros, and with a place that was never set", () => {
    const vectors = QuantizedVectors.ofZeros(2, 3);
    vectors.set(0, Float32Array.of(0, 0, 0));
    const query = Float32Array.of(0.6, 0.8, 0);
    expect([vectors.similarity(query, 0), vectors.similarity(query, 1)]).toEqual([0, 0]);
  });
});

test("a vector set anew leaves nothing of the one before, and the others as they are", () => {
  const vectors = QuantizedVectors.ofZeros(3, 2);
  for (const place of [0, 1, 2]) vectors.set(place, Float32Array.of(1, 0));
  vectors.set(1, Float32Array.of(0, 0));
  expect(vectors.count).toBe(3);
  const similarities = [0, 1, 2].map((place) => vectors.similarity(Float32Array.of(1, 0), place));
  [1, 0, 1].forEach((expected, place) => {
    expect(similarities[place]).toBeCloseTo(expected, 6);
  });
});

test("a copy is the vector itself, code by code", () => {
  const vector = vectorOf(5);
  fc.assert(
    fc.property(fc.array(vector, { minLength: 3, maxLength: 3 }), vector, fc.nat(2), (all, query, place) => {
      const from = QuantizedVectors.ofZeros(3, 5);
      all.forEach((one, index) => {
        from.set(index, one);
      });
      const copies = QuantizedVectors.ofZeros(2, 5);
      copies.copy(1, from, place);
      expect(copies.similarity(query, 1)).toBe(from.similarity(query, place));
      expect([...copies.codes.subarray(5)]).toEqual([...from.codes.subarray(place * 5, place * 5 + 5)]);
      expect(copies.similarity(query, 0)).toBe(0);
    }),
  );
});
