import { join } from "node:path";
import type { FileProblems } from "./corpus/file-problems.ts";

/** What is wrong with the files that were left out: `file:line: problem`, as editors and compilers write it. */
export function rejectedLines(rejected: readonly FileProblems[], corpusDir: string): string[] {
  return rejected.flatMap(({ file, problems }) =>
    problems.map(({ line, message }) => `${join(corpusDir, file)}:${line}: ${message}`),
  );
}

/** What is doubtful in files whose articles are served all the same: `file:line: warning: problem`. */
export function doubtfulLines(doubtful: readonly FileProblems[], corpusDir: string): string[] {
  const warnings = doubtful.map(({ file, problems }) => ({
    file,
    problems: problems.map(({ line, message }) => ({ line, message: `warning: ${message}` })),
  }));
  return rejectedLines(warnings, corpusDir);
}

/** "270 articles read, 1 file left out". */
export function readingSummary(articles: number, leftOut: number): string {
  return `${counted(articles, "article")} read, ${counted(leftOut, "file")} left out`;
}

/** "1 file", "2 files". */
export function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
