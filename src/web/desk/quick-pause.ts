/** How long somebody who types has to pause before it is looked up, in ms: shorter than one waits for. */
const TYPING_PAUSE_MS = 80;

/**
 * How long to wait before a changed query is looked up, in ms: another may follow one character that was typed or
 * taken back; of what was pasted, chosen or put in by an input method more comes at once, and a filter changes none.
 */
export function quickPause(before: string, after: string): number {
  return Math.abs(after.length - before.length) === 1 ? TYPING_PAUSE_MS : 0;
}
