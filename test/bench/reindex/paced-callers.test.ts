import { expect, test } from "vitest";
import { pacedLoad } from "./paced-callers.ts";

test("asks until the work is over, and counts what fails without ending", async () => {
  const work = Promise.withResolvers<undefined>();
  const asked: number[] = [];
  const load = await pacedLoad(work.promise, {
    callers: 2,
    pause: 0,
    ask: (number) => {
      asked.push(number);
      if (number === 9) work.resolve(undefined);
      return number === 4 ? Promise.reject(new Error("refused")) : Promise.resolve();
    },
  });
  expect(load.failures).toEqual(["Error: refused"]);
  expect(load.asked).toBe(asked.length);
  expect(load.milliseconds.count).toBe(asked.length - 1);
  expect(asked).toEqual(asked.map((_, index) => index));
});

test("what goes wrong with the work is told", async () => {
  const failed = Promise.reject(new Error("the index"));
  const callers = { callers: 1, pause: 0, ask: () => Promise.resolve() };
  await expect(pacedLoad(failed, callers)).rejects.toThrow("the index");
});
