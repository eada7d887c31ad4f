import { table } from "../../../src/commands/eval/text-table.ts";
import type { Timings } from "../timings.ts";

/** What a search costs, part by part. */
export interface QueryCostReport {
  /** ISO day. */
  readonly date: string;
  readonly questions: string;
  readonly passages: number;
  /** The first is what the others are measured against, the last the whole of it. */
  readonly parts: readonly { readonly name: string; readonly milliseconds: Timings }[];
}

/** The parts as a Markdown table. */
export function queryCostTable({ date, questions, passages, parts }: QueryCostReport): string {
  const measure = parts[0]?.milliseconds.median ?? NaN;
  const rows = parts.map(({ name, milliseconds: { count, median, p95 } }) => [
    name,
    String(count),
    `${median.toFixed(2)} ms`,
    `${(median / measure).toFixed(2)} ×`,
    `${p95.toFixed(2)} ms`,
  ]);
  const head = ["part", "n", "median", `to ${parts[0]?.name ?? ""}`, "p95"];
  return `${date}, ${questions}, ${passages} passages, no cache\n\n${table(head, rows)}`;
}
