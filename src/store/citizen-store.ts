import type { StoredActivity, StoredAnswer } from "./conversation-store.ts";
import type { Opinion } from "./history-store.ts";

/** Whose data are meant: a conversation, or a person by the HMAC that stands for one. */
export type Subject =
  | { readonly kind: "conversation"; readonly id: string }
  | { readonly kind: "person"; readonly person: string };

/** An answer as it is held, with what was thought of it. */
export interface HeldAnswer extends StoredAnswer {
  readonly id: string;
  readonly at: string;
  readonly feedback: readonly Opinion[];
}

/** A conversation as it is held. */
export interface HeldConversation {
  readonly id: string;
  readonly channel: string;
  readonly lastAt: string;
  readonly activities: readonly StoredActivity[];
}

/** All that is held of a subject. */
export interface HeldData {
  readonly conversations: readonly HeldConversation[];
  readonly answers: readonly HeldAnswer[];
  /** What the person thought of answers that are not among these. */
  readonly opinions: readonly (Opinion & { readonly answerId: string })[];
  /** Messages that wait for an answer or are known so as not to be answered twice. */
  readonly messages: readonly { readonly id: string; readonly receivedAt: string }[];
}

/** How many rows of each kind were deleted. */
export interface DeletedData {
  readonly conversations: number;
  readonly answers: number;
  readonly opinions: number;
  readonly messages: number;
}

/** What is held of one citizen, and its deletion. All methods reject with a `StoreError`. */
export interface CitizenStore {
  held(subject: Subject): Promise<HeldData>;
  /** Deletes what `held` gives, and takes it out of the files beside the database. */
  erase(subject: Subject): Promise<DeletedData>;
}
