import type { DraftSentence } from "./answer/model/draft.ts";
import type { DraftCache } from "./answer/model/draft-cache.ts";

/** Drafts kept, of about a kilobyte each. */
const MOST_KEPT = 1000;

/** Keeps the drafts used last, in memory: each process has its own, and it begins empty. */
export class KeptDrafts implements DraftCache {
  readonly #drafts = new Map<string, readonly DraftSentence[]>();

  get(key: string): readonly DraftSentence[] | null {
    const drafts = this.#drafts.get(key);
    if (drafts === undefined) return null;
    // Set anew, it moves to the end: the first one is always the one used longest ago.
    this.set(key, drafts);
    return drafts;
  }

  set(key: string, drafts: readonly DraftSentence[]): void {
    this.#drafts.delete(key);
    this.#drafts.set(key, drafts);
    const oldest = this.#drafts.keys().next();
    if (this.#drafts.size > MOST_KEPT && oldest.done !== true) this.#drafts.delete(oldest.value);
  }
}
