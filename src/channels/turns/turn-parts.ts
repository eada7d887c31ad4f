import type { Answer } from "../../answer/answer.ts";
import type { TurnStore } from "../../store/turn-store.ts";
import type { AnswerDesk, ChannelMessage, ChannelName } from "../channel.ts";
import type { Mask } from "../kept-text.ts";

/** What is said instead of an answer; each in the citizen's language. */
export interface Courtesy {
  /** Counts a question of a person; null where it may be asked, else what to say to somebody who asks too fast. */
  tooFast(person: string, message: ChannelMessage): Answer | null;
  /** What to say where too many questions of a conversation wait already. */
  tooMany(message: ChannelMessage): Answer;
  /** What to say where no answer has come and the time to say anything is nearly over. */
  late(message: ChannelMessage): Answer;
  /** What to say where an answer cannot be shown; hears of the fault. */
  fault(message: ChannelMessage, error: unknown): Answer;
}

/** How a turn ended. */
export type TurnOutcome =
  | "sent"
  /** Its time was over. */
  | "out_of_time"
  /** The platform does not take it. */
  | "refused"
  /** Twice nothing was heard of its sending, on a platform that would show it once more. */
  | "in_doubt";

/** Milliseconds. */
export interface TurnTimes {
  /** For how long others leave a turn alone that a process has in hand and no longer speaks up for. */
  readonly leaseMs: number;
  /** How often a process speaks up for what it has in hand, and looks for what nobody has. */
  readonly lookEveryMs: number;
  /** From one sending to the next one, doubled each time. */
  readonly firstRetryMs: number;
  readonly mostRetryMs: number;
  /** Before the end of a message's time, when a kind word takes the place of an answer that has not come. */
  readonly sayBeforeMs: number;
}

/**
 * A lease outlasts two looks that come to nothing, and is over long before LINE's reply token is (a minute). The first
 * retry is what platforms ask for where they say nothing; the last lets a platform that was away for long come back. A
 * kind word is rendered in no time: what it needs is one sending and another one.
 */
export const TURN_TIMES: TurnTimes = {
  leaseMs: 10_000,
  lookEveryMs: 3_000,
  firstRetryMs: 1_000,
  mostRetryMs: 30_000,
  sayBeforeMs: 10_000,
};

/** What turns are made of. */
export interface TurnParts {
  readonly store: TurnStore;
  readonly desk: AnswerDesk;
  readonly courtesy: Courtesy;
  readonly mask: Mask;
  /** Key of the HMAC that people and their conversations are stored as. */
  readonly personKey: Uint8Array;
  /** The real clock in ms. */
  readonly now: () => number;
  readonly times?: TurnTimes;
  /** Hears how each turn ended; `code` says why it was refused. */
  readonly onOutcome: (channel: ChannelName, outcome: TurnOutcome, code: string | null) => void;
  /** Hears of a fault of ours for which nobody waits; what it concerned is tried again while there is time. */
  readonly onFault: (channel: ChannelName | null, error: unknown) => void;
}
