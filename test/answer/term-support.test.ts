import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanSupport, missingSupport, supportAround, weakestSupport } from "../../src/answer/term-support.ts";
import { evenSupport, share, supportedTerms, term, termOf } from "./support-fixture.ts";

const weighted = fc.array(fc.tuple(term, share));

describe("support with what stands around", () => {
  it("is never less than the sentence's own, nor more than the best of all places", () => {
    fc.assert(
      fc.property(supportedTerms, ({ support }) => {
        supportAround(support).forEach((value, index) => {
          const { own, title, neighbour, article, family } = support;
          const places = [own, title, neighbour, article, family].map((place) => place[index] ?? 0);
          expect(value).toBeGreaterThanOrEqual(own[index] ?? 0);
          expect(value).toBeLessThanOrEqual(Math.max(...places));
        });
      }),
    );
  });

  it("counts a word in the sentence in full, and less the further away it stands", () => {
    const places = (["own", "title", "neighbour", "article", "family"] as const).map(
      (place) => supportAround(evenSupport([termOf()], { [place]: 1 }))[0] ?? NaN,
    );
    expect(places[0]).toBe(1);
    expect(places).toEqual([...places].sort((a, b) => b - a));
    expect(new Set(places).size).toBe(places.length);
    expect(places.at(-1)).toBeGreaterThan(0);
  });
});

describe("mean support", () => {
  it("lies between the least and the most, or is what an empty question has", () => {
    fc.assert(
      fc.property(weighted, share, (pairs, empty) => {
        const terms = pairs.map(([one]) => one);
        const values = pairs.map(([, value]) => value);
        const mean = meanSupport(terms, values, () => 1, empty);
        if (terms.every(({ weight }) => weight === 0)) expect(mean).toBe(empty);
        else {
          expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(mean).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
      }),
    );
  });

  it("weighs terms by what they tell and by the share that they count with", () => {
    const terms = [termOf({ weight: 3 }), termOf({ weight: 1, isFocus: true })];
    expect(meanSupport(terms, [1, 0])).toBe(0.75);
    expect(meanSupport(terms, [1, 0], ({ isFocus }) => Number(isFocus))).toBe(0);
    expect(meanSupport(terms, [1, 0], (_, index) => (index === 0 ? 1 / 3 : 1))).toBe(0.5);
    expect(meanSupport([], [])).toBe(1);
    expect(meanSupport(terms, [1, 1], () => 0, 0)).toBe(0);
  });
});

describe("what nothing supports", () => {
  it("is none where all is held, and grows with what is not, up to all", () => {
    fc.assert(
      fc.property(weighted, (pairs) => {
        const terms = pairs.map(([one]) => one);
        const values = pairs.map(([, value]) => value);
        const missing = missingSupport(terms, values, () => 1);
        expect(missing).toBeGreaterThanOrEqual(0);
        expect(missing).toBeLessThanOrEqual(missingSupport(terms, [], () => 1));
        expect(missingSupport(terms, [], () => 1)).toBeLessThanOrEqual(1);
        expect(missingSupport(terms, terms.map(() => 1), () => 1)).toBe(0);
      }),
    ); // prettier-ignore
  });

  it("is all of it from some weight on", () => {
    expect(missingSupport([termOf({ weight: 1 })], [0], () => 1)).toBeLessThan(0.1);
    expect(missingSupport([termOf({ weight: 1000 })], [0], () => 1)).toBe(1);
    expect(missingSupport([termOf({ weight: 1000 })], [0], () => 0)).toBe(0);
  });
});

describe("the weakest support", () => {
  it("is that of the telling term with the least, 1 where no term tells", () => {
    const terms = [
      termOf({ weight: 6 }),
      termOf({ weight: 5, isFocus: true }),
      termOf({ weight: 0.1, isFocus: true }),
    ];
    expect(weakestSupport(terms, [0.2, 0.5, 0], () => true)).toBe(0.2);
    expect(weakestSupport(terms, [0.2, 0.5, 0], ({ isFocus }) => isFocus)).toBe(0.5);
    expect(weakestSupport(terms, [0.2, 0.5, 0], () => false)).toBe(1);
    expect(weakestSupport([], [], () => true)).toBe(1);
  });

  it("is one of the values or 1", () => {
    fc.assert(
      fc.property(weighted, (pairs) => {
        const values = pairs.map(([, value]) => value);
        const weakest = weakestSupport(pairs.map(([one]) => one), values, () => true);
        expect([...values, 1]).toContain(weakest);
      }),
    ); // prettier-ignore
  });
});
