import type { Activity, ActivitySet } from "./activity.ts";
import type { DirectLine, Message, Session } from "./direct-line.ts";
import { isExpired, isOver, isPassing, pauseAfter, waitOrOnline } from "./retry.ts";
import { allOf, NO_SESSIONS, type Resumable, type Sessions, without } from "./sessions.ts";
import { openStream } from "./stream.ts";

/** How the way to the service is, as far as a citizen has to know. */
export type LinkState = "idle" | "connecting" | "online" | "reconnecting" | "offline";

/** Who hears of the link. */
export interface LinkListener {
  /** An activity not seen before. */
  activity(activity: Activity): void;
  state(state: LinkState): void;
  /** The sessions, or the watermark of the current one, are others. */
  changed(sessions: Sessions): void;
  /** The conversation is over on the service's side. */
  lost(): void;
  /** Whether an answer is being waited for. */
  isWaiting(): boolean;
}

/** Tries to send one question while the machine is connected: with the pauses between them about half a minute. */
const MOST_TRIES = 7;
/** Tokens and conversations that may turn out to be over for one question: with more, something else is wrong. */
const MOST_REFUSALS = 3;
/** Streams that ended before they opened, after which this network counts as one without WebSockets. */
const MOST_DEAF_STREAMS = 2;
/** How often answers are asked for while one is waited for: without a stream, and beside one, should it be dead. */
const POLL_MS = 1_000;
const POLL_BESIDE_MS = 5_000;
/** A token is exchanged for a new one when less than this is left of it, in ms. */
const REFRESH_BEFORE_MS = 10 * 60_000;

/** The conversation was left while the service was asked: what it answers belongs to nobody any more. */
class Left extends Error {}

