import type { Answer } from "../../../src/answer/answer.ts";
import type { Delivered, Delivery, SendOutcome, Turns } from "../../../src/channels/delivery.ts";

/** A turn as it was taken, with what became of it. */
export interface Turn extends Delivered<unknown> {
  readonly outcomes: SendOutcome[];
  isForgotten: boolean;
}

/** Turns that are kept in memory: each is answered at once, and sent again at once where that is worth it. */
export class TurnsInMemory implements Turns {
  readonly turns = new Map<string, Turn>();
  readonly #answer: (delivered: Delivered<unknown>) => Answer;
  readonly #stopping = new AbortController();
  readonly #working: Promise<void>[] = [];

  constructor(answer: (delivered: Delivered<unknown>) => Answer) {
    this.#answer = answer;
  }

  register: Turns["register"] = (delivery) => ({
    accept: (delivered) => {
      const id = `${delivered.message.conversationId} ${delivered.message.id}`;
      if (this.turns.has(id)) return Promise.resolve("seen");
      const turn: Turn = { ...delivered, outcomes: [], isForgotten: false };
      this.turns.set(id, turn);
      this.#working.push(this.#work(delivery, delivered, turn));
      return Promise.resolve("accepted");
    },
    forget: (messageId, conversationId = "") => {
      const turn = this.turns.get(`${conversationId} ${messageId}`);
      if (turn !== undefined) turn.isForgotten = true;
      return Promise.resolve();
    },
  });

  resume(): Promise<void> {
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error("stopped"));
    await Promise.allSettled(this.#working);
  }

  async #work<Address, Sent>(
    delivery: Delivery<Address, Sent>,
    delivered: Delivered<Address>,
    turn: Turn,
  ): Promise<void> {
    const { message } = delivered;
    // As the store gives it back.
    const address = JSON.parse(JSON.stringify(delivered.address)) as Address;
    const { signal } = this.#stopping;
    await delivery.showWorking(address, signal);
    const messages = delivery.render(this.#answer(delivered), address);
    for (let attempt = 0; attempt < 3; attempt++) {
      const isInDoubt = attempt > 0;
      const outcome = await delivery.send(
        { id: message.id, address, messages, receivedAt: 0, isInDoubt },
        signal,
      );
      turn.outcomes.push(outcome);
      if (outcome.kind !== "later") return;
    }
  }
}
