import { table } from "../../../src/commands/eval/text-table.ts";
import type { Share } from "../retrieval/figures.ts";
import type { RivalsReport } from "./measure.ts";

/** Rivals beside the service's own, as Markdown: quality and time, then building and memory. */
export function rivalsTable({ date, rows, builds }: RivalsReport): string {
  const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
  const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  const asked = rows.map((row) => [
    `${row.questions} over ${row.over}, ${row.half}`,
    row.label,
    String(row.count),
    interval(row.hitAt1),
    interval(row.hitAt10),
    ms(row.milliseconds.median),
    ms(row.milliseconds.p95),
    row.indexAlone === null ? "" : ms(row.indexAlone.median),
  ]);
  const built = builds.map((build) => [
    `${build.over}, ${build.paragraphs} paragraphs`,
    build.label,
    build.isKept ? "–" : `${build.seconds.toFixed(1)} s`,
    mib(build.heldBytes),
    mib(build.residentBytes),
  ]);
  return [
    `${date}; a tie counts against whoever made it; 95 % intervals (Wilson).\n`,
    table(["questions", "by", "n", "Hit@1", "Hit@10", "median", "p95", "index alone"], asked),
    table(["over", "by", "built in", "held by the main thread", "whole process"], built),
  ].join("\n");
}

function interval({ value, low, high }: Share): string {
  return `${figure(value)} (${figure(low)}–${figure(high)})`;
}

/** ".953" of .953; "1.000" of 1. */
function figure(value: number): string {
  return value.toFixed(3).replace(/^0/, "");
}
