import fc from "fast-check";
import { expect, test } from "vitest";
import { Batches } from "../../src/store/batches.ts";

test("gives each its own result, in batches of what comes at the same time and no larger, whatever fails", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.array(fc.boolean(), { maxLength: 8 }), { minLength: 1, maxLength: 4 }),
      async (scheduler, most, moments) => {
        let atWork = 0;
        const sizes: number[] = [];
        const batches = new Batches<boolean, string>(most, async (items) => {
          expect(++atWork).toBe(1);
          sizes.push(items.length);
          await scheduler.schedule(Promise.resolve());
          atWork--;
          if (items.includes(false)) throw new Error("failed");
          return items.map((_, index) => `${index} of ${items.length}`);
        });
        const addAll = async (): Promise<PromiseSettledResult<string>[]> => {
          const added: Promise<PromiseSettledResult<string>[]>[] = [];
          for (const items of moments) {
            added.push(Promise.allSettled(items.map((item) => batches.add(item))));
            await scheduler.schedule(Promise.resolve());
          }
          return (await Promise.all(added)).flat();
        };
        const results = await scheduler.waitFor(addAll());
        const items = moments.flat();
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(items.length);
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(most);
        let begin = 0;
        for (const size of sizes) {
          const own = results.slice(begin, begin + size);
          const fails = items.slice(begin, begin + size).includes(false);
          expect(own.map((one) => (one.status === "fulfilled" ? one.value : "failed"))).toEqual(
            own.map((_, index) => (fails ? "failed" : `${index} of ${size}`)),
          );
          begin += size;
        }
      },
    ),
  );
});

test("what comes in one moment is done together", async () => {
  const sizes: number[] = [];
  const batches = new Batches<number, number>(100, (items) => {
    sizes.push(items.length);
    return Promise.resolve(items);
  });
  const numbers = Array.from({ length: 150 }, (_, index) => index);
  expect(await Promise.all(numbers.map((number) => batches.add(number)))).toEqual(numbers);
  expect(sizes).toEqual([100, 50]);
});
