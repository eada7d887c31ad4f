import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ask, checkQuotes } from "./check-answer.ts";
import { type ServerProcess, startServerProcess } from "../server-process.ts";
import type { MemoryReading } from "./memory-probe.ts";

/** Requests at a time: more than the machine has cores, far fewer than are refused. */
const CALLERS = 4;
const CHECK_EVERY_MS = 1_000;
/** From this share of the run on, what is loaded or remembered once should be. */
const SETTLED_AFTER = 0.25;
/** What the server holds may grow this much from then on; it is read after a collection, so only what stays counts. */
const GROWTH_ALLOWED = 24 * 2 ** 20;
/** Bound on all memory of the process: a leak outside of JavaScript's heap shows here. */
const RESIDENT_ALLOWED = 1.5 * 2 ** 30;

/** What the load did. */
export interface LoadReport {
  readonly requests: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly quotesChecked: number;
  /** Memory once settled, and at the end. */
  readonly early: MemoryReading;
  readonly late: MemoryReading;
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
  const probe = ["--expose-gc", "--import", join(import.meta.dirname, "memory-probe.ts")];
  const server = startServerProcess({ DATA_DIR: options.dataDir, ...limits }, probe);
  const url = await server.ready(180_000);
  const requests = options.questions.flatMap(requestsAbout);
  const byStatus: Record<string, number> = {};
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
  const checker = async (): Promise<void> => {
    for (let round = 0; !isOver(); round++) {
      const question = options.questions[round % options.questions.length] ?? "";
      quotesChecked += await checkQuotes(url, await ask(url, question));
      await delay(CHECK_EVERY_MS);
    }
  };
  const settled = async (): Promise<MemoryReading> => {
    await delay(SETTLED_AFTER * options.milliseconds);
    return memoryOf(server);
  };
  try {
    const [early] = await Promise.all([settled(), checker(), ...Array.from({ length: CALLERS }, caller)]);
    const late = await memoryOf(server);
    const ending = await server.end("SIGTERM");
    if (ending.code !== 0) {
      throw new Error(`asked to stop, the server ended with ${JSON.stringify(ending)}:\n${server.output()}`);
    }
    if (late.held - early.held > GROWTH_ALLOWED)
      throw new Error(`held memory grew from ${early.held} to ${late.held} bytes`);
    if (late.resident > RESIDENT_ALLOWED) throw new Error(`the process occupies ${late.resident} bytes`);
    return { requests: sent, byStatus, quotesChecked, early, late };
  } finally {
    await server.end("SIGKILL");
  }
}

async function memoryOf({ child }: ServerProcess): Promise<MemoryReading> {
  const answered = once(child, "message");
  child.send("memory");
  const [reading] = (await answered) as [MemoryReading];
  return reading;
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
