import { toSimplified, toTraditional, writtenLanguage } from "../../language/script.ts";
import type { AnswerLanguage } from "../answerer.ts";
import { plainQuestion } from "../plain-question.ts";
import { smallTalkOf } from "../small-talk.ts";
import { carried } from "./carried.ts";
import { readEarlier } from "./read-earlier.ts";
import { type FollowUpContext, isPartOfEvent, readFollowUp } from "./read-follow-up.ts";
import { swapped } from "./swapped.ts";
import type { Turn } from "./turn.ts";

/** A question as it is answered. */
export interface StandAlone {
  /** In the script of the question; what the question before is completed with stays in the language of that. */
  readonly text: string;
  /** What a completed question was asked in; null where it stands alone, or as a bare "2023?" has no language of its own. */
  readonly language: AnswerLanguage | null;
  readonly isCompleted: boolean;
  /** Points at something that was never spoken of: nobody can tell what is meant. */
  readonly isUnclear: boolean;
}

/**
 * Completes a follow-up ("And how many memorandums?", 「那主題呢？」, "what about Prague?", 「他呢？」) from the question
 * before it and its answer, so that it stands alone; thanks in between are passed over. A question that stands alone already, a
 * new subject above all, comes back as it is. `question` is clean text.
 */
export function standAlone(question: string, turns: readonly Turn[], context: FollowUpContext): StandAlone {
  const last = turns.findLast((earlier) => smallTalkOf(earlier.question) === null);
  const turn = last === undefined ? undefined : { ...last, question: plainQuestion(last.question) };
  const isSimplified = isInSimplified(question, turn);
  const asked = readFollowUp(isSimplified ? toTraditional(question) : question, context);
  const alone: StandAlone = { text: question, language: null, isCompleted: false, isUnclear: false };
  if (turn === undefined) {
    const saysNothingElse = asked.parts.length === 0 && asked.words.every(isPartOfEvent);
    return { ...alone, isUnclear: asked.pointsBack && saysNothingElse };
  }
  if (!asked.isFollowUp) return alone;
  const earlier = readEarlier(turn, context);
  const text = asked.isNameAlone ? swapped(asked, earlier) : carried(asked, earlier);
  if (text === null) return alone;
  return {
    text: isSimplified ? toSimplified(text) : text,
    language: askedIn(question, isSimplified),
    isCompleted: true,
    isUnclear: false,
  };
}

/** Whether the conversation goes on in Simplified Chinese: where no character of a question tells, as the one before. */
function isInSimplified(question: string, turn: Turn | undefined): boolean {
  if (writtenLanguage(question) === "zh-Hans") return true;
  const isPlain = toSimplified(question) !== question;
  return !isPlain && turn !== undefined && writtenLanguage(turn.question) === "zh-Hans";
}

function askedIn(question: string, isSimplified: boolean): AnswerLanguage | null {
  const written = writtenLanguage(question);
  if (written === "zh-Hant" || written === "zh-Hans") return isSimplified ? "zh-Hans" : "zh-Hant";
  return written === "en" ? written : null;
}
