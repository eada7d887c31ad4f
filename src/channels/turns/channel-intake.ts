import type { Answer } from "../../answer/answer.ts";
import type { ChannelMessage } from "../channel.ts";
import type { Acceptance, ChannelTurns, Delivered, Delivery } from "../delivery.ts";
import { personOf } from "../person.ts";
import type { HeldTurns } from "./held-turns.ts";
import type { Lanes } from "./lanes.ts";
import { TurnIdMaker, type TurnIds } from "./turn-ids.ts";
import { keptMessage, TAKEN_BACK, type TurnInHand } from "./turn-in-hand.ts";
import type { TurnParts } from "./turn-parts.ts";

/** Questions of one conversation that wait for their answers: nobody types faster than that. */
const MOST_WAITING = 5;

/** What the channels' intakes share. */
export interface IntakePlace {
  readonly parts: TurnParts;
  readonly lanes: Lanes;
  readonly held: HeldTurns;
  /** Whether what comes now is worked on at once; otherwise it is kept for whoever takes it up. */
  readonly isRunning: () => boolean;
  /** Works on a turn that is held. Never rejects. */
  readonly work: (turn: TurnInHand) => Promise<void>;
}

/** A message on its way into the store. */
interface Arrival<Address> extends Delivered<Address> {
  readonly ids: TurnIds;
  /** Questions of its conversation that wait already. */
  readonly ahead: number;
  /** Whether this process works on it at once. */
  readonly isWorkedOn: boolean;
}

/** What became of it: the turn where it is new, and whether what is sent is not an answer to it. */
interface Kept {
  readonly turn: TurnInHand | null;
  readonly isCourtesy: boolean;
}

const NOTHING_NEW: Kept = { turn: null, isCourtesy: false };

/** Takes in the messages of one channel. */
export class ChannelIntake<Address> implements ChannelTurns<Address> {
  readonly #delivery: Delivery<Address, unknown>;
  readonly #place: IntakePlace;
  readonly #ids: TurnIdMaker;
  /** Messages on their way into the store, by the turn's id. */
  readonly #arriving = new Map<string, Promise<Kept>>();

  constructor(delivery: Delivery<Address, unknown>, place: IntakePlace) {
    this.#delivery = delivery;
    this.#place = place;
    this.#ids = new TurnIdMaker(place.parts.personKey);
  }

  async accept(delivered: Delivered<Address>): Promise<Acceptance> {
    const { lanes, isRunning, work } = this.#place;
    const ids = this.#ids.of(delivered.message, delivered.userId);
    const copy = this.#arriving.get(ids.turn);
    if (copy !== undefined) {
      await copy;
      return "seen";
    }
    const isWorkedOn = isRunning();
    const ahead = lanes.sizeOf(ids.conversation);
    const keeping = this.#keep({ ...delivered, ids, ahead, isWorkedOn });
    this.#arriving.set(ids.turn, keeping);
    // At once: its place in the lane is that of its arrival, however long the store takes.
    if (isWorkedOn) lanes.enqueue(ids.conversation, () => this.#workOnQuestion(keeping));
    try {
      const { turn, isCourtesy } = await keeping;
      if (turn === null) return "seen";
      // Beside the questions: whoever is asked to wait hears of it before they are answered.
      if (isWorkedOn && isCourtesy) lanes.enqueue(`${ids.conversation} courtesy`, () => work(turn));
      return "accepted";
    } finally {
      this.#arriving.delete(ids.turn);
    }
  }

  async forget(messageId: string, conversationId?: string): Promise<void> {
    const { parts, held } = this.#place;
    const { name } = this.#delivery;
    const turnId = conversationId === undefined ? null : this.#ids.turn(name, conversationId, messageId);
    // What is just arriving is there afterwards; where it could not be kept, there is nothing to forget.
    await Promise.allSettled(this.#arriving.values());
    held.takeBack(
      ({ id, message }) =>
        message?.channel === name && message.id === messageId && (turnId === null || turnId === id),
    );
    const notedAs = this.#ids.takenBack(name, conversationId ?? null, messageId);
    await parts.store.forget({ channel: name, messageId, turnId, blank: TAKEN_BACK, notedAs });
  }

  async #keep(arrival: Arrival<Address>): Promise<Kept> {
    const { message, userId, address, ids, isWorkedOn, withdrawnAs: messageId = message.id } = arrival;
    const { parts, held } = this.#place;
    const { name } = this.#delivery;
    const takenBack = [null, message.conversationId].map((conversation) =>
      this.#ids.takenBack(name, conversation, messageId),
    );
    // Before it is counted: a copy is not asked anew.
    if (await parts.store.isKnown([ids.turn, ...takenBack])) return NOTHING_NEW;
    const person = personOf(parts.personKey, name, userId);
    const inStore: ChannelMessage = { ...message, id: messageId, conversationId: ids.conversation };
    const courtesy = this.#courtesy(inStore, person, arrival.ahead);
    const messages = courtesy === null ? null : this.#delivery.render(courtesy, address);
    const receivedAt = parts.now();
    const acceptance = await parts.store.accept({
      ...{ id: ids.turn, messageId, address, receivedAt, messages },
      conversation: { id: ids.conversation, channel: name, person },
      activity: keptMessage(message, parts.mask),
      hold: isWorkedOn ? held.hold() : null,
    });
    if (acceptance === "seen") return NOTHING_NEW;
    const state = { messages, doubts: 0, takenBack: new AbortController() };
    const turn: TurnInHand = { id: ids.turn, message: inStore, address, receivedAt, ...state };
    if (isWorkedOn) held.take(turn);
    return { turn, isCourtesy: courtesy !== null };
  }

  #courtesy(message: ChannelMessage, person: string, ahead: number): Answer | null {
    const { courtesy } = this.#place.parts;
    return ahead >= MOST_WAITING ? courtesy.tooMany(message) : courtesy.tooFast(person, message);
  }

  async #workOnQuestion(keeping: Promise<Kept>): Promise<void> {
    // Where it could not be kept, whoever handed it in hears of it.
    const { turn, isCourtesy } = await keeping.catch((): Kept => NOTHING_NEW);
    // Platforms wait for what came together to be kept, a second at most: working out answers takes the thread meanwhile.
    await Promise.allSettled(this.#arriving.values());
    if (turn !== null && !isCourtesy) await this.#place.work(turn);
  }
}
