import { setTimeout as delay } from "node:timers/promises";
import { summarise, type Timings } from "../timings.ts";

/** How questions were answered over some time. */
export interface PacedLoad {
  readonly asked: number;
  /** First words of what went wrong, a line each; empty where nothing did. */
  readonly failures: readonly string[];
  readonly milliseconds: Timings;
}

export interface PacedCallers {
  readonly callers: number;
  /** Between an answer and the caller's next question, in ms: people read. */
  readonly pause: number;
  /** Asks the question of a number. */
  readonly ask: (number: number) => Promise<unknown>;
}

/** Asks while `work` runs, each caller with a pause after every answer; a question that fails ends nothing. */
export async function pacedLoad(
  work: Promise<unknown>,
  { callers, pause, ask }: PacedCallers,
): Promise<PacedLoad> {
  const over = new AbortController();
  const working = work.finally(() => {
    over.abort();
  });
  const times: number[] = [];
  const failures: string[] = [];
  let next = 0;
  const caller = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const began = performance.now();
      try {
        await ask(next++);
        times.push(performance.now() - began);
      } catch (error) {
        failures.push(String(error).slice(0, 200));
      }
      // Cut short when the work is over.
      await delay(pause, undefined, { signal: over.signal }).catch(() => undefined);
    }
  };
  await Promise.all([working, ...Array.from({ length: callers }, caller)]);
  return { asked: next, failures, milliseconds: summarise(times) };
}
