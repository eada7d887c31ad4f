/**
 * ASCII punctuation that CommonMark or GitHub's dialect of it gives a meaning to, wherever it stands; a backslash before
 * any ASCII punctuation makes it plain (https://spec.commonmark.org/0.31.2/#backslash-escapes). The colon and @ among
 * them, since bare addresses become links.
 */
const MEANINGFUL = /[\\`*_{}[\]()<>#+\-!|~&$^=:@"']/gu;
/** A number with a point begins a list, and `www.` a link. */
const MEANINGFUL_POINT = /(?<=\d|[wW]{3})\./gu;

/** Text of others as Markdown that shows it and nothing else, in one line. */
export function markdownText(text: string): string {
  return text.replace(/\s+/gu, " ").trim().replace(MEANINGFUL, "\\$&").replace(MEANINGFUL_POINT, "\\.");
}

/** A table; its cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}
