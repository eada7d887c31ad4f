/** What is waiting: `short` takes a few milliseconds, `long` more. */
export type Length = "short" | "long";

/**
 * Lets one thing at a time be computed on a thread. What is short goes before what is long and waits already: a search needs
 * a few milliseconds, and would else wait for all the sentences that are read for other answers. In the order asked otherwise.
 */
export class ComputeTurns {
  readonly #waiting: Readonly<Record<Length, (() => Promise<void>)[]>> = { short: [], long: [] };
  #isComputing = false;

  /** Settles as the work does, once its turn has come. A failure ends no one else's turn. */
  run<Result>(length: Length, work: () => Promise<Result> | Result): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#waiting[length].push(async () => {
      try {
        resolve(await work());
      } catch (error) {
        reject(error);
      }
    });
    void this.#compute();
    return promise;
  }

  async #compute(): Promise<void> {
    if (this.#isComputing) return;
    this.#isComputing = true;
    const { short, long } = this.#waiting;
    const next = (): (() => Promise<void>) | undefined => short.shift() ?? long.shift();
    for (let turn = next(); turn !== undefined; turn = next()) await turn();
    this.#isComputing = false;
  }
}
