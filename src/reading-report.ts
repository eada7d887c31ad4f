import { join } from "node:path";
import type { RejectedFile } from "./corpus/read-folder.ts";

/** What is wrong with the files that were left out: `file:line: problem`, as editors and compilers write it. */
export function rejectedLines(rejected: readonly RejectedFile[], corpusDir: string): string[] {
  return rejected.flatMap(({ file, problems }) =>
    problems.map(({ line, message }) => `${join(corpusDir, file)}:${line}: ${message}`),
  );
}

/** "270 articles read, 1 file left out". */
export function readingSummary(articles: number, leftOut: number): string {
  return `${counted(articles, "article")} read, ${counted(leftOut, "file")} left out`;
}

/** "1 file", "2 files". */
export function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
