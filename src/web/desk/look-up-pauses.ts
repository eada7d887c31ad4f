/** How long somebody who types has to pause before it is looked up, in ms: shorter than one waits for. */
const TYPING_PAUSE_MS = 80;
/** The proved answer takes more work: it is asked for once somebody has stopped typing, in ms. */
const ANSWER_PAUSE_MS = 350;

/** In ms, from a change of the query. */
export interface LookUpPauses {
  readonly quick: number;
  readonly answer: number;
}

/**
 * How long to wait before a changed query is looked up, and before its proved answer is asked for. Nothing follows what is
 * whole: a question that was pasted or chosen, or the same under other filters. Else another character may follow one that was
 * typed or taken back; of what an input method puts in more comes at once, though seldom all.
 */
export function lookUpPauses(before: string, after: string, isWhole: boolean): LookUpPauses {
  if (isWhole) return { quick: 0, answer: 0 };
  const isTyped = Math.abs(after.length - before.length) === 1;
  return { quick: isTyped ? TYPING_PAUSE_MS : 0, answer: ANSWER_PAUSE_MS };
}
