import { expect, test } from "vitest";
import type { RivalsReport } from "./measure.ts";
import { rivalsTable } from "./report.ts";

const named = { over: "DRCD", contender: "lexical", label: "ours", side: "words alone" } as const;
const share = { value: 0.9496, low: 0.938, high: 1 };

function reportOf(indexAlone: RivalsReport["rows"][number]["indexAlone"]): RivalsReport {
  const milliseconds = { count: 2, median: 0.456, p95: 12.34 };
  return {
    date: "2026-11-30",
    rows: [
      {
        questions: "DRCD",
        half: "dev",
        ...named,
        count: 2,
        hitAt1: share,
        hitAt10: share,
        milliseconds,
        indexAlone,
      },
    ],
    builds: [
      {
        ...named,
        paragraphs: 1000,
        seconds: 6.04,
        isKept: false,
        heldBytes: 2 ** 20,
        residentBytes: 2 ** 28,
      },
    ],
  };
}

test("quality, times and memory stand in tables", () => {
  const printed = rivalsTable(reportOf({ count: 2, median: 0.05, p95: 0.2 }));
  expect(printed).toMatch(
    /\| DRCD over DRCD, dev \| ours \| +2 \| +\.950 \(\.938–1\.000\) \|.*\| 0\.46 ms \| 12\.3 ms \| +0\.05 ms \|/,
  );
  expect(printed).toMatch(/\| DRCD, 1000 paragraphs \| ours \| +6\.0 s \| +1\.0 MiB \| +256\.0 MiB \|/);
});

test("what was not told apart stays empty", () => {
  expect(rivalsTable(reportOf(null))).toMatch(/12\.3 ms \| +\|/);
});
