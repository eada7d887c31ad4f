import { randomUUID } from "node:crypto";
import type { ChannelName } from "../channel.ts";
import type { OwedTurn } from "../../store/turn-store.ts";
import type { ChannelTurns, Delivery, Turns } from "../delivery.ts";
import { ChannelIntake } from "./channel-intake.ts";
import { HeldTurns } from "./held-turns.ts";
import { Lanes } from "./lanes.ts";
import { takenUp, type TurnInHand } from "./turn-in-hand.ts";
import { TURN_TIMES, type TurnParts } from "./turn-parts.ts";
import { TurnWork } from "./turn-work.ts";

/** Turns taken up at once; more than the desk works on, and little memory. */
const MOST_CLAIMED = 100;

/** What a registered channel's turns are worked on with. */
interface Registered {
  work(turn: TurnInHand): Promise<void>;
}

/**
 * Turns over the store. What this process works on it holds by a lease; what nobody holds, since its process ended or
 * stopped, is taken up by whoever looks first.
 */
export class DurableTurns implements Turns {
  readonly #parts: TurnParts & { readonly times: NonNullable<TurnParts["times"]> };
  readonly #channels = new Map<ChannelName, Registered>();
  readonly #lanes = new Lanes();
  readonly #held: HeldTurns;
  readonly #stopping = new AbortController();
  readonly #ending = new AbortController();
  #resumed: Promise<void> | null = null;
  #takingUp: Promise<void> = Promise.resolve();
  #isRunning = false;

  constructor(parts: TurnParts) {
    const times = parts.times ?? TURN_TIMES;
    this.#parts = { ...parts, times };
    this.#held = new HeldTurns(this.#parts, randomUUID());
  }

  register<Address, Sent>(delivery: Delivery<Address, Sent>): ChannelTurns<Address> {
    const { name } = delivery;
    if (this.#channels.has(name)) throw new Error(`the channel ${name} is registered twice`);
    const stop = { stopping: this.#stopping.signal, ending: this.#ending.signal };
    const work = new TurnWork(this.#parts, delivery, this.#held.holder, stop);
    this.#channels.set(name, { work: (turn) => work.run(turn) });
    return new ChannelIntake(delivery, {
      ...{ parts: this.#parts, lanes: this.#lanes, held: this.#held },
      isRunning: () => this.#isRunning,
      work: (turn) => this.#work(name, turn),
    });
  }

  resume(): Promise<void> {
    this.#resumed ??= this.#start();
    return this.#resumed;
  }

  async stop(withinMs: number): Promise<void> {
    this.#isRunning = false;
    this.#stopping.abort();
    this.#held.stopLooking();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.#ending.abort();
        // Not waited for any further: what is in hand may not listen to the signal.
        resolve();
      }, withinMs);
    });
    await Promise.race([this.#takingUp.then(() => this.#lanes.allDone()), deadline]);
    // Begun in any case; not waited for any longer than the rest, since a database that is away does not answer.
    if (this.#channels.size > 0) await Promise.race([this.#held.releaseAll(), deadline]);
    clearTimeout(timer);
  }

  async #start(): Promise<void> {
    if (this.#channels.size === 0) return;
    await this.#takeUp();
    if (this.#stopping.signal.aborted) return;
    this.#isRunning = true;
    // Once more, for what came meanwhile and was left to the look above.
    await this.#takeUp();
    this.#held.look(() => this.#takeUp());
  }

  /** Takes up what is owed and nobody holds, in order of arrival. Never rejects. */
  #takeUp(): Promise<void> {
    this.#takingUp = this.#takeUpAll();
    return this.#takingUp;
  }

  async #takeUpAll(): Promise<void> {
    for (const channel of this.#channels.keys()) {
      for (let isMore = true; isMore && !this.#stopping.signal.aborted;) {
        const owed = await this.#held.claim(channel, MOST_CLAIMED);
        for (const one of owed) this.#takeUpOne(channel, one);
        isMore = owed.length === MOST_CLAIMED;
      }
    }
  }

  #takeUpOne(channel: ChannelName, owed: OwedTurn): void {
    try {
      const turn = takenUp(owed, channel);
      if (!this.#held.take(turn)) return;
      this.#lanes.enqueue(owed.conversationId, () => this.#work(channel, turn));
    } catch (error) {
      this.#parts.onFault(channel, error);
    }
  }

  /** Works on a turn that is held, and then lets go of it. */
  async #work(channel: ChannelName, turn: TurnInHand): Promise<void> {
    try {
      await this.#channels.get(channel)?.work(turn);
    } finally {
      this.#held.drop(turn.id);
    }
  }
}
