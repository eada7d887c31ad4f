import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Kind, kinds, open, type Place } from "./databases.ts";

/** Kills of the process, each at another place in its writing. */
const KILLED_AFTER = [1, 40, 101, 333] as const;

interface Acknowledged {
  readonly kind: string;
  readonly sequence: number;
  readonly id: string;
}

/** Starts a process that writes, kills it once that many writes were acknowledged, and gives all that were. */
async function writeAndKill(place: Place, name: string, after: number): Promise<Acknowledged[]> {
  const args = [join(import.meta.dirname, "writer.ts"), place.dataDir, place.databaseUrl ?? "", name];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) =>
    child.once("close", (_, signal) => {
      resolve(signal);
    }),
  );
  const acknowledged: Acknowledged[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [kind, sequence, id] = line.split(" ");
    // The last line may have been cut off by the kill; it acknowledged something all the same, but which?
    if (kind === undefined || sequence === undefined || id === undefined) continue;
    acknowledged.push({ kind, sequence: Number(sequence), id });
    if (acknowledged.length === after) child.kill("SIGKILL");
  }
  expect(await ended).toBe("SIGKILL");
  expect(acknowledged.length).toBeGreaterThanOrEqual(after);
  return acknowledged;
}

for (const kind of kinds) {
  describe.skipIf(!kind.canRun)(kind.title, () => {
    let running: Awaited<ReturnType<Kind["start"]>>;
    beforeAll(async () => {
      running = await kind.start();
    });
    afterAll(async () => {
      await running.stop();
    });

    test("a process that is killed while it writes loses nothing that it acknowledged", async () => {
      const place = await running.newPlace();
      const acknowledged: Acknowledged[] = [];
      for (const [round, after] of KILLED_AFTER.entries()) {
        acknowledged.push(...(await writeAndKill(place, `round${round}`, after)));
        const store = await open(place);
        const stored = await store.after("c1", 0, 100_000);
        // Whole, in order and without a gap: a number was given only with what it numbers.
        expect(stored.map(({ sequence }) => sequence)).toEqual(stored.map((_, index) => index + 1));
        const ids = new Map(stored.map(({ id, sequence }) => [id, sequence]));
        expect(ids.size).toBe(stored.length);
        for (const { kind: what, sequence, id } of acknowledged) {
          if (what === "activity") expect([id, ids.get(id)]).toEqual([id, sequence]);
          else expect(await store.answer(id)).toMatchObject({ answer: { text: "x".repeat(10_000) } });
        }
        await store.close();
      }
    });
  });
}
