import type { Span } from "../../language/sentences.ts";
import { type Anchor, anchorsIn, isSameAnchor } from "./anchors.ts";
import { overlaps } from "./clauses.ts";
import { isSameWord } from "./content-words.ts";
import type { ProofText } from "./proof-text.ts";

/**
 * Anchors that stand with what the evidence tells of another one: where a clause has one person, and what it tells
 * stands in clauses of the evidence that have one other person alone.
 */
export function crossedFacts(told: ProofText, evidence: ProofText): Span[] {
  const anchors = anchorsIn(told);
  const carried = anchorsIn(evidence);
  return told.clauses.flatMap((clause) => {
    const within = anchors.filter((anchor) => overlaps(anchor, clause));
    return within.filter((anchor) => {
      const alike = within.filter(({ kind }) => kind === anchor.kind);
      if (alike.some((other) => !isSameAnchor(other, anchor))) return false;
      return isCrossed(anchor, clause, told, evidence, carried);
    });
  });
}

function isCrossed(
  anchor: Anchor,
  clause: Span,
  told: ProofText,
  evidence: ProofText,
  carried: readonly Anchor[],
): boolean {
  const held = heldBy(anchor.kind, evidence, carried);
  const isOfIt = ({ anchors }: Held): boolean => anchors.some((found) => isSameAnchor(found, anchor));
  const own = held.filter(isOfIt);
  if (own.length === 0) return false;
  const others = held.filter((one) => one.anchors.length > 0 && !isOfIt(one));
  // What a sentence goes on with, or begins with, may be about it as well: "in 2018, hosted by Ko".
  const beside = held.filter(
    ({ anchors, sentence }) => anchors.length === 0 && own.some((one) => one.sentence === sentence),
  );
  const words = told.words.filter(
    (word) => overlaps(word, clause) && !overlaps(word, anchor) && !word.isLight,
  );
  let forIt = 0;
  let against = 0;
  for (const word of words) {
    const matches = evidence.words.filter((other) => isSameWord(word, other));
    const isIn = (spans: readonly Span[]): boolean =>
      matches.some((match) => spans.some((span) => overlaps(span, match)));
    // A word of both sides tells nothing of which of them is meant.
    if (isIn(own) && !isIn(others)) forIt++;
    else if (isIn(others) && !isIn(own) && !isIn(beside)) against++;
  }
  return against > forIt;
}

/** A clause with its anchors of one kind and the number of its sentence. */
interface Held extends Span {
  readonly anchors: readonly Anchor[];
  readonly sentence: number;
}

function heldBy(kind: Anchor["kind"], { text, clauses }: ProofText, carried: readonly Anchor[]): Held[] {
  let sentence = 0;
  return clauses.map((clause) => {
    const anchors = carried.filter((anchor) => anchor.kind === kind && overlaps(anchor, clause));
    const held = { ...clause, anchors, sentence };
    if (SENTENCE_END.test(text.slice(clause.start, clause.end))) sentence++;
    return held;
  });
}

const SENTENCE_END = /[。！？.!?\n]\s*$/u;
