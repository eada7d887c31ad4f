import type { Span } from "../../language/sentences.ts";
import { type Anchor, anchorsIn, isSameAnchor } from "./anchors.ts";
import { overlaps } from "./clauses.ts";
import type { ProofText } from "./proof-text.ts";

/** A number with the one date or name that stands with it between two marks. */
interface Pair {
  readonly number: Anchor;
  readonly of: Anchor;
}

/** Marks and words between the members of a series. */
const BETWEEN = /[,;，；、。]|(?<!\p{L})(?:and|but|while)(?!\p{L})|[與和及]/giu;

/** Numbers told of a date or a name of which the evidence tells another one, while it tells theirs of another date or name. */
export function crossedPairs(told: ProofText, evidence: ProofText): Span[] {
  const carried = pairsIn(evidence);
  return pairsIn(told).flatMap(({ number, of }) => {
    const ofIt = carried.filter((pair) => isSameAnchor(pair.of, of));
    const isTold = ofIt.some((pair) => isSameAnchor(pair.number, number));
    const isOfAnother = carried.some(
      (pair) => pair.of.kind === of.kind && !isSameAnchor(pair.of, of) && isSameAnchor(pair.number, number),
    );
    return ofIt.length > 0 && !isTold && isOfAnother ? [number] : [];
  });
}

/** Numbers with the dates or the names that they are told of, where the evidence tells them of the same. */
export function provedPairs(told: ProofText, evidence: ProofText): Span[] {
  const carried = pairsIn(evidence);
  return pairsIn(told)
    .filter((pair) =>
      carried.some((other) => isSameAnchor(pair.of, other.of) && isSameAnchor(pair.number, other.number)),
    )
    .flatMap(({ number, of }) => [number, of]);
}

function pairsIn(proof: ProofText): Pair[] {
  const anchors = anchorsIn(proof);
  return membersOf(proof.text, anchors).flatMap((member) => {
    const within = anchors.filter((anchor) => overlaps(anchor, member));
    const numbers = within.filter(({ kind }) => kind === "number");
    const dates = within.filter(({ kind }) => kind === "date");
    const names = within.filter(({ kind }) => kind === "person" || kind === "place");
    const [number, ...moreNumbers] = numbers;
    const [of, ...more] = dates.length > 0 ? dates : names;
    return number === undefined || of === undefined || moreNumbers.length + more.length > 0
      ? []
      : [{ number, of }];
  });
}

/** Stretches between marks; a mark within a date or a number parts nothing. */
function membersOf(text: string, anchors: readonly Anchor[]): Span[] {
  const marks = Array.from(text.matchAll(BETWEEN), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  const cuts = marks.filter((mark) => !anchors.some((anchor) => overlaps(anchor, mark)));
  let start = 0;
  return [...cuts, { start: text.length, end: text.length }].map((cut) => {
    const member = { start, end: cut.start };
    start = cut.end;
    return member;
  });
}
