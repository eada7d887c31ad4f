/** Loaded into the server's process before the server (`node --expose-gc --import`); answers any message with its memory. */

/** Memory of the server in bytes. */
export interface MemoryReading {
  /** What its main thread holds on to, after a collection. */
  readonly held: number;
  /** All that the process occupies, threads and what is not yet given back included. */
  readonly resident: number;
  /** Processor time since the start, all threads, in milliseconds. */
  readonly cpuMs: number;
}

process.on("message", () => {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const cpuMs = (user + system) / 1000;
  process.send?.({ held: heapUsed + external, resident: rss, cpuMs } satisfies MemoryReading);
});
// The channel alone must not keep a server alive that was asked to stop.
process.channel?.unref();
