import { createHmac } from "node:crypto";
import type { ChannelMessage, ChannelName } from "../channel.ts";

/** The ids that a message is kept under. */
export interface TurnIds {
  readonly turn: string;
  /** In a group, each person has a conversation of their own: it belongs to one person in the store. */
  readonly conversation: string;
}

/**
 * Ids in the store follow from the platform's and name nobody: a platform's conversation id can be that of a person.
 * HMAC-SHA256, base64url.
 */
export class TurnIdMaker {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  of({ channel, conversationId, id }: ChannelMessage, userId: string): TurnIds {
    return {
      turn: this.turn(channel, conversationId, id),
      conversation: this.#digest(["conversation", channel, conversationId, userId]),
    };
  }

  turn(channel: ChannelName, conversationId: string, messageId: string): string {
    return `${channel}:${this.#digest(["turn", channel, conversationId, messageId])}`;
  }

  /** Notes a message that was taken back before it came; `conversationId` null: its id alone tells it. */
  takenBack(channel: ChannelName, conversationId: string | null, messageId: string): string {
    return `${channel}:taken-back:${this.#digest(["taken back", channel, conversationId, messageId])}`;
  }

  #digest(parts: readonly (string | null)[]): string {
    // As JSON: no two lists of parts are written alike.
    return createHmac("sha256", this.#key).update(JSON.stringify(parts)).digest("base64url");
  }
}
