import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { type ActivitySet, activitySet, record } from "./activity.ts";
import { request, RequestFailed } from "./request.ts";

/** What opens one conversation, and until when. */
export interface Session {
  readonly conversationId: string;
  readonly token: string;
  /** When the token ends, ms since 1970 by this machine's clock. */
  readonly expiresAt: number;
}

/** A question on its way. */
export interface Message {
  /** Ours: it comes back with the echo, so that a question is known to have arrived. */
  readonly id: string;
  readonly text: string;
  readonly language: InterfaceLanguage;
}

/** A conversation that runs: the session, and the address of its stream where the service has one. */
export interface Started {
  readonly session: Session;
  readonly streamUrl: string | null;
}

/** The calls of Direct Line 3.0 that a conversation needs. Each throws `RequestFailed`. */
export class DirectLine {
  readonly #base: string;

  /** `service` ends in a slash. */
  constructor(service: string) {
    this.#base = `${service}v3/directline`;
  }

  async refresh({ token }: Session): Promise<Session> {
    return this.#session(await request(`${this.#base}/tokens/refresh`, { method: "POST", token }));
  }

  /** Without a token of before, which our service allows: one round trip, and no preflight on other origins. */
  async start(): Promise<Started> {
    return this.#started(await request(`${this.#base}/conversations`, { method: "POST" }));
  }

  /** A stream that goes on after the watermark. */
  async reconnect(session: Session, watermark: string | null): Promise<Started> {
    const address = `${this.#conversation(session)}${after(watermark)}`;
    return this.#started(await request(address, { token: session.token }));
  }

  /** Sends a question; the id that the service knows it by. */
  async send(session: Session, { id, text, language }: Message): Promise<string | null> {
    const body = { type: "message", text, locale: language, channelData: { clientActivityID: id } };
    const { token } = session;
    const address = `${this.#conversation(session)}/activities`;
    const { id: activityId } = record(await request(address, { method: "POST", token, body }));
    return typeof activityId === "string" ? activityId : null;
  }

  async activities(session: Session, watermark: string | null): Promise<ActivitySet> {
    const address = `${this.#conversation(session)}/activities${after(watermark)}`;
    return activitySet(await request(address, { token: session.token }));
  }

  async remove(session: Session): Promise<void> {
    await request(this.#conversation(session), { method: "DELETE", token: session.token });
  }

  #conversation({ conversationId }: Session): string {
    return `${this.#base}/conversations/${encodeURIComponent(conversationId)}`;
  }

  #session(value: unknown): Session {
    const { conversationId, token, expires_in: lifetime } = record(value);
    if (typeof conversationId !== "string" || typeof token !== "string" || typeof lifetime !== "number") {
      throw new RequestFailed(500, { cause: new TypeError("no conversation in the answer") });
    }
    return { conversationId, token, expiresAt: Date.now() + lifetime * 1000 };
  }

  #started(value: unknown): Started {
    const { streamUrl } = record(value);
    // A service that does not know of the TLS before it names an address that browsers refuse on a page with TLS.
    const scheme = this.#base.startsWith("https:") ? "wss:" : "ws:";
    return {
      session: this.#session(value),
      streamUrl: typeof streamUrl === "string" ? streamUrl.replace(/^ws:/, scheme) : null,
    };
  }
}

function after(watermark: string | null): string {
  return watermark === null ? "" : `?watermark=${encodeURIComponent(watermark)}`;
}
