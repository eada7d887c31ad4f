/** Work in lanes: within one, each piece begins when the one before it has ended. */
export class Lanes {
  readonly #lanes = new Map<string, { size: number; last: Promise<void> }>();

  /** Pieces of work that a lane holds, the one that is being done among them. */
  sizeOf(lane: string): number {
    return this.#lanes.get(lane)?.size ?? 0;
  }

  /** Does a piece of work after those before it in its lane. The work handles its own failures. */
  enqueue(name: string, work: () => Promise<void>): void {
    let lane = this.#lanes.get(name);
    if (lane === undefined) {
      lane = { size: 0, last: Promise.resolve() };
      this.#lanes.set(name, lane);
    }
    const own = lane;
    own.size++;
    own.last = own.last.then(work).finally(() => {
      own.size--;
      if (own.size === 0) this.#lanes.delete(name);
    });
  }

  /** Resolves when all work so far is done. */
  async allDone(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map(({ last }) => last));
  }
}
