import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** V8's own collection, as `--expose-gc` gives it. */
type Collect = (options: { type: "major"; execution: "sync"; flavor: "last-resort" }) => void;

/**
 * Memory of the process, in bytes, once what nobody holds is collected and the room it stood in is given back: of a
 * collection like any other V8 keeps some ten megabytes for later, now more and now less.
 */
export async function collectedMemory(): Promise<NodeJS.MemoryUsage> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as Collect;
  for (let time = 0; time < 3; time++) {
    collect({ type: "major", execution: "sync", flavor: "last-resort" });
    await setImmediate();
  }
  return process.memoryUsage();
}
