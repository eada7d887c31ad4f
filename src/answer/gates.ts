import type { ScoredSentence } from "./score-sentence.ts";

/** Least measures that a sentence needs to be shown as an answer. */
export interface Gates {
  readonly coverage: number;
  readonly focus: number;
  readonly value: number;
  readonly score: number;
}

/** Set on the development questions for few wrong answers rather than many right ones; `npm run eval` shows the curve. */
export const GATES: Gates = { coverage: 0.62, focus: 0.6, value: 0.4, score: 1.0 };

/** Why a sentence was refused; null where it passed. */
export function refusal(sentence: ScoredSentence, gates: Gates): string | null {
  if (!sentence.hasNames) return "a name is missing";
  if (sentence.time === "mismatch") return "another time";
  if (sentence.value < gates.value) return "no value of the kind asked for";
  if (sentence.coverage < gates.coverage) return "too few of the question's words";
  if (sentence.focus < gates.focus) return "too few of the words that say what is asked";
  if (sentence.score < gates.score) return "too low a score";
  return null;
}
