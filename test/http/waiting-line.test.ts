import fc from "fast-check";
import { expect, it } from "vitest";
import { createWaitingLine } from "../../src/http/waiting-line.ts";

const never = new AbortController().signal;

it("does so many at once and the rest in order of arrival, whatever fails", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
      async (scheduler, atOnce, outcomes) => {
        const line = createWaitingLine(atOnce, 100);
        const begun: number[] = [];
        let atWork = 0;
        const results = outcomes.map((succeeds, index) =>
          line.run(async () => {
            begun.push(index);
            atWork++;
            expect(atWork).toBeLessThanOrEqual(atOnce);
            await scheduler.schedule(Promise.resolve());
            atWork--;
            if (!succeeds) throw new Error("failed");
            return index;
          }, never),
        );
        const settled = Promise.allSettled(results);
        await scheduler.waitFor(settled);
        expect((await settled).map(({ status }) => status === "fulfilled")).toEqual(outcomes);
        expect(begun).toEqual(outcomes.map((_, index) => index));
      },
    ),
  );
});

it("refuses those for whom there is no room, and lets go those who leave", async () => {
  const line = createWaitingLine(1, 1);
  const gate = Promise.withResolvers<undefined>();
  const leaving = new AbortController();
  const first = line.run(() => gate.promise, never);
  const second = line.run(() => Promise.resolve("second"), leaving.signal);
  await expect(line.run(() => Promise.resolve("third"), never)).rejects.toMatchObject({ code: "busy" });
  leaving.abort(new Error("left"));
  await expect(second).rejects.toThrow("left");
  const fourth = line.run(() => Promise.resolve("fourth"), never);
  gate.resolve(undefined);
  await first;
  expect(await fourth).toBe("fourth");
});
