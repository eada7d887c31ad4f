import type { Answer } from "../../../src/answer/answer.ts";
import type { ChannelMessage } from "../../../src/channels/channel.ts";
import type {
  ChannelTurns,
  Delivered,
  Delivery,
  OutgoingTurn,
  SendOutcome,
  Turns,
} from "../../../src/channels/delivery.ts";

/** Tries of a turn at most: none of the tests needs more. */
const MOST_TRIES = 4;

/** Turns that are kept nowhere: answers each message once and tries again at once where it is told `later`. */
export class TurnsInMemory implements Turns {
  readonly accepted: Delivered<unknown>[] = [];
  readonly forgotten: string[] = [];
  readonly outcomes: SendOutcome[] = [];
  /** What the store fails with, where it does. */
  failure: Error | null = null;
  readonly #answer: (message: ChannelMessage) => Promise<Answer>;
  readonly #now: () => number;
  readonly #work: Promise<void>[] = [];

  constructor(answer: (message: ChannelMessage) => Promise<Answer>, now: () => number) {
    this.#answer = answer;
    this.#now = now;
  }

  register<Address, Sent>(delivery: Delivery<Address, Sent>): ChannelTurns<Address> {
    const seen = new Set<string>();
    return {
      accept: async (delivered) => {
        await Promise.resolve();
        if (this.failure !== null) throw this.failure;
        if (seen.has(delivered.message.id)) return "seen";
        seen.add(delivered.message.id);
        this.accepted.push(delivered);
        this.#work.push(this.#take(delivery, delivered));
        return "accepted";
      },
      forget: async (messageId) => {
        await Promise.resolve();
        this.forgotten.push(messageId);
      },
    };
  }

  async resume(): Promise<void> {
    await Promise.resolve();
  }

  /** Resolves when all that was accepted is done. */
  async stop(): Promise<void> {
    await Promise.all(this.#work);
  }

  async #take<Address, Sent>(
    delivery: Delivery<Address, Sent>,
    delivered: Delivered<Address>,
  ): Promise<void> {
    const { message, address } = delivered;
    const { signal } = new AbortController();
    const receivedAt = this.#now();
    await delivery.showWorking(address, signal);
    const messages = delivery.render(await this.#answer(message), address);
    const turn: OutgoingTurn<Address, Sent> = {
      id: message.id,
      address,
      messages,
      receivedAt,
      isInDoubt: false,
    };
    for (let tries = 1; ; tries++) {
      const outcome = await delivery.send(turn, signal);
      this.outcomes.push(outcome);
      if (outcome.kind !== "later" || tries === MOST_TRIES) return;
    }
  }
}
