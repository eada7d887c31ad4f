import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CRITERIA, type Measures, PRODUCTS } from "../../src/answer/acceptance.ts";
import { afterReading, READ_CRITERIA, readCriteria, readings } from "../../src/answer/after-reading.ts";

const measures = fc.record(
  Object.fromEntries(
    CRITERIA.filter((name) => !(name in PRODUCTS)).map((name) => [
      name,
      fc.double({ min: 0, max: 1, noNaN: true }),
    ]),
  ),
) as unknown as fc.Arbitrary<Measures>;
/** To a thousandth: numbers next to 0 would be the same once they are scaled. */
const scores = fc.array(
  fc.integer({ min: -12_000, max: 12_000 }).map((thousandths) => thousandths / 1000),
  { minLength: 1, maxLength: 8 },
);

describe("what the reading says", () => {
  it("is each sentence's own score and how far the best one is ahead", () => {
    fc.assert(
      fc.property(scores, (found) => {
        const all = readings(found);
        expect(all).toHaveLength(found.length);
        expect(Math.min(...all.map(({ readGap }) => readGap))).toBe(0);
        const best = Math.max(...found);
        for (const [place, { read }] of all.entries()) {
          expect(read < (all[found.indexOf(best)]?.read ?? 0)).toBe((found[place] ?? 0) < best);
        }
      }),
    );
    expect(readings([])).toEqual([]);
  });

  it("joins the measures in a fixed order", () => {
    fc.assert(
      fc.property(measures, scores, (measured, found) => {
        for (const reading of readings(found)) {
          const values = readCriteria(measured, reading);
          expect(values).toHaveLength(READ_CRITERIA.length);
          expect(values.slice(-2)).toEqual([reading.read, reading.readGap]);
        }
      }),
    );
  });

  it("counts for a sentence, and against it what reads better beside it", () => {
    fc.assert(
      fc.property(measures, (measured) => {
        const alone = afterReading(measured, { read: 0.5, readGap: 0 });
        expect(afterReading(measured, { read: 1.5, readGap: 0 })).toBeGreaterThan(alone);
        expect(afterReading(measured, { read: -1, readGap: 1.5 })).toBeLessThan(alone);
      }),
    );
  });
});
