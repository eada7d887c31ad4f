import type { StoredConversation } from "./conversation-store.ts";

/** Which process has a turn in hand, and until when the others leave it alone, milliseconds since 1970. */
export interface Hold {
  /** Unique to a process that runs. */
  readonly holder: string;
  readonly until: number;
}

/** A citizen's message as a channel hands it in, with what is needed to answer it. */
export interface NewTurn {
  /** Unique over all channels. */
  readonly id: string;
  /** Made where there is none. */
  readonly conversation: StoredConversation;
  /** The platform's own id of the message, which its activity gets too. */
  readonly messageId: string;
  /** JSON of the message as a Direct Line activity, personal data masked. */
  readonly activity: unknown;
  /** JSON: where an answer goes. */
  readonly address: unknown;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** JSON of what is to be sent, where that is known already. */
  readonly messages: readonly unknown[] | null;
  /** Null: whoever claims it has it. */
  readonly hold: Hold | null;
}

/** How far a turn that is owed has come. */
export type TurnState =
  /** There is no answer yet. */
  | "waiting"
  /** What is to be sent is kept. */
  | "ready"
  /** It is being sent, or was when its process ended. */
  | "sending";

/** A turn that is owed. */
export interface OwedTurn {
  readonly id: string;
  readonly channel: string;
  readonly conversationId: string;
  readonly messageId: string;
  /** Null where it is too old to be kept. */
  readonly activity: unknown;
  readonly address: unknown;
  readonly receivedAt: number;
  readonly state: TurnState;
  /** Null until there is an answer. */
  readonly messages: readonly unknown[] | null;
  /** Sendings of which nothing was heard, as counted when the last one began. */
  readonly doubts: number;
}

/** A message that its citizen took back. */
export interface TakenBack {
  readonly channel: string;
  readonly messageId: string;
  /** The one turn that is meant; null for all of the channel with that message id. */
  readonly turnId: string | null;
  /** What stands in the place of the activity. */
  readonly blank: unknown;
  /** Id that is noted where the message has not come yet, and then is known. */
  readonly notedAs: string;
}

/**
 * Turns of channels that are called back: what was received, until it is answered. A turn that is done leaves its id,
 * to know the message when it comes again. All methods reject with a `StoreError`.
 */
export interface TurnStore {
  /** Whether any of the ids was here before, as a turn or as noted by `forget`. */
  isKnown(ids: readonly string[]): Promise<boolean>;
  /** Keeps a turn with its message, whole or not at all. `seen`: the id was here before; nothing is stored. */
  accept(turn: NewTurn): Promise<"new" | "seen">;
  /** Takes in hand what is owed in a channel and nobody holds at `now` (ms since 1970), oldest first, at most `limit`. */
  claim(channel: string, hold: Hold, now: number, limit: number): Promise<readonly OwedTurn[]>;
  /** Goes on holding turns; those that another holder has claimed meanwhile stay that one's. */
  renew(ids: readonly string[], hold: Hold): Promise<void>;
  /** Keeps what is to be sent. False: the turn is done, forgotten or another's, and nothing is kept. */
  keepMessages(
    id: string,
    holder: string,
    reply: { readonly answerId: string; readonly messages: readonly unknown[] },
  ): Promise<boolean>;
  /**
   * Notes that a turn is being sent, before it is, and how many sendings there were of which nothing was heard. False:
   * the turn is done, forgotten or another's, and must not be sent.
   */
  beginSending(id: string, holder: string, doubts: number): Promise<boolean>;
  /** Notes that the platform has not taken it. */
  notSent(id: string, holder: string): Promise<void>;
  /** Forgets what was to be sent and where. */
  done(id: string): Promise<void>;
  /** Leaves what is still owed to whoever claims it. */
  release(holder: string): Promise<void>;
  /** Forgets the text of a message, with its answer, and that anything is owed for it. */
  forget(message: TakenBack): Promise<void>;
  /** Deletes an answer that was given to nobody. */
  dropAnswer(answerId: string): Promise<void>;
}
