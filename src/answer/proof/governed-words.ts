import type { Span } from "../../language/sentences.ts";
import { overlaps } from "./clauses.ts";
import { EQUIVALENTS } from "./equivalent-words.ts";
import { type ContentWord, isSameWord } from "./content-words.ts";
import { matchesOf, type ProofText } from "./proof-text.ts";

/** What a cue ("not", "will", 預定) says of a text: the word that it speaks of, and the stretch that it reaches. */
export interface Governed {
  readonly cue: Span;
  /** The word that it speaks of: what is not done or still to be done; null where only light words follow. */
  readonly head: ContentWord | null;
  readonly reach: Span;
  /** The clause that it stands in, which may tell the same in another order. */
  readonly clause: Span;
}

/** A cue, and whether what it speaks of stands before it ("a visit was planned"). */
export interface Cue extends Span {
  readonly isBehind: boolean;
}

/** Where a cue's reach ends: at the sentence's end, at what is told as done beside it ("and received", 已, 曾). */
const REACH_END =
  /[。；;！？!?\n]|\.(?=\s|$)|(?:,| and|, and|, but| but| while) (?:\p{Ll}{3,}ed|went|came|took|led|met|gave|was|were|had|won|held|became|spoke|said)(?!\p{L})|已|曾/u;
/** Where the reach of a cue behind its word ends: "the forum planned for May would be postponed". */
const VERB = /\s(?:was|were|is|are|would|will|had|has|have)(?!\p{L})/u;
/** A clause with somebody of its own: 「…，柯文哲…」. */
const NEXT_CLAUSE = /[，]|, (?:and )?/gu;

/** What the cues of a text govern. */
export function governedWords(proof: ProofText, cues: readonly Cue[]): Governed[] {
  const { words, dates } = proof;
  const isVerbal = (word: ContentWord): boolean =>
    !word.isName &&
    !word.text.endsWith("ly") &&
    !dates.some((date) => overlaps(date, word)) &&
    (!word.isLight || [...word.keys].some((key) => HAPPENINGS.has(key)));
  return cues.map((cue) => {
    const clause = proof.clauses.find((span) => overlaps(span, cue)) ?? cue;
    const end = cue.isBehind
      ? Math.min(clause.end, reachEnd(proof, cue, VERB))
      : reachEnd(proof, cue, REACH_END);
    const behind = words.filter(
      (word) => word.end <= cue.start && word.start >= clause.start && isVerbal(word),
    );
    const ahead = words.filter((word) => word.start >= cue.end && word.end <= end && isVerbal(word));
    const head = cue.isBehind ? (behind.at(-1) ?? ahead[0] ?? null) : (ahead[0] ?? null);
    return { cue, head, clause, reach: { start: cue.isBehind ? clause.start : cue.start, end } };
  });
}

function reachEnd({ text, words }: ProofText, { end }: Span, stops: RegExp): number {
  const stop = stops.exec(text.slice(end));
  const limit = stop === null ? text.length : end + stop.index;
  for (const { 0: mark, index } of text.slice(end, limit).matchAll(NEXT_CLAUSE)) {
    const at = end + index + mark.length;
    if (words.some(({ start, isName }) => isName && start === at)) return at;
  }
  return limit;
}

/** Light words that tell an event all the same: "held", "takes place", 舉行. */
const HAPPENINGS: ReadonlySet<string> = new Set(
  ["hold", "attend", "sign", "go", "visit", "arrive"].flatMap((word) => EQUIVALENTS.of(word)),
);

/** Whether a word stands where one of the cues reaches. */
export function isGoverned(word: Span, governed: readonly Governed[]): boolean {
  return governed.some(({ reach, cue }) => overlaps(word, reach) && !overlaps(word, cue));
}

/** Share of what a cue alone reaches that a text has to tell before it has to tell the cue as well. */
const TOLD_SHARE = 0.5;

/** A text with what its cues govern. */
export interface Cued {
  readonly proof: ProofText;
  readonly governed: readonly Governed[];
}

/**
 * Cues of one text that the other one lacks where it tells the same: their heads stand there ungoverned, or it has no
 * such cue at all and tells what is told under the cue alone.
 */
export function lostCues(of: Cued, by: Cued): Governed[] {
  const isFreeTold = (word: ContentWord): boolean =>
    of.proof.words.some((other) => !isGoverned(other, of.governed) && isSameWord(other, word));
  return of.governed.filter(({ head, reach }) => {
    if (by.governed.length === 0) {
      const alone = of.proof.words.filter(
        (word) => overlaps(word, reach) && !word.isLight && !isFreeTold(word),
      );
      const told = alone.filter((word) => matchesOf(word, by.proof).length > 0);
      if (alone.length > 0 && told.length >= alone.length * TOLD_SHARE) return true;
    }
    if (head === null || isFreeTold(head)) return false;
    const there = matchesOf(head, by.proof);
    return (
      there.length > 0 &&
      !there.some(
        (word) => isGoverned(word, by.governed) || by.governed.some(({ clause }) => overlaps(word, clause)),
      )
    );
  });
}
