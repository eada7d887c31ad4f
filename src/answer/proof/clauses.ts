import type { Span } from "../../language/sentences.ts";

/** Marks that part clauses; not a comma or point within a number, a date ("July 4, 2019") or an initial. */
const MARK =
  /[;:](?=\s)|(?<!\d),(?=\s)|(?<=\d),(?= (?!\d{4}(?!\d)))|(?<!(?<!\p{L})\p{Lu})[.!?](?=\s+[\p{Lu}"“]|\s*\n|\s*$)|[，；：。！？\n]| [–—] /gu;
/** Words that begin a clause of their own. */
const OPENER = /(?<=\s)(?:and|but|while|who|which|that|where|because|when|although|after|before)(?=\s)/giu;

/** "Taipei and Shanghai": what joins two names begins no clause. */
const NAME_BEFORE = /(?<!\p{L})\p{Lu}[\p{L}\p{M}'’.-]* $/u;
const NAME_BEHIND =
  /^and \p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*)*(?:[.,;:]|$| (?:have|had|are|were|became|in|on|at|for|to|as|of|with|by|extends?|signed|agreed)(?!\p{L}))/u;

/** Names that a sentence begins with: whoever is joined to them does the same. */
const NAMES_FIRST = /(?:^|[.!?;\n]\s*)(?:\p{Lu}[\p{L}\p{M}'’-]* ){1,5}$/u;

/** Stretches of a text between marks and joining words, in order; together they hold every word. */
export function clausesOf(text: string): Span[] {
  const cuts = [
    ...Array.from(text.matchAll(MARK), ({ index, 0: mark }) => index + mark.length),
    ...Array.from(text.matchAll(OPENER), ({ index }) => index).filter(
      (index) => !joinsNames(text.slice(0, index), text.slice(index)),
    ),
  ].sort((a, b) => a - b);
  const spans: Span[] = [];
  let start = 0;
  for (const end of [...cuts, text.length]) {
    if (text.slice(start, end).trim() !== "") spans.push({ start, end });
    start = end;
  }
  return spans;
}

function joinsNames(before: string, behind: string): boolean {
  if (NAMES_FIRST.test(before) && /^and \p{Lu}/u.test(behind)) return true;
  return NAME_BEFORE.test(before) && NAME_BEHIND.test(behind);
}

/** Whether one stretch touches another. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