/** The way to the service: starts the conversation when needed, keeps its stream open, and brings each activity once. */
export class Link {
  readonly #line: DirectLine;
  readonly #listener: LinkListener;
  readonly #seen = new Set<string>();
  #sessions = NO_SESSIONS;
  /** Counts the times that everything under way was given up. */
  #generation = 0;
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
      this.#tell("offline");
    });
    addEventListener("online", () => {
      this.#tries = 0;
      if (!this.#isWanted) {
        this.#tell("idle");
        return;
      }
      // A connection may have died with the network without a word: a new one tells.
      this.#disconnect();
      this.wake();
    });
  }

  /** Takes up the conversation of before a reload; its stream opens once it is needed. */
  resume(sessions: Sessions): void {
    this.#sessions = sessions;
  }

  /** Starts the conversation or takes it up again, and opens its stream. @throws RequestFailed, or `Left` */
  async start(): Promise<Session> {
    if (this.#starting !== null) return this.#starting;
    const starting = this.#begin().finally(() => {
      if (this.#starting === starting) this.#starting = null;
    });
    this.#starting = starting;
    return starting;
  }

  /** Takes the conversation up again for an answer that is still to come. */
  wake(): void {
    this.#isWanted = true;
    this.#reconnectNow();
  }

  /**
   * Sends a question until it has arrived, once, and returns the service's id of it; null where it is no longer needed.
   * One that may have been sent before a reload is looked for first.
   * @throws RequestFailed when it did not arrive
   */
  async send(message: Message, isNeeded: () => boolean, mayHaveArrived: boolean): Promise<string | null> {
    let isUnsure = mayHaveArrived;
    let refusals = 0;
    let tries = 0;
    let pauses = 0;
    while (isNeeded()) {
      try {
        const session = await this.start();
        if (isUnsure) await this.#catchUp();
        if (!isNeeded()) break;
        const id = await this.#orLeft(this.#line.send(session, message));
        this.#connected();
        return id;
      } catch (error) {
        if (error instanceof Left) continue;
        // What is over has been put right: there is a new token, or a new conversation, to try with.
        if ((isOver(error) || isExpired(error)) && refusals++ < MOST_REFUSALS) continue;
        if (!isPassing(error)) throw error;
        if (navigator.onLine && ++tries >= MOST_TRIES) {
          this.#reconnectLater();
          throw error;
        }
        isUnsure = true;
        this.#tell("reconnecting");
        await waitOrOnline((error.retryAfter ?? 0) * 1_000 || pauseAfter(pauses++));
      }
    }
    return null;
  }

  /** Asks for activities now and then for as long as an answer is waited for. */
  watch(): void {
    clearTimeout(this.#poll);
    if (!this.#listener.isWaiting() || this.#sessions.current === null) return;
    this.#poll = setTimeout(() => void this.#pollOnce(), this.#isPolling ? POLL_MS : POLL_BESIDE_MS);
  }

  /** Closes the stream while nothing is waited for: a closed widget holds no connection. */
  rest(): void {
    if (this.#listener.isWaiting()) return;
    this.#disconnect();
    this.#tell("idle");
  }

  /**
   * Deletes all conversations on the service, one that begins meanwhile too, and forgets them.
   * @throws RequestFailed; what has not been deleted is still known
   */
  async remove(): Promise<void> {
    for (;;) {
      const [session] = allOf(this.#sessions);
      if (session === undefined) break;
      try {
        await this.#line.remove(session);
      } catch (error) {
        // Gone already is as good. A token that has ended is taken for as long as anything is kept.
        if (!isOver(error) && !isExpired(error)) throw error;
      }
      this.#keep(without(this.#sessions, session));
    }
    this.forget();
  }

  /** Forgets the conversations here; they stay on the service until their time is over. */
  forget(): void {
    this.#disconnect();
    this.#seen.clear();
    this.#keep(NO_SESSIONS);
    this.#tell("idle");
  }

  /**
   * The token to rate an answer with, that of the conversation it was given in: whoever thinks better of it later is then
   * the same person to the service, which takes it after its end as well. Null where none is known.
   */
  tokenOf(conversationId: string | null): string | null {
    const sessions = allOf(this.#sessions);
    const own = sessions.find((one) => one.conversationId === conversationId) ?? sessions.at(-1);
    return own?.token ?? null;
  }

  async #begin(): Promise<Session> {
    const isReached = this.#closeStream !== null || this.#isPolling;
    const { current } = this.#sessions;
    if (current !== null && isReached) return this.#fresh(current);
    if (!this.#isWanted) this.#tell("connecting");
    this.#isWanted = true;
    const { session, streamUrl } = await this.#orLeft(
      current === null
        ? this.#line.start()
        : this.#line.reconnect(await this.#fresh(current), current.watermark),
    );
    this.#take(session, streamUrl);
    return session;
  }

  /** The session, with a new token where the old one ends soon or has ended. */
  async #fresh({ session }: Resumable): Promise<Session> {
    if (session.expiresAt - Date.now() > REFRESH_BEFORE_MS) return session;
    try {
      const fresh = await this.#orLeft(this.#line.refresh(session));
      this.#goOnWith(fresh);
      return fresh;
    } catch (error) {
      // It ended so long ago that it is not exchanged any more.
      if (isExpired(error)) this.#conversationOver();
      throw error;
    }
  }

  /** What the service answers, with what a refusal means for the conversation noted. @throws RequestFailed, or `Left` */
  async #orLeft<T>(call: Promise<T>): Promise<T> {
    const generation = this.#generation;
    const [outcome] = await Promise.allSettled([call]);
    if (generation !== this.#generation) throw new Left();
    if (outcome.status === "fulfilled") return outcome.value;
    const error: unknown = outcome.reason;
    if (isOver(error)) this.#conversationOver();
    const { current } = this.#sessions;
    // The clocks differ: whatever this one says, the token is to be exchanged before its next use.
    if (isExpired(error) && current !== null) this.#goOnWith({ ...current.session, expiresAt: 0 });
    throw error;
  }

  #take(session: Session, streamUrl: string | null): void {
    this.#goOnWith(session);
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
    if (!this.#isWanted) return;
    this.#hangUp();
    if (this.#sessions.current === null) {
      // The next question begins one; until then nothing is being connected.
      this.#tell("idle");
      return;
    }
    this.#tell("reconnecting");
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#reconnectNow();
    }, pauseAfter(this.#tries++));
  }

  #reconnectNow(): void {
    clearTimeout(this.#retry);
    const generation = this.#generation;
    this.start().catch(() => {
      if (generation === this.#generation) this.#reconnectLater();
    });
  }

  /** What came meanwhile, the echo of our own question among it. */
  async #catchUp(): Promise<void> {
    const { current } = this.#sessions;
    if (current === null) return;
    const session = await this.#fresh(current);
    this.#received(await this.#orLeft(this.#line.activities(session, current.watermark)));
  }

  async #pollOnce(): Promise<void> {
    const poll = ++this.#polled;
    try {
      await this.#catchUp();
    } catch {
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
    const { current, earlier } = this.#sessions;
    if (watermark !== null && current !== null && isFurther(watermark, current.watermark)) {
      this.#keep({ current: { ...current, watermark }, earlier });
    }
  }

  #conversationOver(): void {
    this.#disconnect();
    this.#keep({ current: null, earlier: allOf(this.#sessions) });
    this.#tell("idle");
    this.#listener.lost();
  }

  /** Closes the connection and gives up whatever is under way on it. */
  #disconnect(): void {
    this.#generation++;
    this.#starting = null;
    clearTimeout(this.#retry);
    clearTimeout(this.#poll);
    this.#hangUp();
    this.#isWanted = false;
  }

  #hangUp(): void {
    this.#closeStream?.();
    this.#closeStream = null;
    this.#isPolling = false;
  }

  #goOnWith(session: Session): void {
    const { current, earlier } = this.#sessions;
    this.#keep({ current: { session, watermark: current?.watermark ?? null }, earlier });
  }

  /** Off the network, that is all that a citizen has to know, whatever else is under way. */
  #tell(state: LinkState): void {
    this.#listener.state(navigator.onLine ? state : "offline");
  }

  #keep(sessions: Sessions): void {
    this.#sessions = sessions;
    this.#listener.changed(sessions);
  }
}

/** Watermarks of this service are numbers; a stream and a poll may bring the same one twice, or an older one late. */
function isFurther(watermark: string, than: string | null): boolean {
  return than === null || !(Number(watermark) <= Number(than));
}
