import type { Activity, ActivitySet } from "./activity.ts";
import type { DirectLine, Message, Session } from "./direct-line.ts";
import { RequestFailed } from "./request.ts";
import { isOver, isPassing, pauseAfter, waitOrOnline } from "./retry.ts";
import { openStream } from "./stream.ts";

/** How the way to the service is, as far as a citizen has to know. */
export type LinkState = "idle" | "connecting" | "online" | "reconnecting" | "offline";

/** What has to be remembered over a reload to go on. */
export interface Resumable {
  readonly session: Session;
  /** Up to where activities have been taken in; null for none. */
  readonly watermark: string | null;
}

/** Who hears of the link. */
export interface LinkListener {
  /** An activity not seen before. */
  activity(activity: Activity): void;
  state(state: LinkState): void;
  /** The session or its watermark is another. */
  changed(resumable: Resumable | null): void;
  /** The conversation is over on the service's side. */
  lost(): void;
  /** Whether an answer is being waited for. */
  isWaiting(): boolean;
}

/** Tries to send one question: with the pauses between them about half a minute. */
const MOST_TRIES = 7;
/** New conversations that one question may begin: with more, something else is wrong. */
const MOST_RENEWALS = 2;
/** Streams that ended before they opened, after which this network counts as one without WebSockets. */
const MOST_DEAF_STREAMS = 2;
/** How often answers are asked for while one is waited for: without a stream, and beside one, should it be dead. */
const POLL_MS = 1_000;
const POLL_BESIDE_MS = 5_000;
/** A token is exchanged for a new one when less than this is left of it, in ms. */
const REFRESH_BEFORE_MS = 10 * 60_000;

/** The way to the service: starts the conversation when needed, keeps its stream open, and brings each activity once. */
export class Link {
  readonly #line: DirectLine;
  readonly #listener: LinkListener;
  readonly #seen = new Set<string>();
  #resumable: Resumable | null = null;
  #starting: Promise<Session> | null = null;
  #closeStream: (() => void) | null = null;
  #isPolling = false;
  #deafStreams = 0;
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setTimeout> | undefined;
  #polled = 0;
  #isWanted = false;

