import type { LoopDelay } from "./loop-delay.ts";
import type { Timings } from "./timings.ts";

/** What one run of the benchmark found; times in milliseconds where they do not say otherwise. */
export interface BenchReport {
  /** ISO day. */
  readonly date: string;
  readonly machine: { readonly node: string; readonly cores: number; readonly processor: string };
  readonly index: {
    readonly vectorIndex: "hnsw" | "exact";
    readonly passages: number;
    readonly articles: number;
  };
  /** From the start of the process until `/readyz` says so: with an empty DATA_DIR, and again. */
  readonly start: { readonly first: number; readonly second: number };
  /** One query embedding, without HTTP, search or answer. */
  readonly embedding: Timings;
  readonly oneCaller: Timings;
  readonly sixteenCallers: Timings & { readonly perSecond: number };
  readonly loopDelay: { readonly reindexing: LoopDelay; readonly busyProcess: LoopDelay };
  /** Resident memory of the server at rest. */
  readonly restBytes: number;
}

/** The report as a Markdown table. */
export function reportTable(report: BenchReport): string {
  const { embedding, oneCaller, sixteenCallers, loopDelay, machine, index } = report;
  const ms = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
  const timed = (name: string, { median, p95 }: Timings): string[] => [
    name,
    ms(median),
    `${(median / embedding.median).toFixed(2)} ×`,
    ms(p95),
    `${(p95 / embedding.p95).toFixed(2)} ×`,
  ];
  const delayed = (name: string, { p999, max, seconds, questions }: LoopDelay): string =>
    `- Event-loop delay, ${name}: p99.9 ${ms(p999)}, maximum ${ms(max)} (${seconds.toFixed(0)} s, ${questions} questions)`;
  return [
    `${report.date}, Node ${machine.node}, ${machine.cores} × ${machine.processor}; ${index.articles} articles, ${index.passages} passages, ${index.vectorIndex} index`,
    "",
    ...[
      ["", "median", "to one embedding", "p95", "to its p95"],
      ["---", "---", "---", "---", "---"],
      timed("one raw query embedding", embedding),
      timed("POST /api/ask, 1 caller", oneCaller),
      timed("POST /api/ask, 16 callers", sixteenCallers),
    ].map((cells) => `| ${cells.join(" | ")} |`),
    "",
    `- 16 callers: ${sixteenCallers.perSecond.toFixed(0)} answers a second`,
    delayed("whole corpus indexed anew under questions", loopDelay.reindexing),
    delayed("a plain busy process in its place", loopDelay.busyProcess),
    `- Start until ready: ${(report.start.first / 1000).toFixed(1)} s with an empty DATA_DIR, ${(report.start.second / 1000).toFixed(1)} s the next time`,
    `- Memory of the server at rest: ${(report.restBytes / 2 ** 20).toFixed(0)} MiB`,
  ].join("\n");
}
