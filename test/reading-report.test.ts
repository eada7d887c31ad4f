import { join } from "node:path";
import { expect, test } from "vitest";
import { doubtfulLines, rejectedLines } from "../src/reading-report.ts";

const files = [
  {
    file: "a.md",
    problems: [
      { line: 3, message: "edition: must be 1 or more" },
      { line: 1, message: "no end" },
    ],
  },
  { file: join("2019", "b.md"), problems: [{ line: 7, message: "id: taken" }] },
];

test("what is wrong is told with file and line, as an editor can follow it", () => {
  expect(rejectedLines(files, "corpus")).toEqual([
    `${join("corpus", "a.md")}:3: edition: must be 1 or more`,
    `${join("corpus", "a.md")}:1: no end`,
    `${join("corpus", "2019", "b.md")}:7: id: taken`,
  ]);
});

test("what is doubtful in an article that is served is told as a warning", () => {
  expect(doubtfulLines(files.slice(1), "corpus")).toEqual([
    `${join("corpus", "2019", "b.md")}:7: warning: id: taken`,
  ]);
});
