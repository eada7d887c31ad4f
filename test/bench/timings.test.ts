import fc from "fast-check";
import { expect, test } from "vitest";
import { summarise, timeEach } from "./timings.ts";

test("the median and the 95th percentile are times that were measured", () => {
  expect(summarise([5, 1, 4, 2, 3])).toEqual({ count: 5, median: 3, p95: 5 });
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, noNaN: true }), { minLength: 1 }), (times) => {
      const { count, median, p95 } = summarise(times);
      expect(count).toBe(times.length);
      expect(times).toContain(median);
      expect(times).toContain(p95);
      expect(median).toBeLessThanOrEqual(p95);
    }),
  );
});

test("every item is done once, never by more callers than asked for", async () => {
  let atOnce = 0;
  let most = 0;
  const done: number[] = [];
  const times = await timeEach(
    Array.from({ length: 50 }, (_, index) => index),
    4,
    async (item) => {
      most = Math.max(most, ++atOnce);
      await Promise.resolve();
      done.push(item);
      atOnce--;
    },
  );
  expect(times).toHaveLength(50);
  expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
  expect(most).toBe(4);
});