  constructor(line: DirectLine, listener: LinkListener) {
    this.#line = line;
    this.#listener = listener;
    addEventListener("offline", () => {
      if (this.#isWanted) this.#listener.state("offline");
    });
    addEventListener("online", () => {
      this.#tries = 0;
      if (this.#isWanted && this.#closeStream === null) this.#reconnectNow();
    });
  }

  /** Takes up a conversation of before a reload; its stream opens once it is needed. */
  resume(resumable: Resumable): void {
    this.#resumable = resumable;
  }

  /** Starts the conversation or takes it up again, and opens its stream. @throws RequestFailed */
  async start(): Promise<Session> {
    this.#starting ??= this.#begin().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /** Takes the conversation up again for an answer that is still to come. */
  wake(): void {
    this.#isWanted = true;
    this.#reconnectNow();
  }

  /**
   * Sends a question until it has arrived, once. One that may have been sent before a reload is looked for first.
   * @throws RequestFailed when it did not arrive
   */
  async send(message: Message, isNeeded: () => boolean, mayHaveArrived: boolean): Promise<void> {
    let renewals = 0;
    for (let tries = 0; isNeeded(); tries++) {
      try {
        const session = await this.start();
        if (tries > 0 || mayHaveArrived) await this.#catchUp();
        if (isNeeded()) await this.#line.send(session, message);
        this.#connected();
        return;
      } catch (error) {
        const failed = error instanceof RequestFailed ? error : new RequestFailed(0, null, { cause: error });
        if (this.#resumable !== null && isOver(failed) && renewals++ < MOST_RENEWALS) {
          this.#conversationOver();
          continue;
        }
        if (!isPassing(failed) || tries + 1 >= MOST_TRIES) throw failed;
        this.#listener.state(navigator.onLine ? "reconnecting" : "offline");
        await waitOrOnline((failed.retryAfter ?? 0) * 1_000 || pauseAfter(tries));
      }
    }
  }

  /** Asks for activities now and then for as long as an answer is waited for. */
  watch(): void {
    clearTimeout(this.#poll);
    if (!this.#listener.isWaiting() || this.#resumable === null) return;
    this.#poll = setTimeout(() => void this.#pollOnce(), this.#isPolling ? POLL_MS : POLL_BESIDE_MS);
  }

  /** Closes the stream while nothing is waited for: a closed widget holds no connection. */
  rest(): void {
    if (!this.#listener.isWaiting()) this.#disconnect();
  }

  /** Deletes the conversation on the service and forgets it. @throws RequestFailed */
  async remove(): Promise<void> {
    const resumable = this.#resumable;
    if (resumable !== null) {
      try {
        await this.#line.remove(resumable.session);
      } catch (error) {
        // Gone already is as good.
        if (!(error instanceof RequestFailed) || error.status !== 404) throw error;
      }
    }
    this.forget();
  }

  /** Forgets the conversation here; it stays on the service until its time is over. */
  forget(): void {
    this.#disconnect();
    this.#resumable = null;
    this.#seen.clear();
    this.#listener.changed(null);
    this.#listener.state("idle");
  }

  /** The token to rate an answer with; null where none is valid. */
  get token(): string | null {
    const { token, expiresAt } = this.#resumable?.session ?? {};
    return token !== undefined && expiresAt !== undefined && expiresAt > Date.now() ? token : null;
  }

  async #begin(): Promise<Session> {
    const isReached = this.#closeStream !== null || this.#isPolling;
    if (this.#resumable !== null && isReached) return this.#fresh();
    if (!this.#isWanted) this.#listener.state("connecting");
    this.#isWanted = true;
    if (this.#resumable !== null) {
      const { session, streamUrl } = await this.#line.reconnect(await this.#fresh(), this.#watermark);
      this.#take(session, streamUrl);
      return session;
    }
    const { session, streamUrl } = await this.#line.start();
    this.#take(session, streamUrl);
    return session;
  }

  /** The session, with a new token where the old one ends soon. */
  async #fresh(): Promise<Session> {
    const resumable = this.#resumable;
    if (resumable === null) throw new RequestFailed(404, null);
    const left = resumable.session.expiresAt - Date.now();
    // One that has ended cannot be exchanged: the service says so, and a new conversation begins.
    if (left > REFRESH_BEFORE_MS || left <= 0) return resumable.session;
    const session = await this.#line.refresh(resumable.session);
    this.#remember({ ...resumable, session });
    return session;
  }

  #take(session: Session, streamUrl: string | null): void {
    this.#remember({ session, watermark: this.#watermark });
    this.#closeStream?.();
    this.#isPolling = streamUrl === null || this.#deafStreams >= MOST_DEAF_STREAMS;
    if (streamUrl === null || this.#isPolling) {
      this.#connected();
      return;
    }
    this.#closeStream = openStream(streamUrl, {
      opened: () => {
        this.#deafStreams = 0;
        this.#connected();
      },
      received: (set) => {
        this.#received(set);
      },
      ended: (wasOpen) => {
        this.#closeStream = null;
        if (!wasOpen) this.#deafStreams++;
        this.#reconnectLater();
      },
    });
  }

  #connected(): void {
    if (!this.#isWanted) return;
    this.#tries = 0;
    this.#listener.state("online");
    this.watch();
  }

  #reconnectLater(): void {
    if (this.#resumable === null || !this.#isWanted) return;
    this.#listener.state(navigator.onLine ? "reconnecting" : "offline");
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#reconnectNow();
    }, pauseAfter(this.#tries++));
  }

  #reconnectNow(): void {
    clearTimeout(this.#retry);
    this.start().catch((error: unknown) => {
      if (isOver(error)) this.#conversationOver();
      else this.#reconnectLater();
    });
  }

  /** What came meanwhile, the echo of our own question among it. */
  async #catchUp(): Promise<void> {
    const resumable = this.#resumable;
    if (resumable === null) return;
    this.#received(await this.#line.activities(resumable.session, this.#watermark));
  }

  async #pollOnce(): Promise<void> {
    const poll = ++this.#polled;
    try {
      await this.#catchUp();
    } catch (error) {
      if (isOver(error)) {
        this.#conversationOver();
        return;
      }
      // The next poll tries again; whoever waits too long is told by the conversation.
    }
    if (poll === this.#polled) this.watch();
  }

  #received({ activities, watermark }: ActivitySet): void {
    for (const one of activities) {
      if (one.id !== "") {
        if (this.#seen.has(one.id)) continue;
        this.#seen.add(one.id);
      }
      this.#listener.activity(one);
    }
    const resumable = this.#resumable;
    if (watermark !== null && resumable !== null && isFurther(watermark, resumable.watermark)) {
      this.#remember({ ...resumable, watermark });
    }
  }

  #conversationOver(): void {
    this.#disconnect();
    this.#resumable = null;
    this.#listener.changed(null);
    this.#listener.lost();
  }

  #disconnect(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#poll);
    this.#closeStream?.();
    this.#closeStream = null;
    this.#isPolling = false;
    this.#isWanted = false;
  }

  #remember(resumable: Resumable): void {
    this.#resumable = resumable;
    this.#listener.changed(resumable);
  }

  get #watermark(): string | null {
    return this.#resumable?.watermark ?? null;
  }
}

/** Watermarks of this service are numbers; a stream and a poll may bring the same one twice, or an older one late. */
function isFurther(watermark: string, than: string | null): boolean {
  return than === null || !(Number(watermark) <= Number(than));
}
