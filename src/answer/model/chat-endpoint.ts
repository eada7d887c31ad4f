import type { BaseMessage } from "@langchain/core/messages";

/** Tokens that a call took, as the endpoint counts them. */
export interface TokenUse {
  readonly in: number;
  readonly out: number;
}

/** What came back. */
export interface ModelReply {
  readonly text: string;
  /** Null where the endpoint does not tell. */
  readonly tokens: TokenUse | null;
}

/** Who hears a reply while it is being written. */
export interface ReplyListener {
  /** It is asked for: what was heard before is no part of the reply. */
  begin(): void;
  /** The next piece of its text, cut anywhere. */
  piece(text: string): void;
  /** Whether something of what was heard has been said: then nobody may ask anew, since another reply could contradict it. */
  hasSpoken(): Promise<boolean>;
}

/** Where a language model is asked. */
export interface ChatEndpoint {
  /**
   * Asks once; a `listener` hears the reply as it comes, in one piece where the endpoint sends none. Rejects with a
   * `ModelError`, at the latest when the time is up.
   */
  ask(
    messages: readonly BaseMessage[],
    deadline: Deadline,
    listener?: ReplyListener | null,
  ): Promise<ModelReply>;
}

/** Why a model gave no answer that could be used. */
export type ModelTrouble =
  /** Too many requests, for now. */
  | "rate_limited"
  /** No connection, or a fault on its side. */
  | "unreachable"
  /** The key, the model's name or the request itself was refused: asking again helps nothing. */
  | "refused"
  /** What came back is no whole answer of the form asked for. */
  | "broken"
  | "out_of_time"
  /** Not asked: it failed several times, and is left alone for a while. */
  | "resting"
  /** Not asked: the day's tokens or money are used up. */
  | "day_spent"
  /** Not asked: what it costs could not be noted. */
  | "unaccounted";

/** A model could not be asked or did not answer. Its message and cause hold nothing of what was asked. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly trouble: ModelTrouble;
  /** HTTP status of the endpoint; null where there was none. */
  readonly status: number | null;
  /** Milliseconds after which it wants to be asked again; null where it did not say. */
  readonly retryAfterMs: number | null;

  constructor(
    trouble: ModelTrouble,
    { status = null, retryAfterMs = null }: { status?: number | null; retryAfterMs?: number | null } = {},
  ) {
    super(`the language model: ${trouble}${status === null ? "" : ` (${status})`}`);
    this.trouble = trouble;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The time that is left for an answer. */
export class Deadline {
  readonly signal: AbortSignal;
  readonly #ends: number;

  constructor(milliseconds: number) {
    this.#ends = performance.now() + milliseconds;
    this.signal = AbortSignal.timeout(Math.max(1, Math.ceil(milliseconds)));
  }

  /** Milliseconds; 0 once it is over. */
  get left(): number {
    return Math.max(0, this.#ends - performance.now());
  }

  /** What a promise resolves to, or a rejection with `out_of_time` when the time is up first, whatever it does then. */
  async race<T>(work: Promise<T>): Promise<T> {
    if (this.signal.aborted) throw new ModelError("out_of_time");
    const ended = new AbortController();
    const over = new Promise<never>((_, reject) => {
      this.signal.addEventListener(
        "abort",
        () => {
          reject(new ModelError("out_of_time"));
        },
        { signal: ended.signal },
      );
    });
    try {
      return await Promise.race([work, over]);
    } finally {
      ended.abort();
    }
  }
}
