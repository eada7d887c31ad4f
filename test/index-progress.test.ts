import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { showProgress } from "../src/index-progress.ts";

test("draws a bar over itself on a terminal, and takes it off again", () => {
  const terminal = new PassThrough({ encoding: "utf8" });
  const said: string[] = [];
  const { onProgress, clear } = showProgress({ terminal, say: (line) => said.push(line) });
  onProgress({ phase: "embed", done: 5, total: 10 });
  clear();
  expect(terminal.read()).toBe(`\r\x1b[K[${"#".repeat(15)}${" ".repeat(15)}] Embedding texts 5/10\r\x1b[K`);
  expect(said).toEqual([]);
});

test("says a line every five seconds without a terminal, and one when a phase is over", () => {
  let now = 0;
  const said: string[] = [];
  const { onProgress } = showProgress({ terminal: null, say: (line) => said.push(line), now: () => now });
  for (const [at, done] of [
    [0, 0],
    [1_000, 8],
    [5_000, 16],
    [9_999, 24],
    [10_000, 32],
    [10_500, 40],
    [10_600, 40],
  ] as const) {
    now = at;
    onProgress({ phase: "embed", done, total: 40 });
  }
  onProgress({ phase: "write", done: 0, total: 0 });
  expect(said).toEqual([
    "Embedding texts: 16 of 40",
    "Embedding texts: 32 of 40",
    "Embedding texts: 40 of 40",
  ]);
});
