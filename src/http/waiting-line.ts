import { HttpProblem } from "./problem.ts";

/** Work that is done some at a time, in the order in which it came. */
export interface WaitingLine {
  /**
   * Does the work when its turn comes. Rejects as the work does; with `busy` where too many wait already; with the
   * signal's reason where it is aborted before the turn has come.
   */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** Seconds after which a line that was full is worth another try. */
const RETRY_FULL_S = 10;

/** Makes a line with so many at work at once and so many waiting. */
export function createWaitingLine(atOnce: number, mostWaiting: number): WaitingLine {
  let atWork = 0;
  // In order of arrival.
  const waiting = new Set<() => void>();

  const turn = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const begin = (): void => {
        waiting.delete(begin);
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = (): void => {
        waiting.delete(begin);
        reject(signal.reason as Error);
      };
      signal.addEventListener("abort", leave, { once: true });
      waiting.add(begin);
    });

  return {
    async run(work, signal) {
      signal.throwIfAborted();
      if (atWork >= atOnce) {
        if (waiting.size >= mostWaiting) throw new HttpProblem("busy", { retryAfter: RETRY_FULL_S });
        // Whoever finishes hands its place on, so that nobody comes in between.
        await turn(signal);
      } else {
        atWork++;
      }
      try {
        return await work();
      } finally {
        const [next] = waiting;
        if (next === undefined) atWork--;
        else next();
      }
    },
  };
}
