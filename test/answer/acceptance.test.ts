import fc from "fast-check";
import { expect, it } from "vitest";
import {
  acceptance,
  CRITERIA,
  criteria,
  type Measures,
  PRODUCTS,
  WEIGHTS,
} from "../../src/answer/acceptance.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const measures = fc.record(
  Object.fromEntries(CRITERIA.filter((name) => !(name in PRODUCTS)).map((name) => [name, share])),
) as unknown as fc.Arbitrary<Measures>;

it("has a finite worth for every sentence, the same each time", () => {
  fc.assert(
    fc.property(measures, (measured) => {
      expect(Number.isFinite(acceptance(measured))).toBe(true);
      expect(acceptance({ ...measured })).toBe(acceptance(measured));
    }),
  );
});

it("gives the criteria in the order of their names, products among them", () => {
  fc.assert(
    fc.property(measures, (measured) => {
      const values = new Map(criteria(measured).map((value, place) => [CRITERIA[place], value]));
      expect(values.size).toBe(Object.keys(WEIGHTS).length);
      expect(values.get("dense")).toBe(measured.dense);
      for (const [product, [one, other]] of Object.entries(PRODUCTS)) {
        expect(values.get(product as keyof typeof PRODUCTS)).toBe(measured[one] * measured[other]);
      }
    }),
  );
});

it.each(["own", "kin", "similarity", "dense", "retrieval", "time", "framed"] as const)(
  "is worth more with more of %s, all else alike",
  (name) => {
    fc.assert(
      fc.property(measures, (measured) => {
        expect(acceptance({ ...measured, [name]: 1 })).toBeGreaterThan(
          acceptance({ ...measured, [name]: 0 }),
        );
      }),
    );
  },
);

it.each(["unstated", "unlisted", "matterMissing", "doubt", "headMissing"] as const)(
  "is worth less with more of %s",
  (name) => {
    fc.assert(
      fc.property(measures, (measured) => {
        expect(acceptance({ ...measured, [name]: 1 })).toBeLessThan(acceptance({ ...measured, [name]: 0 }));
      }),
    );
  },
);

it("says nothing rather than a sentence that nothing speaks for", () => {
  const nothing = Object.fromEntries(CRITERIA.map((name) => [name, 0])) as unknown as Measures;
  expect(acceptance(nothing)).toBeLessThan(0);
});
