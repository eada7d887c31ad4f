import type { Hold, OwedTurn } from "../../store/turn-store.ts";
import type { ChannelName } from "../channel.ts";
import type { TurnInHand } from "./turn-in-hand.ts";
import type { TurnParts, TurnTimes } from "./turn-parts.ts";

type HeldParts = Pick<TurnParts, "store" | "now" | "onFault"> & { readonly times: TurnTimes };

/** The turns that this process holds: it speaks up for them while it works on them. */
export class HeldTurns {
  readonly holder: string;
  readonly #parts: HeldParts;
  readonly #turns = new Map<string, TurnInHand>();
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: HeldParts, holder: string) {
    this.#parts = parts;
    this.holder = holder;
  }

  /** A hold that begins now. */
  hold(): Hold {
    return { holder: this.holder, until: this.#parts.now() + this.#parts.times.leaseMs };
  }

  /** Takes a turn in hand; false where it is already. */
  take(turn: TurnInHand): boolean {
    if (this.#turns.has(turn.id)) return false;
    this.#turns.set(turn.id, turn);
    return true;
  }

  drop(id: string): void {
    this.#turns.delete(id);
  }

  /** Breaks off what is done for a message that was taken back. */
  takeBack(isMeant: (turn: TurnInHand) => boolean): void {
    for (const turn of this.#turns.values()) {
      if (isMeant(turn)) turn.takenBack.abort();
    }
  }

  /** Holds what is owed in a channel and nobody holds. Nothing where the store fails. */
  async claim(channel: ChannelName, limit: number): Promise<readonly OwedTurn[]> {
    try {
      return await this.#parts.store.claim(channel, this.hold(), this.#parts.now(), limit);
    } catch (error) {
      this.#parts.onFault(channel, error);
      return [];
    }
  }

  /** From now on speaks up for what is held, then does what else is to be done that often. */
  look(also: () => Promise<void>): void {
    const again = (): void => {
      this.#timer = setTimeout(() => {
        void this.#renew()
          .then(also)
          .finally(() => {
            if (this.#timer !== null) again();
          });
      }, this.#parts.times.lookEveryMs).unref();
    };
    again();
  }

  stopLooking(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Leaves everything to whoever claims it. */
  async releaseAll(): Promise<void> {
    try {
      await this.#parts.store.release(this.holder);
    } catch (error) {
      // The leases end by themselves.
      this.#parts.onFault(null, error);
    }
  }

  async #renew(): Promise<void> {
    try {
      await this.#parts.store.renew([...this.#turns.keys()], this.hold());
    } catch (error) {
      this.#parts.onFault(null, error);
    }
  }
}
