import type { Answer } from "../../answer/answer.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { Activity } from "../connection/activity.ts";
import { DirectLine } from "../connection/direct-line.ts";
import { Link, type LinkState } from "../connection/link.ts";
import { request } from "../connection/request.ts";
import { NO_SESSIONS, type Sessions } from "../connection/sessions.ts";
import { type Entry, isOpen, newEntry, type Rating } from "./entry.ts";
import { failureOf } from "./failure.ts";
import { SessionMemory } from "./session-memory.ts";

/** A question that was taken is answered within this, or something is wrong; a language model may take half of it. ms */
const ANSWER_WITHIN_MS = 60_000;

/** Who hears of a conversation. */
export interface ConversationListener {
  /** Something to show is another. */
  changed(): void;
  /** One sentence more has been said of the answer to this question; it is not shown yet. */
  said(entry: Entry): void;
  /** An answer or a failure has come to this question. */
  settled(entry: Entry): void;
  /** The way to the service is another. */
  link(state: LinkState, before: LinkState): void;
}

/** Questions and answers of one citizen in one tab, and what can be done with them. */
export class Conversation {
  entries: readonly Entry[] = [];
  draft = "";
  /** The language chosen in the widget; null for the page's. */
  language: InterfaceLanguage | null = null;
  linkState: LinkState = navigator.onLine ? "idle" : "offline";
  readonly #service: string;
  readonly #listener: ConversationListener;
  readonly #memory: SessionMemory;
  readonly #link: Link;
  readonly #deadlines = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #pageLanguage: InterfaceLanguage;
  #sessions: Sessions = NO_SESSIONS;
  /** Whether the service has ended the conversation while nothing was waited for: the next question begins a new one. */
  #isOver = false;

