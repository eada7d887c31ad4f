import { setTimeout as delay } from "node:timers/promises";

const LOOK_EVERY_MS = 1_000;
/** Less processor time than this between two looks, in seconds, is rest. */
const REST_SECONDS = 0.05;
/** Looks in a row that must find rest. */
const LOOKS = 3;
const GIVE_UP_AFTER_MS = 180_000;

/** Waits until a server that is ready has done what it does on its own after a start. Throws when it does not end. */
export async function settle(url: string): Promise<void> {
  const began = performance.now();
  let before = await processorSeconds(url);
  for (let calm = 0; calm < LOOKS;) {
    if (performance.now() - began > GIVE_UP_AFTER_MS) throw new Error("the server does not come to rest");
    await delay(LOOK_EVERY_MS);
    const now = await processorSeconds(url);
    calm = now - before < REST_SECONDS ? calm + 1 : 0;
    before = now;
  }
}

async function processorSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const found = /^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1];
  if (found === undefined) throw new Error("no process_cpu_seconds_total in /metrics");
  return Number(found);
}
