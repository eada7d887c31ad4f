import { ModelError, type ModelTrouble } from "./chat-endpoint.ts";

/** Failures in a row after which it is left alone. */
const MOST_FAILURES = 3;
/** How long it is left alone first, and at most, in milliseconds: each failure after a rest doubles it. */
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 600_000;

/** Troubles that say nothing about the endpoint. */
const OURS: ReadonlySet<ModelTrouble> = new Set(["resting", "day_spent", "unaccounted"]);

/**
 * Leaves an endpoint alone that failed several times in a row, so that nobody waits for it in vain. After the rest one
 * question tries it; the others do without meanwhile.
 */
export class CircuitBreaker {
  readonly #now: () => number;
  readonly #onRest: (error: ModelError, milliseconds: number) => void;
  #failures = 0;
  #restMs = FIRST_REST_MS;
  #restsUntil: number | null = null;
  #isTrying = false;

  /** `now` in milliseconds; `onRest` hears of each rest and of the failure that it began with. */
  constructor(now: () => number, onRest: (error: ModelError, milliseconds: number) => void) {
    this.#now = now;
    this.#onRest = onRest;
  }

  /** Until when it is left alone, in milliseconds since 1970; null where it is in use. */
  get restsUntil(): number | null {
    return this.#restsUntil;
  }

  /** Does something with the endpoint; rejects with `resting` where it is left alone. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const isTrial = this.#restsUntil !== null;
    if (this.#restsUntil !== null && (this.#isTrying || this.#now() < this.#restsUntil)) {
      throw new ModelError("resting");
    }
    this.#isTrying = isTrial;
    try {
      const done = await work();
      this.#failures = 0;
      this.#restMs = FIRST_REST_MS;
      this.#restsUntil = null;
      return done;
    } catch (error) {
      if (error instanceof ModelError && !OURS.has(error.trouble)) this.#failed(error, isTrial);
      throw error;
    } finally {
      if (isTrial) this.#isTrying = false;
    }
  }

  #failed(error: ModelError, isTrial: boolean): void {
    // Those that were under way when the rest began change nothing about it.
    if (this.#restsUntil !== null && !isTrial) return;
    this.#failures++;
    if (isTrial) this.#restMs = Math.min(this.#restMs * 2, LONGEST_REST_MS);
    const wanted = error.retryAfterMs ?? 0;
    if (!isTrial && this.#failures < MOST_FAILURES && wanted < FIRST_REST_MS) return;
    const rest = Math.min(Math.max(this.#restMs, wanted), LONGEST_REST_MS);
    this.#restsUntil = this.#now() + rest;
    this.#onRest(error, rest);
  }
}
