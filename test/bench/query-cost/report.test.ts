import { expect, test } from "vitest";
import { articleOf } from "../../article-of.ts";
import { copiesOf } from "./grown-index.ts";
import { queryCostTable } from "./report.ts";

test("each part stands beside what all are measured against", () => {
  const timings = (median: number) => ({ count: 3, median, p95: 9 });
  const printed = queryCostTable({
    date: "2026-11-30",
    questions: "DRCD",
    passages: 10_000,
    parts: [
      { name: "model", milliseconds: timings(4) },
      { name: "whole search", milliseconds: timings(6) },
    ],
  });
  expect(printed).toContain("2026-11-30, DRCD, 10000 passages, no cache");
  expect(printed).toContain("to model");
  expect(printed).toMatch(/\| whole search \| 3 \| 6\.00 ms \| +1\.50 × \| 9\.00 ms \|/);
});

test("copies of articles have ids of their own and the same text", () => {
  const copies = copiesOf([articleOf({ id: "a", body: "x" }), articleOf({ id: "b", body: "y" })], 3);
  expect(copies.map(({ id }) => id)).toEqual(["a", "b", "a-1", "b-1", "a-2", "b-2"]);
  expect(copies.map(({ body }) => body)).toEqual(["x", "y", "x", "y", "x", "y"]);
});
