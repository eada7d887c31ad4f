import type { Span } from "../../language/sentences.ts";
import { overlaps } from "./clauses.ts";
import type { ContentWord } from "./content-words.ts";
import { matchesOf, type ProofText } from "./proof-text.ts";

/** What a cue ("not", "will", 預定) says of a text: the word that it speaks of, and the stretch that it reaches. */
export interface Governed {
  readonly cue: Span;
  /** The word that it speaks of: what is not done or still to be done; null where only light words follow. */
  readonly head: ContentWord | null;
  readonly reach: Span;
}

/** A cue, and whether what it speaks of stands before it ("a visit was planned"). */
export interface Cue extends Span {
  readonly isBehind: boolean;
}

/** Marks that a cue does not reach over. */
const SENTENCE_END = /[。；;！？!?\n]|\.(?=\s|$)/u;

/** What the cues of a text govern. */
export function governedWords(proof: ProofText, cues: readonly Cue[]): Governed[] {
  const { text, words, dates } = proof;
  const isVerbal = (word: ContentWord): boolean =>
    !word.isName &&
    !dates.some((date) => overlaps(date, word)) &&
    (!word.isLight || [...word.keys].some((key) => HAPPENINGS.has(key)));
  return cues.map((cue) => {
    const stop = SENTENCE_END.exec(text.slice(cue.end));
    const end = stop === null ? text.length : cue.end + stop.index;
    const clause = proof.clauses.find((span) => overlaps(span, cue));
    const behind = words.filter(
      (word) => word.end <= cue.start && word.start >= (clause?.start ?? 0) && isVerbal(word),
    );
    const ahead = words.filter((word) => word.start >= cue.end && word.end <= end && isVerbal(word));
    const head = cue.isBehind ? (behind.at(-1) ?? ahead[0] ?? null) : (ahead[0] ?? null);
    const start = cue.isBehind ? (clause?.start ?? 0) : cue.start;
    return { cue, head, reach: { start, end } };
  });
}

/** Light words that tell an event all the same: "held", "takes place", 舉行. */
const HAPPENINGS = new Set(["c:hold", "c:attend", "c:sign"]);

/** Whether a word stands where one of the cues reaches. */
export function isGoverned(word: Span, governed: readonly Governed[]): boolean {
  return governed.some(({ reach, cue }) => overlaps(word, reach) && !overlaps(word, cue));
}

/** Share of a clause's content that a text has to tell before it has to tell the clause's cue as well. */
const TOLD_SHARE = 0.5;

/**
 * Cues of one text that the other one lacks where it tells the same: heads that stand there ungoverned, clauses that it
 * tells without any such cue.
 */
export function lostCues(
  of: { readonly proof: ProofText; readonly governed: readonly Governed[] },
  by: { readonly proof: ProofText; readonly governed: readonly Governed[] },
): Governed[] {
  return of.governed.filter(({ head, reach }) => {
    const there = head === null ? [] : matchesOf(head, by.proof);
    if (there.length > 0) {
      const isFree = there.some((word) => !isGoverned(word, by.governed));
      const isHeld = there.some((word) => isGoverned(word, by.governed));
      // Where the text tells the same without the cue as well, the one that lacks it may rest on that.
      const hasFreeTwin =
        head !== null &&
        of.proof.words.some(
          (word) =>
            word !== head &&
            !isGoverned(word, of.governed) &&
            matchesOf(word, by.proof).some((other) => there.includes(other)),
        );
      return isFree && !isHeld && !hasFreeTwin;
    }
    const inReach = of.proof.words.filter((word) => overlaps(word, reach) && !word.isLight);
    const told = inReach.filter((word) => matchesOf(word, by.proof).length > 0);
    return by.governed.length === 0 && inReach.length > 0 && told.length >= inReach.length * TOLD_SHARE;
  });
}
