import { editionMentions } from "../../language/editions.ts";
import type { Span } from "../../language/sentences.ts";
import type { ProofText } from "./proof-text.ts";

/**
 * Times of a series that the evidence does not name: "the ninth forum" is the one held "for the ninth time". Whether
 * something is the first is a matter of rank.
 */
export function unprovedEditions(told: ProofText, evidence: ProofText): Span[] {
  const ranks = evidence.numbers.filter(({ ordinal }) => ordinal).map(({ value }) => value);
  const carried = new Set([...editionMentions(evidence.text).map(({ edition }) => edition), ...ranks]);
  return editionMentions(told.text).filter(({ edition }) => edition !== 1 && !carried.has(edition));
}
