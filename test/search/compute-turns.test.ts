import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ComputeTurns, type Length } from "../../src/search/compute-turns.ts";

const length = fc.constantFrom<Length>("short", "long");

test("computes one thing at a time, what is short first, in the order asked otherwise", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(length, { minLength: 1 }), async (lengths) => {
      const turns = new ComputeTurns();
      const begun: number[] = [];
      let atWork = 0;
      const all = lengths.map((one, place) =>
        turns.run(one, async () => {
          expect(++atWork).toBe(1);
          begun.push(place);
          await nextTurn();
          atWork--;
          return place;
        }),
      );
      expect(await Promise.all(all)).toEqual(lengths.map((_, place) => place));
      const [first, ...waited] = lengths.map((one, place) => ({ one, place }));
      const inOrder = [
        first,
        ...waited.filter(({ one }) => one === "short"),
        ...waited.filter(({ one }) => one === "long"),
      ];
      expect(begun).toEqual(inOrder.map((entry) => entry?.place));
    }),
  );
});

test("goes on after a failure, of which whoever asked hears", async () => {
  const turns = new ComputeTurns();
  const failing = turns.run("long", () => {
    throw new Error("no");
  });
  const next = turns.run("long", () => 2);
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe(2);
  expect(await turns.run("short", () => Promise.resolve(3))).toBe(3);
});
