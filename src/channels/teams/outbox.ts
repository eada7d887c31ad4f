import type { SendOutcome } from "../delivery.ts";
import { AccessTokenError, AccessTokens } from "./access-token.ts";
import type { TeamsAddress } from "./activity.ts";
import type { Posted } from "./connector.ts";
import type { PostedActivity } from "./message.ts";
import { outcomeOf } from "./outcome.ts";
import { isServiceAllowed } from "./service-host.ts";
import type { TeamsSettings } from "./settings.ts";

/** The connector answers within a second or two; an answer that takes longer is not coming. In ms. */
const ANSWER_WITHIN_MS = 15_000;
/** Errors of Node and of its client of HTTP that come before anything is sent. */
const NO_CONNECTION: readonly string[] = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];
/** What came of a message that was not accepted. */
type NotSent = Exclude<SendOutcome, { kind: "sent" }>;

/** What messages go out with. */
export interface OutboxParts {
  readonly settings: TeamsSettings;
  /** The real clock in ms. */
  readonly now: () => number;
  /** Hears why replies cannot go out, where that is for whoever runs the service to mend. */
  readonly onFault: (error: unknown) => void;
  readonly answerWithinMs?: number;
}

/** Messages on their way to a connector, each with a token, to allowed hosts alone. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #tokens: AccessTokens | null;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    const { app } = parts.settings;
    this.#tokens = app === null ? null : new AccessTokens(app, parts.now);
  }

  /** Posts a message; its id at the platform, null where the platform gives none. Rejects with the signal's reason alone. */
  async post(
    address: TeamsAddress,
    activity: PostedActivity,
    signal: AbortSignal,
  ): Promise<{ readonly kind: "sent"; readonly id: string | null } | NotSent> {
    const { settings, now, onFault } = this.#parts;
    if (!isServiceAllowed(address.serviceUrl, settings.serviceHosts)) {
      return { kind: "refused", code: "host_not_allowed" };
    }
    try {
      const posted = await this.#postWithToken(address, activity, signal);
      if (posted.status === "accepted") return { kind: "sent", id: posted.id };
      return outcomeOf(posted, now()) as NotSent;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof AccessTokenError) {
        onFault(error);
        return { kind: "later", retryAfterMs: error.retryAfterMs };
      }
      // No answer in time, or the connection was lost: the connector may have the message all the same.
      return isRefusedConnection(error)
        ? { kind: "later", retryAfterMs: null }
        : { kind: "later", retryAfterMs: null, mayHaveArrived: true };
    }
  }

  async #postWithToken(
    address: TeamsAddress,
    activity: PostedActivity,
    signal: AbortSignal,
  ): Promise<Posted> {
    const once = async (token: string | null): Promise<Posted> => {
      const timeout = AbortSignal.timeout(this.#parts.answerWithinMs ?? ANSWER_WITHIN_MS);
      signal.throwIfAborted();
      // Loaded with the first message: it costs start time and memory.
      const { post } = await import("./connector.ts");
      return post(address, activity, token, AbortSignal.any([signal, timeout]));
    };
    if (this.#tokens === null) return once(null);
    const token = await this.#tokens.token();
    const posted = await once(token);
    if (posted.status !== 401) return posted;
    // Withdrawn before its end, as when the secret was changed: a fresh one may be accepted.
    this.#tokens.drop(token);
    return once(await this.#tokens.token());
  }
}

/** Whether there was no connection at all: then nothing has arrived. */
function isRefusedConnection(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  return typeof code === "string" && NO_CONNECTION.includes(code);
}
