/** How long an endpoint that failed is left alone first, and at most, in milliseconds: each failure after a rest doubles it. */
const FIRST_REST_MS = 15_000;
const LONGEST_REST_MS = 600_000;
/** Least time between two warnings. */
const WARNED_EVERY_MS = 60_000;

/** Whether a model's endpoint is asked. */
export interface EndpointState {
  /** `resting`: it failed and is left alone for a while; questions go without it meanwhile. */
  readonly state: "in_use" | "resting";
  /** ISO time; null while it is in use. */
  readonly restsUntil: string | null;
  /** What went wrong last; null while it is in use. */
  readonly trouble: string | null;
}

/**
 * Leaves an endpoint that failed alone for a while, so that no citizen waits for it in vain. After the rest one question
 * tries it; the others go without meanwhile.
 */
export class EndpointWatch {
  readonly #now: () => number;
  readonly #onWarning: (message: string) => void;
  #trouble: string | null = null;
  #restsUntil = -Infinity;
  #restMs = FIRST_REST_MS;
  #isTrying = false;
  #warnedAt = -Infinity;

  /** `onWarning` hears of the rests, at most once a minute; `now` is in milliseconds since 1970. */
  constructor(onWarning: (message: string) => void, now: () => number = Date.now) {
    this.#onWarning = onWarning;
    this.#now = now;
  }

  /** Whether the next question is to ask it. Whoever is told so has to say how it went, by `worked` or `failed`. */
  mayAsk(): boolean {
    if (this.#trouble === null) return true;
    if (this.#isTrying || this.#now() < this.#restsUntil) return false;
    this.#isTrying = true;
    return true;
  }

  /** It was asked and answered. */
  worked(): void {
    this.#isTrying = false;
    // One that was under way when another failed says no less that it works.
    this.#trouble = null;
    this.#restMs = FIRST_REST_MS;
  }

  /** It was asked and gave nothing that can be used; `trouble` says why. */
  failed(trouble: string): void {
    const isTrial = this.#isTrying;
    this.#isTrying = false;
    // Those that were under way when the rest began make it no longer.
    if (this.#trouble !== null && !isTrial) return;
    this.#restMs = isTrial ? Math.min(this.#restMs * 2, LONGEST_REST_MS) : FIRST_REST_MS;
    this.#trouble = trouble;
    this.#restsUntil = this.#now() + this.#restMs;
    if (this.#now() - this.#warnedAt < WARNED_EVERY_MS) return;
    this.#warnedAt = this.#now();
    this.#onWarning(
      `${trouble}; it is left alone for ${this.#restMs / 1000} s, and questions go without it meanwhile`,
    );
  }

  /** It was to be asked and was not after all. */
  passedOver(): void {
    this.#isTrying = false;
  }

  state(): EndpointState {
    if (this.#trouble === null) return { state: "in_use", restsUntil: null, trouble: null };
    return {
      state: "resting",
      restsUntil: new Date(this.#restsUntil).toISOString(),
      trouble: this.#trouble,
    };
  }
}
