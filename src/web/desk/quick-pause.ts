/** How long somebody who types has to pause before it is looked up, in ms: shorter than one waits for. */
const TYPING_PAUSE_MS = 80;

/**
 * How long to wait before a changed query is looked up, in ms: another letter may follow one that was typed; what was
 * pasted, chosen, put in by an input method or only filtered anew is there at once.
 */
export function quickPause(before: string, after: string): number {
  return Math.abs(after.length - before.length) === 1 ? TYPING_PAUSE_MS : 0;
}
