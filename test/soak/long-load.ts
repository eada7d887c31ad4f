import { setTimeout as delay } from "node:timers/promises";
import { startServerProcess } from "../server-process.ts";
import { ask, checkQuotes } from "./check-answer.ts";
import { residentBytes } from "./resident-bytes.ts";

/** Requests at a time: more than the machine has cores, far fewer than are refused. */
const CALLERS = 4;
const SAMPLE_EVERY_MS = 1_000;
/**
 * Resident memory may grow this much from the run's second quarter to its last: caches fill and the collector waits,
 * while a leak of 1 kB a request shows within an hour.
 */
const GROWTH_ALLOWED = 64 * 2 ** 20;

/** What the load did. */
export interface LoadReport {
  readonly requests: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly quotesChecked: number;
  /** Median resident memory of the second and of the last quarter, in bytes. */
  readonly earlyBytes: number;
  readonly lateBytes: number;
}

/** One kind of request and the statuses that it may end with. */
interface Request {
  readonly send: (url: string) => Promise<Response>;
  readonly expected: readonly number[];
}

/** Good and bad requests in turn, for some milliseconds once the server is ready. Throws on the first that ends as it must not. */
export async function longLoad(options: {
  readonly dataDir: string;
  readonly questions: readonly string[];
  readonly milliseconds: number;
}): Promise<LoadReport> {
  const limits = { RATE_LIMIT_PER_MINUTE: "1000000", RATE_LIMIT_BURST: "1000000" };
  const server = startServerProcess({ DATA_DIR: options.dataDir, ...limits });
  const url = await server.ready(180_000);
  const requests = options.questions.flatMap(requestsAbout);
  const byStatus: Record<string, number> = {};
  const samples: number[] = [];
  const endsAt = performance.now() + options.milliseconds;
  const isOver = (): boolean => performance.now() >= endsAt;
  let sent = 0;
  let quotesChecked = 0;

  const caller = async (): Promise<void> => {
    while (!isOver()) {
      const request = requests[sent++ % requests.length];
      if (request === undefined) return;
      const response = await request.send(url);
      await response.arrayBuffer();
      byStatus[response.status] = (byStatus[response.status] ?? 0) + 1;
      if (!request.expected.includes(response.status))
        throw new Error(`a request got ${response.status}:\n${server.output()}`);
    }
  };
  const sampler = async (): Promise<void> => {
    while (!isOver()) {
      samples.push(await residentBytes(url));
      quotesChecked += await checkQuotes(
        url,
        await ask(url, options.questions[samples.length % options.questions.length] ?? ""),
      );
      await delay(SAMPLE_EVERY_MS);
    }
  };
  try {
    await Promise.all([sampler(), ...Array.from({ length: CALLERS }, caller)]);
  } catch (error) {
    await server.end("SIGKILL");
    throw error;
  }
  const ending = await server.end("SIGTERM");
  if (ending.code !== 0)
    throw new Error(`asked to stop, the server ended with ${JSON.stringify(ending)}:\n${server.output()}`);
  const quarter = Math.floor(samples.length / 4);
  const earlyBytes = median(samples.slice(quarter, 2 * quarter + 1));
  const lateBytes = median(samples.slice(-quarter - 1));
  if (lateBytes - earlyBytes > GROWTH_ALLOWED)
    throw new Error(`memory grew from ${earlyBytes} to ${lateBytes} bytes`);
  return { requests: sent, byStatus, quotesChecked, earlyBytes, lateBytes };
}

function requestsAbout(question: string): Request[] {
  const post = (body: string) => (url: string) =>
    fetch(`${url}/api/ask`, { method: "POST", headers: { "content-type": "application/json" }, body });
  return [
    { send: post(JSON.stringify({ question })), expected: [200] },
    { send: (url) => fetch(`${url}/api/search?q=${encodeURIComponent(question)}`), expected: [200] },
    { send: (url) => fetch(`${url}/`), expected: [200] },
    { send: post(JSON.stringify({ question: `${question}\u200b\ud800` })), expected: [400] },
    { send: post("[".repeat(10_000)), expected: [400] },
    { send: post(JSON.stringify({ question: "x".repeat(40_000) })), expected: [413] },
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
