import { toSimplified, toTraditional, writtenLanguage } from "../../language/script.ts";
import { carried } from "./carried.ts";
import { readEarlier } from "./read-earlier.ts";
import { type FollowUpContext, isPartOfEvent, readFollowUp } from "./read-follow-up.ts";
import { swapped } from "./swapped.ts";
import type { Turn } from "./turn.ts";

/** A question as it is answered. */
export interface StandAlone {
  /** In the script of the question. */
  readonly text: string;
  readonly isCompleted: boolean;
  /** Points at something that was never spoken of: nobody can tell what is meant. */
  readonly isUnclear: boolean;
}

/**
 * Completes a follow-up ("And how many memorandums?", 「那主題呢？」, "what about Prague?", 「他呢？」) from the question
 * before it and its answer, so that it stands alone. A question that stands alone already, a new subject above all,
 * comes back as it is. `question` is clean text.
 */
export function standAlone(question: string, turns: readonly Turn[], context: FollowUpContext): StandAlone {
  const isSimplified = writtenLanguage(question) === "zh-Hans";
  const asked = readFollowUp(isSimplified ? toTraditional(question) : question, context);
  const turn = turns.at(-1);
  if (turn === undefined) {
    const saysNothingElse = asked.parts.length === 0 && asked.words.every(isPartOfEvent);
    return { text: question, isCompleted: false, isUnclear: asked.pointsBack && saysNothingElse };
  }
  if (!asked.isFollowUp) return { text: question, isCompleted: false, isUnclear: false };
  const earlier = readEarlier(turn, context);
  const text = asked.isNameAlone ? swapped(asked, earlier) : carried(asked, earlier);
  if (text === null) return { text: question, isCompleted: false, isUnclear: false };
  return { text: isSimplified ? toSimplified(text) : text, isCompleted: true, isUnclear: false };
}
