import { setTimeout as delay } from "node:timers/promises";
import type { Answer } from "../../answer/answer.ts";
import type { ChannelMessage } from "../channel.ts";
import type { Delivery, SendOutcome, Speaker } from "../delivery.ts";
import type { TurnInHand } from "./turn-in-hand.ts";
import type { TurnOutcome, TurnParts, TurnTimes } from "./turn-parts.ts";

/** Sendings of which nothing was heard, on a platform that shows every copy: one that was sent again is not again. */
const MOST_DOUBTS = 1;

/** Does not abort. */
const NEVER = new AbortController().signal;

/** What a turn's work listens to. */
export interface StopSignals {
  /** Nothing is begun any more. */
  readonly stopping: AbortSignal;
  /** What is in hand is broken off. */
  readonly ending: AbortSignal;
}

/** The time that a message has. */
interface TimeLeft {
  /** Aborts when it is over. */
  readonly late: AbortSignal;
  /** Aborts when there is just enough left for a kind word. */
  readonly patience: AbortSignal;
}

/** What came of one attempt. */
type Attempt =
  | { readonly kind: "over"; readonly outcome: TurnOutcome; readonly code: string | null }
  /** The turn is done, forgotten or another process's: nothing more is to be done here. */
  | { readonly kind: "gone" }
  | { readonly kind: "again"; readonly afterMs: number };

/** Where an answer goes, and who has said a part of it already. */
interface Rendering<Address, Sent> {
  readonly message: ChannelMessage;
  readonly address: Address;
  readonly speaker: Speaker<Sent> | null;
}

/** Answers a channel's turns: asks the desk, keeps what it says, sends it until the platform has it. */
export class TurnWork<Address, Sent> {
  readonly #parts: TurnParts;
  readonly #times: TurnTimes;
  readonly #delivery: Delivery<Address, Sent>;
  readonly #holder: string;
  readonly #stop: StopSignals;

  constructor(
    parts: TurnParts & { readonly times: TurnTimes },
    delivery: Delivery<Address, Sent>,
    holder: string,
    stop: StopSignals,
  ) {
    this.#parts = parts;
    this.#times = parts.times;
    this.#delivery = delivery;
    this.#holder = holder;
    this.#stop = stop;
  }

