import { z } from "zod";
import type { OwedTurn } from "../../store/turn-store.ts";
import type { ChannelMessage, ChannelName } from "../channel.ts";
import type { UserMessage } from "../direct-line/activity.ts";
import { keptText, type Mask } from "../kept-text.ts";

/** A turn that this process works on. */
export interface TurnInHand {
  readonly id: string;
  /** In the store's conversation. Null where its text is no longer kept. */
  readonly message: ChannelMessage | null;
  readonly address: unknown;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** What is sent, once there is an answer. */
  messages: readonly unknown[] | null;
  /** Sendings of which nothing was heard. */
  doubts: number;
  /** Aborted when the citizen takes the message back. */
  readonly takenBack: AbortController;
}

/** A citizen's message as it is kept: masked, whole characters only, not endless. */
export function keptMessage({ text, locale }: ChannelMessage, mask: Mask): UserMessage {
  return {
    type: "message",
    role: "user",
    text: keptText(text, mask),
    textFormat: "plain",
    locale,
    channelData: {},
  };
}

/** What is left of a message that was taken back. */
export const TAKEN_BACK: UserMessage = {
  type: "message",
  role: "user",
  text: "",
  textFormat: "plain",
  locale: null,
  channelData: {},
};

const readMessage = z.object({ text: z.string(), locale: z.string().nullable() });

/** A turn that an earlier process, or another one, has left. */
export function takenUp(owed: OwedTurn, channel: ChannelName): TurnInHand {
  const { id, conversationId, messageId, activity, address, receivedAt, state, messages } = owed;
  const kept = activity === null ? null : readMessage.parse(activity);
  return {
    id,
    message: kept === null ? null : { channel, conversationId, id: messageId, ...kept },
    address,
    receivedAt,
    messages,
    doubts: owed.doubts + (state === "sending" ? 1 : 0),
    takenBack: new AbortController(),
  };
}
