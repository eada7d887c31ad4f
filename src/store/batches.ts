interface Asked<Item, Result> {
  readonly item: Item;
  readonly outcome: PromiseWithResolvers<Result>;
}

/**
 * Does together what is asked for at the same time: while a batch is being done, what comes waits for the next one. A
 * hundred commits to disk become one.
 */
export class Batches<Item, Result> {
  readonly #most: number;
  readonly #run: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #waiting: Asked<Item, Result>[] = [];
  #isRunning = false;

  /** `run` gives a result for each item, in order, or rejects for all of them. */
  constructor(most: number, run: (items: readonly Item[]) => Promise<readonly Result[]>) {
    this.#most = most;
    this.#run = run;
  }

  /** The result for an item; rejects as its batch did. */
  add(item: Item): Promise<Result> {
    const outcome = Promise.withResolvers<Result>();
    this.#waiting.push({ item, outcome });
    if (!this.#isRunning) {
      this.#isRunning = true;
      // After whatever else is asked for in this moment.
      queueMicrotask(() => void this.#runAll());
    }
    return outcome.promise;
  }

  async #runAll(): Promise<void> {
    while (this.#waiting.length > 0) await this.#runOne(this.#waiting.splice(0, this.#most));
    this.#isRunning = false;
  }

  async #runOne(batch: readonly Asked<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#run(batch.map(({ item }) => item));
      batch.forEach(({ outcome }, index) => {
        outcome.resolve(results[index] as Result);
      });
    } catch (error) {
      for (const { outcome } of batch) outcome.reject(error);
    }
  }
}