  /** Works on a turn until it is done, or left to whoever comes after this process. Never rejects. */
  async run(turn: TurnInHand): Promise<void> {
    const endsAt = turn.receivedAt + this.#delivery.answerWithinMs;
    const isOver = AbortSignal.any([this.#stop.stopping, turn.takenBack.signal]);
    for (let tries = 0; !isOver.aborted; tries++) {
      const result = await this.#within(endsAt, turn, tries);
      if (result.kind === "gone") return;
      if (result.kind === "over") {
        await this.#finish(turn, result.outcome, result.code);
        return;
      }
      await this.#pause(result.afterMs, isOver);
    }
  }

  /** An attempt, in the time that is left for it. */
  async #within(endsAt: number, turn: TurnInHand, tries: number): Promise<Attempt> {
    const outOfTime: Attempt = { kind: "over", outcome: "out_of_time", code: null };
    const left = endsAt - this.#parts.now();
    if (left <= 0) return outOfTime;
    const backoff = this.#backoff(tries);
    const { sayBeforeMs } = this.#times;
    const late = AbortSignal.timeout(left);
    // Where a process before has left little time, the answer has all of it.
    const patience = left > sayBeforeMs ? AbortSignal.timeout(left - sayBeforeMs) : NEVER;
    let result: Attempt;
    try {
      result = await this.#attempt(turn, { late, patience }, backoff);
    } catch (error) {
      if (late.aborted) return outOfTime;
      // Broken off: left as it stands, to whoever claims it.
      if (turn.takenBack.signal.aborted || this.#stop.ending.aborted) return { kind: "gone" };
      this.#parts.onFault(this.#delivery.name, error);
      result = { kind: "again", afterMs: backoff };
    }
    const isTooLate = result.kind === "again" && this.#parts.now() + result.afterMs >= endsAt;
    return isTooLate ? outOfTime : result;
  }

  async #attempt(turn: TurnInHand, time: TimeLeft, backoffMs: number): Promise<Attempt> {
    if (turn.messages === null && !(await this.#answer(turn, time))) return { kind: "gone" };
    if (turn.doubts > MOST_DOUBTS && this.#delivery.refusesCopies !== true) {
      return { kind: "over", outcome: "in_doubt", code: null };
    }
    const { store } = this.#parts;
    if (!(await store.beginSending(turn.id, this.#holder, turn.doubts))) return { kind: "gone" };
    const outcome = await this.#send(turn, AbortSignal.any([this.#stop.ending, time.late]));
    if (outcome.kind === "sent") return { kind: "over", outcome: "sent", code: null };
    if (outcome.kind === "refused") return { kind: "over", outcome: "refused", code: outcome.code };
    // In doubt it stays as it is, over a crash too.
    if (outcome.mayHaveArrived === true) turn.doubts++;
    else await store.notSent(turn.id, this.#holder);
    return { kind: "again", afterMs: Math.max(outcome.retryAfterMs ?? 0, backoffMs) };
  }

  async #send(turn: TurnInHand, signal: AbortSignal): Promise<SendOutcome> {
    const { id, receivedAt, doubts } = turn;
    try {
      return await this.#delivery.send(
        {
          ...{ id, receivedAt, isInDoubt: doubts > 0 },
          address: turn.address as Address,
          messages: turn.messages as readonly Sent[],
        },
        signal,
      );
    } catch (error) {
      // Whatever went wrong, nothing is known of what the platform has.
      turn.doubts++;
      throw error;
    }
  }

  /** Gets an answer and keeps what is to be sent for it. False: nobody waits for one here any more. */
  async #answer(turn: TurnInHand, { late, patience }: TimeLeft): Promise<boolean> {
    const { message } = turn;
    // Too old to be kept, and so to be answered.
    if (message === null) {
      await this.#parts.store.done(turn.id);
      return false;
    }
    const address = turn.address as Address;
    const signal = AbortSignal.any([this.#stop.ending, late, turn.takenBack.signal]);
    const speaker = this.#delivery.speaker?.(address, signal) ?? null;
    const answer = await this.#askInTime(message, address, { signal, patience, speaker });
    const messages = await this.#rendered(answer, { message, address, speaker });
    const reply = { answerId: answer.id, messages };
    if (await this.#parts.store.keepMessages(turn.id, this.#holder, reply)) {
      turn.messages = messages;
      return true;
    }
    await this.#parts.store.dropAnswer(answer.id);
    return false;
  }

  /** The answer, or a kind word where none has come when the time is nearly over. */
  async #askInTime(
    message: ChannelMessage,
    address: Address,
    {
      signal,
      patience,
      speaker,
    }: {
      readonly signal: AbortSignal;
      readonly patience: AbortSignal;
      readonly speaker: Speaker<Sent> | null;
    },
  ): Promise<Answer> {
    const asking = this.#ask(message, address, AbortSignal.any([signal, patience]), speaker);
    const over = new AbortController();
    try {
      return await Promise.race([asking, aborted(patience, over.signal)]);
    } catch (error) {
      if (signal.aborted || !patience.aborted) throw error;
      // What still comes of it is not said, and so not kept.
      void asking.then(({ id }) => this.#parts.store.dropAnswer(id)).catch(() => undefined);
      return this.#parts.courtesy.late(message);
    } finally {
      over.abort();
    }
  }

  async #ask(
    message: ChannelMessage,
    address: Address,
    signal: AbortSignal,
    speaker: Speaker<Sent> | null,
  ): Promise<Answer> {
    const answered = new AbortController();
    const showing = async (): Promise<void> => {
      await this.#delivery.showWorking(address, AbortSignal.any([signal, answered.signal]));
    };
    // Of no account: the answer itself comes or does not.
    showing().catch(() => undefined);
    try {
      if (speaker === null) return await this.#parts.desk.answer(message, signal);
      return await this.#parts.desk.answer(message, signal, (soFar) => {
        // Not after the kind word that takes the place of an answer.
        if (!signal.aborted) speaker.say(soFar);
      });
    } finally {
      answered.abort();
    }
  }

  async #rendered(
    answer: Answer,
    { message, address, speaker }: Rendering<Address, Sent>,
  ): Promise<readonly Sent[]> {
    try {
      return await (speaker?.conclude(answer) ?? this.#delivery.render(answer, address));
    } catch (error) {
      return this.#delivery.render(this.#parts.courtesy.fault(message, error), address);
    }
  }

  /** Notes the end of a turn; where that fails, again and again, lest what was sent is taken for unsent. */
  async #finish({ id }: TurnInHand, outcome: TurnOutcome, code: string | null): Promise<void> {
    this.#parts.onOutcome(this.#delivery.name, outcome, code);
    const { stopping } = this.#stop;
    for (let tries = 0; ; tries++) {
      try {
        await this.#parts.store.done(id);
        return;
      } catch (error) {
        if (stopping.aborted) return;
        this.#parts.onFault(this.#delivery.name, error);
      }
      await this.#pause(this.#backoff(tries), stopping);
    }
  }

  #backoff(tries: number): number {
    return Math.min(this.#times.firstRetryMs * 2 ** tries, this.#times.mostRetryMs);
  }

  /** Waits, no longer than until the signal. */
  async #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    // Only the signal ends a delay early.
    await delay(milliseconds, undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Rejects when the signal aborts, unless nobody waits for it any more: a signal that aborts much later, or never, would hold on to
 * all that was waited for beside it.
 */
function aborted(signal: AbortSignal, unneeded: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener(
      "abort",
      () => {
        reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
      },
      { once: true, signal: unneeded },
    );
  });
}
