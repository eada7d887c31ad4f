import type { DraftSentence } from "./draft.ts";

/** Keeps drafts that made an answer, for who asks the same of the same evidence; each is proved anew when it is used. */
export interface DraftCache {
  get(key: string): readonly DraftSentence[] | null;
  set(key: string, drafts: readonly DraftSentence[]): void;
}
