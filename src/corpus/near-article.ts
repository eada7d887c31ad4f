import { basename } from "node:path";
import type { FileProblem } from "./file-problems.ts";
import { hasFrontMatter } from "./front-matter.ts";

/** Names that a text file may have whose writer meant `.md`: Windows hides the last ending. */
const NEAR_NAME = /\.(?:md|markdown)(?:\.txt)?$/i;

/** A file that tells about the folder. It may show front matter without being an article. */
const README = /^readme\./i;

/** Front matter stands within these lines. */
const TOP_LINES = 30;

/** Whether a file is read at all: it has the ending of an article, or nearly. */
export function mayBeArticle(file: string): boolean {
  return NEAR_NAME.test(file);
}

/**
 * What keeps a file from being an article though it was meant as one, or null. Without it, an empty line above the
 * front matter would take a file out of the corpus, and nobody would be told.
 */
export function nearMiss(path: string, text: string): FileProblem | null {
  const isOpened = hasFrontMatter(text);
  const isMeant = isOpened || (!README.test(basename(path)) && looksLikeArticle(text));
  if (!isMeant) return null;
  if (!path.endsWith(".md")) return { line: 1, message: "the name of an article's file ends in .md" };
  if (isOpened) return null;
  const line = text.slice(0, startOf(text)).split("\n").length;
  return {
    line,
    message: "an article opens with a line of three hyphens, ---, and nothing stands before it",
  };
}

/** Offset of the first character that can be seen. */
function startOf(text: string): number {
  return /^[\s\p{Cf}]*/u.exec(text)?.[0].length ?? 0;
}

/** Whether a text opens with a line of hyphens or dashes, or has the fields of an article near its top. */
function looksLikeArticle(text: string): boolean {
  const lines = text.slice(startOf(text)).split("\n", TOP_LINES);
  const opensWithDashes = /^[\p{Pd}\p{Cf}]{2,}\s*$/u.test(lines[0] ?? "");
  return (
    opensWithDashes ||
    [/^\s*id\s*[:：]/i, /^\s*language\s*[:：]/i].every((field) => lines.some((line) => field.test(line)))
  );
}
