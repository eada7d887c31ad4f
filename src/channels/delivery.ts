import type { Answer } from "../answer/answer.ts";
import type { SaidSoFar } from "../answer/answerer.ts";
import type { ChannelMessage, ChannelName } from "./channel.ts";

/** What came of an attempt to send. */
export type SendOutcome =
  /** The platform has it, now or from an earlier attempt. */
  | { readonly kind: "sent" }
  /**
   * Not now: too many, a fault of theirs, no connection. Worth another try, after `retryAfterMs` where they say so.
   * Where the platform may have it all the same (it was not heard back from), `mayHaveArrived`: the turn is in doubt.
   */
  | { readonly kind: "later"; readonly retryAfterMs: number | null; readonly mayHaveArrived?: true }
  /** Never: `code` says why in a word that may stand in a log. */
  | { readonly kind: "refused"; readonly code: string };

/** All that is sent for one message of a citizen, in one call where the platform has one for several. */
export interface OutgoingTurn<Address, Sent> {
  /** The pending row's id: the same at every attempt, after a restart too. */
  readonly id: string;
  readonly address: Address;
  readonly messages: readonly Sent[];
  /** When the citizen's message was received, milliseconds since 1970. */
  readonly receivedAt: number;
  /** Whether an attempt before this one may have reached the platform unheard of: this process or one before ended in it. */
  readonly isInDoubt: boolean;
}

/** Says an answer before it is whole. */
export interface Speaker<Sent> {
  /** One sentence more has been said. Never throws; what goes wrong in it is of no account. */
  say(soFar: SaidSoFar): void;
  /** What to send for the answer, as the end of what was said, once nothing more of that is on its way. */
  conclude(answer: Answer): Promise<readonly Sent[]>;
}

/**
 * How a channel that is called back delivers: it has acknowledged the citizen's message, and sends when the answer is
 * there. `Address` and `Sent` are kept as JSON until the turn is done.
 */
export interface Delivery<Address, Sent> {
  readonly name: ChannelName;
  /** What to send for an answer, in the order of sending. */
  render(answer: Answer, address: Address): readonly Sent[];
  /** Shows that an answer is being worked on; what goes wrong in it is of no account. */
  showWorking(address: Address, signal: AbortSignal): Promise<void>;
  /** Where an answer can be said before it is whole; null, or no such method, where it cannot. */
  speaker?(address: Address, signal: AbortSignal): Speaker<Sent> | null;
  /** Sends a turn. Rejects with the signal's reason alone. */
  send(turn: OutgoingTurn<Address, Sent>, signal: AbortSignal): Promise<SendOutcome>;
  /** Milliseconds after its receipt in which a message can still be answered. */
  readonly answerWithinMs: number;
  /**
   * Whether the platform itself refuses a second copy of a turn, so that one in doubt may be sent again as often as it
   * is in doubt. Otherwise it is sent again once, and reported when it is in doubt once more.
   */
  readonly refusesCopies?: boolean;
}

/** A citizen's message with who sent it and where an answer goes. */
export interface Delivered<Address> {
  readonly message: ChannelMessage;
  /** The platform's own id of who wrote; never stored as it is. */
  readonly userId: string;
  readonly address: Address;
  /**
   * By what id the platform takes the message back, where that is another than the message's own: LINE delivers events
   * with ids of their own, and unsends messages. Unique in the channel.
   */
  readonly withdrawnAs?: string;
}

/** What became of a message that was handed in. */
export type Acceptance =
  /** It is on disk and will be answered: acknowledge it. */
  | "accepted"
  /** It was here before, in this process or an earlier one: acknowledge it and do nothing. */
  | "seen";

/**
 * The turns of channels that are called back, durable: what was accepted is answered, over a crash and a restart,
 * within the channel's time.
 */
export interface Turns {
  /** Registers a channel; turns that an earlier process left in it are taken up by `resume`. */
  register<Address, Sent>(delivery: Delivery<Address, Sent>): ChannelTurns<Address>;
  /** Takes up what earlier processes left. Once, after all channels are registered. */
  resume(): Promise<void>;
  /** Begins no further turn; resolves when those in hand are done, or `withinMs` later. */
  stop(withinMs: number): Promise<void>;
}

/** The turns of one channel. */
export interface ChannelTurns<Address> {
  /** Resolves when the message is on disk. Rejects with a `StoreError` where it could not be kept: do not acknowledge. */
  accept(delivered: Delivered<Address>): Promise<Acceptance>;
  /**
   * The platform says that the citizen took a message back: its text is forgotten and it is not answered any more, nor
   * when it only comes afterwards. `conversationId` tells which one where a message's id is unique in its conversation
   * alone; without it, all messages of the channel with that id are meant. Where a message came
   * with a `withdrawnAs`, that is the id, without a conversation.
   */
  forget(messageId: string, conversationId?: string): Promise<void>;
}
