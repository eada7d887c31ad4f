import { setTimeout as delay } from "node:timers/promises";
import type { BaseMessage } from "@langchain/core/messages";
import {
  type ChatEndpoint,
  type Deadline,
  ModelError,
  type ModelReply,
  type ModelTrouble,
  type ReplyListener,
} from "./chat-endpoint.ts";

/** Troubles that may be over when one asks again. */
const PASSING: ReadonlySet<ModelTrouble> = new Set(["rate_limited", "unreachable"]);
/** Times that it is asked in all. */
const MOST_TRIES = 3;
/** The first wait, in milliseconds; each further one is twice as long. */
const FIRST_WAIT_MS = 300;
/** Time below which an answer is not to be expected any more. */
const LEAST_LEFT_MS = 500;

/**
 * Asks again after a trouble that may pass: as long after as the endpoint wants, else after a wait that doubles, half of
 * it by chance so that many who wait do not come back at once. Gives up where the time would not do for an answer, and
 * where a reply that broke off has been said in part.
 */
export class PatientEndpoint implements ChatEndpoint {
  readonly #endpoint: ChatEndpoint;
  readonly #wait: (milliseconds: number) => Promise<void>;

  constructor(endpoint: ChatEndpoint, wait: (milliseconds: number) => Promise<void> = delay) {
    this.#endpoint = endpoint;
    this.#wait = wait;
  }

  async ask(
    messages: readonly BaseMessage[],
    deadline: Deadline,
    listener: ReplyListener | null = null,
  ): Promise<ModelReply> {
    for (let tries = 1; ; tries++) {
      try {
        return await deadline.race(this.#endpoint.ask(messages, deadline, listener));
      } catch (error) {
        if (!(error instanceof ModelError) || !PASSING.has(error.trouble) || tries >= MOST_TRIES) throw error;
        const backoff = FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + Math.random() / 2);
        const wait = error.retryAfterMs ?? backoff;
        if (await listener?.hasSpoken()) throw error;
        if (wait + LEAST_LEFT_MS > deadline.left) throw error;
        await this.#wait(wait);
      }
    }
  }
}
