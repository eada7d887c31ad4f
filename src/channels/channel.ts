import type { Answer } from "../answer/answer.ts";
import type { SaidSoFar } from "../answer/answerer.ts";

/** The channels that there are names for; they stand in stored conversations and are never renamed. */
export type ChannelName = "web" | "teams" | "line";

/** A citizen's message, free of the channel that it came through. */
export interface ChannelMessage {
  readonly channel: ChannelName;
  readonly conversationId: string;
  /** Unique within the conversation; a channel that delivers a message twice gives it the same id both times. */
  readonly id: string;
  /** As it was written: not cleaned, and it may be empty or too long. */
  readonly text: string;
  /** BCP 47 tag that the citizen's device names, where it names one. The text decides what the answer is written in. */
  readonly locale: string | null;
}

/**
 * What a channel is: it reads what its platform delivers and renders an answer as what its platform shows. Receiving,
 * sending and proving who sent something are its own affair; everything between the two is shared.
 */
export interface Channel<Received, Sent> {
  readonly name: ChannelName;
  /** The message in what was delivered; null where there is nothing to answer (somebody types, somebody joins). */
  read(received: Received): ChannelMessage | null;
  /** What to send for an answer, in the order of sending. */
  render(answer: Answer): readonly Sent[];
}

/**
 * Where channels get their answers. What goes wrong (text too long, too many people, a fault of ours) comes back as an
 * answer of the status `error` that says so in the citizen's language. Rejects with the signal's reason alone: the
 * service stops, and the next start answers. `onSentence` hears what is said before the answer is whole, where anything is.
 */
export interface AnswerDesk {
  answer(
    message: ChannelMessage,
    signal: AbortSignal,
    onSentence?: (soFar: SaidSoFar) => void,
  ): Promise<Answer>;
}
