import { DEFAULT_SHAPE } from "../../search/hnsw-graph.ts";
import { table } from "../eval/text-table.ts";
import type { QueryTimes, RecallReport } from "./measure.ts";

/** Least share of the true ten nearest that the graph has to find at the breadth that serves. */
export const RECALL_FLOOR = 0.99;

/** Whether the recall at the breadth of search that serves is under the floor at any size. */
export function isUnderFloor(reports: readonly RecallReport[]): boolean {
  return reports.some(
    ({ curve }) => (curve.find(({ ef }) => ef === DEFAULT_SHAPE.ef)?.recall ?? 0) < RECALL_FLOOR,
  );
}

/** The figures of all sizes for a person: the curve, then building and memory, then how a query grows with size. */
export function printedRecall(reports: readonly RecallReport[]): string {
  const curve = reports.flatMap((report) => [
    [String(report.size), "exact scan", "1.0000", ...printedTimes(report.exact), "1.0 ×"],
    ...report.curve.map(({ ef, recall, ...times }) => [
      "",
      `hnsw, ef ${ef}${ef === DEFAULT_SHAPE.ef ? " (serves)" : ""}`,
      recall.toFixed(4),
      ...printedTimes(times),
      `${(report.exact.median / times.median).toFixed(1)} ×`,
    ]),
    [
      "",
      "vector store",
      "",
      ...printedTimes(report.store),
      `${(report.exact.median / report.store.median).toFixed(1)} ×`,
    ],
  ]);
  const building = reports.map(({ size, rawInsertion, build, embedding, bytesBeside }) => [
    String(size),
    `${rawInsertion.toFixed(1)} s`,
    `${build.toFixed(1)} s`,
    `${(build / rawInsertion).toFixed(2)} ×`,
    `${((embedding * size + build) / (embedding * size + rawInsertion)).toFixed(2)} ×`,
    `${bytesBeside} B`,
  ]);
  return [
    table(["passages", "by", "recall@10", "median", "p95", "processor", "faster than the scan"], curve),
    table(
      [
        ...["passages", "insertion alone", "store built", "ratio", "ratio with embedding in both"],
        "memory a passage beside its vector",
      ],
      building,
    ),
    growth(reports),
  ].join("\n");
}

function printedTimes({ median, p95, processor }: QueryTimes): string[] {
  return [median, p95, processor].map((milliseconds) => `${milliseconds.toFixed(2)} ms`);
}

/** How a query of the store grows from each size to the next. */
function growth(reports: readonly RecallReport[]): string {
  return reports
    .slice(1)
    .map((report, at) => {
      const smaller = reports[at] ?? report;
      const ratio = (of: (times: QueryTimes) => number): string =>
        (of(report.store) / of(smaller.store)).toFixed(2);
      return (
        `a query of the store at ${report.size} passages takes, of that at ${smaller.size}: ` +
        `${ratio(({ p95 }) => p95)} × at p95, ${ratio(({ processor }) => processor)} × of the processor\n`
      );
    })
    .join("");
}
