import type { Activity } from "./activity.ts";

/** Who hears of what happens in a conversation while it happens. */
export interface Listener {
  /** There is something new in the store. */
  stored(): void;
  /** An answer is being worked on. */
  typing(activity: Activity): void;
  /** More of an answer has been said; `said` has it. */
  saying(): void;
  /** The conversation is no more. */
  ended(): void;
}

/** What this process has in hand of one conversation. */
interface LiveConversation {
  readonly listeners: Set<Listener>;
  /** Questions from their arrival until they are answered, by id; whether each has to be answered, once it is kept. */
  readonly waiting: Map<string, Promise<boolean>>;
  /** What the answer in hand has said so far; null where nothing. */
  said: Activity | null;
  /** Done when all questions so far are answered. */
  queue: Promise<void>;
}

/** The conversations of which this process has something in hand; those that are merely kept are not here. */
export class LiveConversations {
  readonly #live = new Map<string, LiveConversation>();

  /** What is in hand of a conversation; from now on something is. */
  of(id: string): LiveConversation {
    let live = this.#live.get(id);
    if (live === undefined) {
      live = { listeners: new Set(), waiting: new Map(), said: null, queue: Promise.resolve() };
      this.#live.set(id, live);
    }
    return live;
  }

  /** Ids of the questions that wait in a conversation now. */
  waitingIn(id: string): ReadonlySet<string> {
    return new Set(this.#live.get(id)?.waiting.keys());
  }

  /** Does a piece of work after those before it in its conversation. The work handles its own failures. */
  enqueue(id: string, work: () => Promise<void>): void {
    const live = this.of(id);
    live.queue = live.queue.then(work);
  }

  /** A question no longer waits. */
  release(id: string, questionId: string): void {
    this.#live.get(id)?.waiting.delete(questionId);
    this.#forgetIdle(id);
  }

  /** Hears until the function returned is called. */
  listen(id: string, listener: Listener): () => void {
    this.of(id).listeners.add(listener);
    return () => {
      this.#live.get(id)?.listeners.delete(listener);
      this.#forgetIdle(id);
    };
  }

  tellStored(id: string): void {
    for (const listener of this.#listenersOf(id)) listener.stored();
  }

  tellTyping(id: string, activity: Activity): void {
    for (const listener of this.#listenersOf(id)) listener.typing(activity);
  }

  /** Keeps what the answer in hand has said, for those who listen and those who come before it is whole. */
  say(id: string, activity: Activity): void {
    const live = this.#live.get(id);
    if (live === undefined) return;
    live.said = activity;
    for (const listener of this.#listenersOf(id)) listener.saying();
  }

  /** What the answer in hand has said so far; null where nothing. */
  said(id: string): Activity | null {
    return this.#live.get(id)?.said ?? null;
  }

  /** The answer in hand is whole, or is not to be. */
  concludeSaid(id: string): void {
    const live = this.#live.get(id);
    if (live !== undefined) live.said = null;
  }

  /** Tells that a conversation has ended. */
  end(id: string): void {
    for (const listener of this.#listenersOf(id)) listener.ended();
  }

  /** Resolves when no question waits any more. */
  async allAnswered(): Promise<void> {
    await Promise.all([...this.#live.values()].map(({ queue }) => queue));
  }

  #listenersOf(id: string): readonly Listener[] {
    return [...(this.#live.get(id)?.listeners ?? [])];
  }

  #forgetIdle(id: string): void {
    const live = this.#live.get(id);
    if (live?.listeners.size === 0 && live.waiting.size === 0) this.#live.delete(id);
  }
}
