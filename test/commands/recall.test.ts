import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { RecallReport } from "../../src/commands/recall/measure.ts";
import { isUnderFloor, printedRecall } from "../../src/commands/recall/print.ts";
import { DEFAULT_SHAPE, loadHnswLibrary } from "../../src/search/hnsw-graph.ts";
import { openSearchIndex } from "../../src/search/search-index.ts";
import { GLOSSARY, NEWS } from "../search/news-fixture.ts";
import { runCommandFile } from "./run-command.ts";

// Each command is a process of its own, and one for each size.
vi.setConfig({ testTimeout: 120_000 });

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recall-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

function report(size: number, recall: number, p95 = 1): RecallReport {
  const times = { median: 0.5, p95, processor: 0.4 };
  return {
    size,
    exact: { median: 5, p95: 6, processor: 5 },
    curve: [{ ef: DEFAULT_SHAPE.ef, recall, ...times }],
    store: times,
    rawInsertion: 2,
    build: 2.2,
    embedding: 0.001,
    bytesBeside: 3000,
  };
}

test("the report tells recall and ratios, and the floor is held at the breadth that serves, at each size", () => {
  const printed = printedRecall([report(1000, 1), report(10_000, 0.99, 1.5)]);
  expect(printed).toContain(`hnsw, ef ${DEFAULT_SHAPE.ef} (serves)`);
  expect(printed).toContain("10.0 ×");
  expect(printed).toContain("1.10 ×");
  // 10,000 passages at a millisecond: 12.2 s for 12 s.
  expect(printed).toContain("1.02 ×");
  expect(printed).toContain(
    "at 10000 passages takes, of that at 1000: 1.50 × at p95, 1.00 × of the processor\n",
  );
  expect(isUnderFloor([report(1000, 1), report(10_000, 0.99)])).toBe(false);
  expect(isUnderFloor([report(1000, 0.989), report(10_000, 1)])).toBe(true);
});

describe("the command", async () => {
  if ((await loadHnswLibrary()) === null) {
    test.skip("needs the native library, which this machine does not have", () => undefined);
    return;
  }
  const recall = (...args: string[]) => runCommandFile("recall.ts", args, { DATA_DIR: folder });

  test("says what to do where there is no index, and refuses numbers that are none", async () => {
    const { code, stderr } = await recall("--sizes", "100");
    expect(code).toBe(1);
    expect(stderr).toContain('run "npm run index" first');
    expect(await recall("--sizes", "1e3")).toMatchObject({ code: 2, stderr: expect.stringContaining('"1e3"') as string });
  }); // prettier-ignore

  test("measures each size on the vectors of the indexes and mixtures of them", async () => {
    const index = await openSearchIndex({ articles: NEWS, glossary: GLOSSARY, dataDir: folder });
    await index.close();
    const indexes = `${folder},${folder}`;
    const args = ["--sizes", "3,300", "--queries", "20", "--indexes", indexes, "--json"];
    const { code, stdout } = await recall(...args);
    expect(code).toBe(0);
    const reports = JSON.parse(stdout) as RecallReport[];
    expect(reports.map(({ size }) => size)).toEqual([3, 300]);
    for (const { curve, build, rawInsertion, embedding } of reports) {
      expect(curve.find(({ ef }) => ef === DEFAULT_SHAPE.ef)?.recall).toBe(1);
      expect(build).toBeGreaterThan(0);
      expect(embedding).toBeGreaterThan(0);
      expect(rawInsertion).toBeGreaterThan(0);
    }
  });
});
