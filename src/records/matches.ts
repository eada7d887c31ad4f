import type { BodySpan } from "./record.ts";

/** A match of a pattern with where each of its named groups stands. */
export interface GroupMatch extends BodySpan {
  readonly groups: Readonly<Record<string, BodySpan | undefined>>;
}

/** Every match of some patterns in a text, pattern by pattern. */
export function matchesOf(patterns: readonly RegExp[], text: string): GroupMatch[] {
  return patterns.flatMap((one) => Array.from(text.matchAll(one), (match) => groupsOf(match)));
}

function groupsOf(match: RegExpExecArray): GroupMatch {
  const found = Object.entries(match.indices?.groups ?? {}).map(([name, pair]) => [
    name,
    // A group that took no part in the match has no pair, whatever the type says.
    (pair as [number, number] | undefined) === undefined ? undefined : trimmed(match.input, pair),
  ]);
  return {
    start: match.index,
    end: match.index + match[0].length,
    groups: Object.fromEntries(found) as Record<string, BodySpan | undefined>,
  };
}

/** Without the spaces that stand inside of quotation marks. */
function trimmed(text: string, [start, end]: readonly [number, number]): BodySpan {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: Math.max(from, end - (words.length - words.trimEnd().length)) };
}

/** Of spans that overlap, the one that comes first in the list. */
export function withoutOverlaps<T extends BodySpan>(spans: readonly T[]): T[] {
  const kept: T[] = [];
  for (const span of spans) {
    if (!kept.some(({ start, end }) => start < span.end && span.start < end)) kept.push(span);
  }
  return kept;
}
