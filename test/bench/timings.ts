/** Times of one kind of request, in milliseconds. */
export interface Timings {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
}

/** Median and 95th percentile (nearest rank) of some times. */
export function summarise(milliseconds: readonly number[]): Timings {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { count: sorted.length, median: at(0.5), p95: at(0.95) };
}

/** Does `work` for every item, `callers` at a time and each caller without a pause; gives the time that each took. */
export async function timeEach<Item>(
  items: readonly Item[],
  callers: number,
  work: (item: Item) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  const queue = items.values();
  const caller = async (): Promise<void> => {
    for (const item of queue) {
      const began = performance.now();
      await work(item);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return times;
}