  /** Takes up what the tab remembers. */
  constructor(service: string, pageLanguage: InterfaceLanguage, listener: ConversationListener) {
    this.#service = service;
    this.#pageLanguage = pageLanguage;
    this.#listener = listener;
    this.#memory = new SessionMemory(service);
    this.#link = new Link(new DirectLine(service), {
      activity: (activity) => {
        this.#take(activity);
      },
      state: (state) => {
        this.#linkIs(state);
      },
      changed: (sessions) => {
        this.#sessions = sessions;
        this.#save();
      },
      lost: () => {
        const open = this.entries.filter(isOpen);
        this.#isOver = open.length === 0 && this.entries.length > 0;
        this.#save();
        for (const { id, state } of open) {
          this.#update(id, { state: "sending", activityId: null, isRenewed: true, soFar: null });
          // One that is being sent goes on by itself, in the new conversation.
          if (state === "waiting") void this.#deliver(id);
        }
      },
      isWaiting: () => this.entries.some(isOpen),
    });
    const remembered = this.#memory.read();
    if (remembered === null) return;
    const { sessions, entries, draft, language, isOver = false } = remembered;
    Object.assign(this, { entries, draft, language });
    this.#sessions = sessions;
    this.#isOver = isOver;
    this.#link.resume(sessions);
    // Not before the listener holds this conversation, which it looks into whenever it is told something.
    queueMicrotask(() => {
      this.#goOn();
    });
  }

  /** Goes on with the questions that were open before a reload. */
  #goOn(): void {
    const open = this.entries.filter(isOpen);
    for (const { id, state } of open) {
      if (state === "sending") void this.#deliver(id, true);
      else this.#expect(id);
    }
    if (open.some(({ state }) => state === "waiting")) this.#link.wake();
  }

  /** The citizen is about to ask: starts the conversation, so that the question itself takes one round trip. */
  warm(): void {
    this.#link.start().catch(() => {
      // The question itself will tell.
    });
  }

  /** The widget was closed. */
  rest(): void {
    this.#link.rest();
  }

  get isWaiting(): boolean {
    return this.entries.some(isOpen);
  }

  ask(question: string): void {
    const entry = newEntry(question);
    this.entries = [...this.entries, entry];
    // What was typed stays unless it is what was sent: a suggestion may be asked half way through a question.
    this.keepDraft(this.draft.trim() === question ? "" : this.draft);
    void this.#deliver(entry.id);
  }

  /** Sends a question again that failed. */
  retry(id: string): void {
    const failed = this.#entry(id);
    if (failed === undefined) return;
    // To the service, one that got there is the same as long as it has the same id.
    const hasArrived = failed.failure === "no_answer" || failed.answer !== null;
    const again = hasArrived ? newEntry(failed.question).id : id;
    const afresh = { failure: null, answer: null, soFar: null };
    this.#update(id, { id: again, activityId: null, state: "sending", ...afresh });
    void this.#deliver(again, true);
  }

  keepDraft(draft: string): void {
    this.draft = draft;
    this.#save();
    this.#listener.changed();
  }

  speak(language: InterfaceLanguage): void {
    this.language = language;
    this.#save();
    this.#listener.changed();
  }

  /** Sends a rating. @throws RequestFailed */
  async rate(
    id: string,
    rating: Exclude<Rating, "none">,
    reason: string | null,
    comment: string | null,
  ): Promise<void> {
    const answer = this.entries.find((one) => one.id === id)?.answer;
    if (answer == null) return;
    const token = this.#link.tokenOf(answer.conversationId);
    await request(`${this.#service}api/answers/${encodeURIComponent(answer.id)}/feedback`, {
      method: "POST",
      ...(token === null ? {} : { token }),
      body: { helpful: rating === "helpful", reason, comment },
    });
    this.#update(id, { rating });
  }

  /** Begins a new conversation; the old one is forgotten here and stays on the service until its time is over. */
  startAnew(): void {
    this.#clear();
    this.#link.forget();
    this.#memory.clear();
    this.#listener.changed();
  }

  /** Deletes the conversation here and on the service. @throws RequestFailed, and nothing is deleted */
  async remove(): Promise<void> {
    await this.#link.remove();
    this.startAnew();
  }

  #clear(): void {
    for (const timer of this.#deadlines.values()) clearTimeout(timer);
    this.#deadlines.clear();
    this.entries = [];
    this.draft = "";
    this.#isOver = false;
  }

  async #deliver(id: string, mayHaveArrived = false): Promise<void> {
    const isNeeded = (): boolean => this.#entry(id)?.state === "sending";
    const text = this.#entry(id)?.question ?? "";
    const language = this.language ?? this.#pageLanguage;
    if (this.#isOver) {
      this.#isOver = false;
      this.#update(id, { isRenewed: true });
    }
    try {
      const activityId = await this.#link.send({ id, text, language }, isNeeded, mayHaveArrived);
      if (isNeeded()) this.#update(id, { state: "waiting", activityId });
      this.#expect(id);
      this.#link.watch();
    } catch (error) {
      if (isNeeded()) this.#settle(id, { state: "failed", ...failureOf(error) });
    }
  }

  #expect(id: string): void {
    clearTimeout(this.#deadlines.get(id));
    const timer = setTimeout(() => {
      if (this.#entry(id)?.state === "waiting") this.#settle(id, { state: "failed", failure: "no_answer" });
    }, ANSWER_WITHIN_MS);
    this.#deadlines.set(id, timer);
  }

  #take({ id, type, text, clientActivityId, replyToId, answer, soFar }: Activity): void {
    if (type !== "message") {
      if (soFar !== null) this.#hear(replyToId, soFar);
      return;
    }
    if (clientActivityId !== null) {
      this.#arrived(clientActivityId, id, text);
      return;
    }
    // To nobody but the question that it names: one that was asked elsewhere, or before a new start, has no place here.
    const asked = this.entries.find(({ activityId }) => activityId !== null && activityId === replyToId);
    if (asked === undefined || asked.state === "answered") return;
    clearTimeout(this.#deadlines.get(asked.id));
    const reply = answer === null ? text : null;
    this.#settle(asked.id, { state: "answered", failure: null, answer, reply });
  }

  /** A part of an answer; one that comes late, or belongs to no question that waits, says nothing new. */
  #hear(replyToId: string | null, soFar: Answer): void {
    const asked = this.entries.find(({ activityId }) => activityId !== null && activityId === replyToId);
    if (asked?.state !== "waiting") return;
    if (soFar.sentences.length <= (asked.soFar?.sentences.length ?? 0)) return;
    const grown = { ...asked, soFar };
    this.#listener.said(grown);
    this.#update(asked.id, grown);
  }

  /** The service has a question: shown and kept from now on as it is kept there. */
  #arrived(id: string, activityId: string, text: string): void {
    const entry = this.#entry(id);
    if (entry === undefined) return;
    const question = text === "" ? entry.question : text;
    this.#update(id, { activityId, question, ...(entry.state === "sending" ? { state: "waiting" } : {}) });
  }

  #linkIs(state: LinkState): void {
    const before = this.linkState;
    if (state === before) return;
    this.linkState = state;
    this.#listener.link(state, before);
    this.#listener.changed();
  }

  #settle(id: string, changes: Partial<Entry>): void {
    this.#update(id, changes);
    const entry = this.#entry(id);
    if (entry !== undefined) this.#listener.settled(entry);
  }

  #entry(id: string): Entry | undefined {
    return this.entries.find((entry) => entry.id === id);
  }

  #update(id: string, changes: Partial<Entry>): void {
    this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, ...changes } : entry));
    this.#save();
    this.#listener.changed();
  }

  #save(): void {
    const { draft, language } = this;
    const entries = this.entries.map((entry) => ({ ...entry, soFar: null }));
    this.#memory.write({ sessions: this.#sessions, entries, draft, language, isOver: this.#isOver });
  }
}
