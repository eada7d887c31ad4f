import { setImmediate } from "node:timers/promises";

/** How long work goes on before other work is let in: well under the 50 ms that a thread that answers may be held. */
const STRETCH_MS = 8;

/**
 * Paces long work on a thread that others need: `if (stretch.isOver) await stretch.giveWay();` between small steps.
 */
export class Stretch {
  #began = performance.now();

  get isOver(): boolean {
    return performance.now() - this.#began >= STRETCH_MS;
  }

  /** Lets whatever waits go first, and begins the next stretch. */
  async giveWay(): Promise<void> {
    await setImmediate();
    this.#began = performance.now();
  }
}
