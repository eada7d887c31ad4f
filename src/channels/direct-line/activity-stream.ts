import type { WebSocket } from "ws";
import type { Activity, Participant } from "./activity.ts";
import type { ActivitySet, Conversations } from "./conversations.ts";

/** Why the server closes a stream (RFC 6455, 7.4.1, and IANA's registry of close codes). */
export const CLOSE = { normal: 1000, policy: 1008, fault: 1011, restart: 1012 } as const;

/**
 * Activities in a frame. An answer has some 10 KB, so that what waits for one slow reader stays within some hundred
 * kilobytes: the next frame is read from the store only when this one has left.
 */
const FRAME_ACTIVITIES = 10;
/** A frame that has not left by then goes to a reader that is gone; on 50 kB/s one of full size takes 2 s. */
const SEND_WITHIN_MS = 30_000;

/** What a stream is opened with. */
export interface StreamOptions {
  readonly conversations: Conversations;
  readonly participant: Participant;
  /** What the client has already. */
  readonly watermark: number;
  readonly onFault: (error: unknown) => void;
  readonly sendWithinMs?: number;
}

/**
 * Sends one client what is new in its conversation, in order and once: what it has not had is read from the store,
 * one frame after the other, whenever something has been stored. While an answer is being said, it sends the newest of it alone.
 */
export class ActivityStream {
  readonly #socket: WebSocket;
  readonly #options: StreamOptions;
  readonly #stopListening: () => void;
  #watermark: number;
  #isSending = false;
  #hasMore = false;
  #sent: Promise<void> = Promise.resolve();
  #lastSaid: Activity | null = null;

  constructor(socket: WebSocket, options: StreamOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#watermark = options.watermark;
    this.#stopListening = options.conversations.listen(options.participant.conversationId, {
      stored: () => {
        this.#sendNew();
      },
      typing: (activity) => {
        this.#sendTyping(activity);
      },
      saying: () => {
        this.#sendSaid();
      },
      ended: () => {
        socket.close(CLOSE.normal, "the conversation has ended");
      },
    });
    socket.once("close", this.#stopListening);
    this.#sendNew();
  }

  /** Sends what is still unsent, then closes. */
  async close(code: number, reason: string): Promise<void> {
    await this.#sent;
    this.#socket.close(code, reason);
  }

  #sendNew(): void {
    this.#hasMore = true;
    if (this.#isSending) return;
    this.#isSending = true;
    this.#sent = this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    try {
      while (this.#hasMore && this.#isOpen) {
        this.#hasMore = false;
        const { conversations, participant } = this.#options;
        const set = await conversations.after(participant, this.#watermark, FRAME_ACTIVITIES);
        if (set.activities.length === 0) continue;
        this.#hasMore = true;
        await this.#send(set);
        this.#watermark = set.watermark;
      }
    } catch (error) {
      if (this.#isOpen) this.#options.onFault(error);
      // The client comes back with its watermark.
      this.#socket.close(CLOSE.fault);
    } finally {
      // In the same turn as the last look at `#hasMore`: nothing is told in between that nobody then sends.
      this.#isSending = false;
      this.#sendSaid();
    }
  }

  /** Resolves when the frame has left this process; cuts the connection where that takes too long. */
  async #send({ activities, watermark }: ActivitySet): Promise<void> {
    const deadline = setTimeout(() => {
      this.#socket.terminate();
    }, this.#options.sendWithinMs ?? SEND_WITHIN_MS);
    try {
      await new Promise<void>((resolve, reject) => {
        const frame = JSON.stringify({ activities, watermark: String(watermark) });
        this.#socket.send(frame, (error) => {
          if (error == null) resolve();
          else reject(error);
        });
      });
    } finally {
      clearTimeout(deadline);
    }
  }

  /** Without a watermark, since it is not kept; left out where something else is still on its way. */
  #sendTyping(activity: Activity): void {
    if (!this.#isOpen || this.#socket.bufferedAmount > 0) return;
    this.#socket.send(JSON.stringify({ activities: [activity] }), () => {
      this.#sendSaid();
    });
  }

  /**
   * The newest of what is being said, unless it was sent; once what is on its way has left, where something is, and never
   * before the question that it answers.
   */
  #sendSaid(): void {
    if (this.#isSending) return;
    const { conversations, participant } = this.#options;
    const said = conversations.said(participant.conversationId);
    if (said === null || said === this.#lastSaid || !this.#isOpen || this.#socket.bufferedAmount > 0) return;
    this.#lastSaid = said;
    this.#sendTyping(said);
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }
}
