import type { Browser, Page } from "playwright-core";
import { z } from "zod";

/** An event of Chromium's own tracing; `ts` in microseconds of one clock for the whole browser. */
export interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly data: { readonly url?: string | undefined };
}

const Trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ts: z.number(),
      args: z.object({ data: z.object({ url: z.string().optional() }).optional() }).optional(),
    }),
  ),
});
/** Requests, paints and marks of the page (https://chromedevtools.github.io/devtools-protocol/tot/Tracing/). */
const CATEGORIES = ["devtools.timeline", "loading", "blink.user_timing"];

/** What the browser traced while `work` went on, in the order of time. */
export async function traced(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  let trace: Buffer;
  try {
    await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = Trace.parse(JSON.parse(trace.toString("utf8")));
  return traceEvents
    .map(({ name, ts, args }) => ({ name, ts, data: args?.data ?? {} }))
    .sort((a, b) => a.ts - b.ts);
}

/** Milliseconds from the first event that `begins` to the first one after it that `ends`. */
export function msBetween(
  events: readonly TraceEvent[],
  begins: (event: TraceEvent) => boolean,
  ends: (event: TraceEvent) => boolean,
): number {
  const from = events.findIndex(begins);
  const to = events.findIndex((event, at) => from >= 0 && at > from && ends(event));
  const [first, last] = [events[from], events[to]];
  if (first === undefined || last === undefined) throw new Error("the trace does not hold both events");
  return (last.ts - first.ts) / 1_000;
}
