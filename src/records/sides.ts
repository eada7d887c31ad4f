import { matchesOf } from "./matches.ts";
import type { BodySpan } from "./record.ts";
import type { ReadSentence } from "./sentence.ts";
import { pattern } from "./tags.ts";

/** Words right before a person that name the city: Lisbon Mayor Ana Reis, 里斯本市副市長王大明, 里斯本方面由王大明. */
const BEFORE: readonly RegExp[] = [
  pattern("(?<side>{city})(?:['’]s)? {role} $"),
  pattern("(?<side>{city})(?:市|縣|方面)?[由則]?(?:市|縣)?{role}?$"),
];
/** Words that name whose group it is: Lisbon's delegation, the Lisbon delegation, 里斯本訪團, 里斯本方面. */
const GROUP_OF: readonly RegExp[] = [
  pattern(
    "(?<side>{city})(?:['’]s)? (?:{number}[- ](?:member|person|strong) )?(?:delegation|group|team|mission)\\b",
    "dgiu",
  ),
  pattern("(?<side>{city})(?:市|縣)?(?:的)?(?:代表團|訪問團|訪團|方面)"),
];

/** The city whose leader or official a person is, where the sentence says so right beside; else null. */
export function sideOf({ start }: BodySpan, { tagged, text }: ReadSentence): string | null {
  const beside = matchesOf(BEFORE, tagged.slice(0, start)).at(0)?.groups["side"];
  const side = beside ?? groupOf(start, tagged);
  return side === undefined ? null : text.slice(side.start, side.end);
}

/** The group named nearest to the person, of all in the sentence. */
function groupOf(start: number, tagged: string): BodySpan | undefined {
  const sides = matchesOf(GROUP_OF, tagged).flatMap(({ groups: { side } }) =>
    side === undefined ? [] : [side],
  );
  return sides.sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start)).at(0);
}
