import fc from "fast-check";
import { expect, it } from "vitest";
import { Lanes } from "../../../src/channels/turns/lanes.ts";

it("does one piece of work at a time in each lane, in the order of coming, and forgets lanes that are empty", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 20 }),
      async (scheduler, names) => {
        const lanes = new Lanes();
        const begun: [string, number][] = [];
        const atWork = new Map<string, number>();
        names.forEach((name, index) => {
          lanes.enqueue(name, async () => {
            begun.push([name, index]);
            expect(atWork.get(name) ?? 0).toBe(0);
            atWork.set(name, 1);
            await scheduler.schedule(Promise.resolve());
            atWork.set(name, 0);
          });
        });
        for (const name of new Set(names)) {
          expect(lanes.sizeOf(name)).toBe(names.filter((other) => other === name).length);
        }
        await scheduler.waitFor(lanes.allDone());
        for (const name of new Set(names)) {
          const order = begun.filter(([lane]) => lane === name).map(([, index]) => index);
          expect(order).toEqual(names.flatMap((other, index) => (other === name ? [index] : [])));
          expect(lanes.sizeOf(name)).toBe(0);
        }
      },
    ),
  );
});
