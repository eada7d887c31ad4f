import type { Answer } from "../../answer/answer.ts";
import type { ConversationStore } from "../../store/conversation-store.ts";
import { StoreError } from "../../store/store-error.ts";
import type { AnswerDesk, ChannelMessage } from "../channel.ts";
import { personOf } from "../person.ts";
import {
  type Activity,
  delivered,
  type Participant,
  type PostedActivity,
  typingActivity,
  type UserMessage,
} from "./activity.ts";
import { answerId, questionId, randomId } from "./activity-ids.ts";
import { directLineChannel } from "./direct-line-channel.ts";
import { DirectLineError } from "./direct-line-error.ts";
import { keptText, type Mask } from "../kept-text.ts";
import { Livestream } from "./livestream.ts";
import { LiveConversations, type Listener } from "./live-conversations.ts";
import { isAnswered, type Question, unanswered } from "./unanswered.ts";

/** Questions of one conversation that wait for their answers: nobody types faster than that. */
const MOST_WAITING = 5;
/** Clients show that somebody types for some five seconds after each such activity. */
const TYPING_EVERY_MS = 3_000;
/** Conversations whose unanswered questions this process has looked for; 22 characters and a promise each. */
const MOST_LOOKED_AT = 10_000;

/** What conversations are made of. */
export interface ConversationParts {
  readonly store: ConversationStore;
  readonly desk: AnswerDesk;
  readonly mask: Mask;
  /** Key of the HMAC that people are stored as. */
  readonly personKey: Uint8Array;
  /** The real clock in ms. */
  readonly now: () => number;
  /** Hears of a fault of ours for which nobody waits any more. */
  readonly onFault: (error: unknown) => void;
}

/** Activities with the watermark that stands for having them. */
export interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark: number;
}

/**
 * Direct Line conversations: what is said in them goes to the store first and from there to whoever listens, so that
 * nothing is lost or doubled when a client, a connection or this process goes away.
 */
export class Conversations {
  readonly #parts: ConversationParts;
  readonly #live = new LiveConversations();
  /** Looks for unanswered questions by conversation, in order of looking; one that failed is not here. */
  readonly #looks = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  #isStopping = false;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /** Begins the conversation of a participant who was not here before. */
  async begin(participant: Participant): Promise<void> {
    const person = this.#personOf(participant);
    await this.#parts.store.create({
      id: participant.conversationId,
      channel: directLineChannel.name,
      person,
    });
  }

  /** Whether the conversation goes on and is the participant's own. */
  async isOpen(participant: Participant): Promise<boolean> {
    const found = await this.#parts.store.find(participant.conversationId);
    return found !== null && found.person === this.#personOf(participant);
  }

  /**
   * Takes what a client posts and returns its id, as soon as it is kept; the answer follows. The same message posted
   * again has the same id and is not answered again. What is no message is acknowledged and forgotten.
   * Throws `DirectLineError`.
   */
  async post(participant: Participant, activity: PostedActivity): Promise<string> {
    const { conversationId } = participant;
    if ((activity.attachments ?? []).length > 0) throw new DirectLineError("upload_unsupported");
    await this.#checkOpen(participant);
    const clientActivityId = activity.channelData?.clientActivityID ?? null;
    const id = questionId(conversationId, clientActivityId);
    const message = directLineChannel.read({ conversationId, id, activity });
    if (message === null) return id;
    const live = this.#live.of(conversationId);
    const known = live.waiting.get(id);
    if (known !== undefined) return known.then(() => id);
    if (live.waiting.size >= MOST_WAITING) throw new DirectLineError("too_many_waiting");
    const kept: UserMessage = {
      type: "message",
      role: "user",
      text: keptText(message.text, this.#parts.mask),
      textFormat: "plain",
      locale: message.locale,
      channelData: clientActivityId === null ? {} : { clientActivityID: clientActivityId },
    };
    const keeping = this.#keep(kept, message);
    live.waiting.set(id, keeping);
    let isNew = false;
    try {
      isNew = await keeping;
    } catch (error) {
      if (isUnknownConversation(error)) throw new DirectLineError("conversation_unknown");
      throw error;
    } finally {
      if (isNew) this.#answerNext(message);
      else this.#live.release(conversationId, id);
    }
    return id;
  }

  /** At most `limit` activities after a watermark. */
  async after(participant: Participant, watermark: number, limit: number): Promise<ActivitySet> {
    const stored = await this.#parts.store.after(participant.conversationId, watermark, limit);
    return {
      activities: stored.map((one) => delivered(one, participant)),
      watermark: stored.at(-1)?.sequence ?? watermark,
    };
  }

  /** Hears of what happens in a conversation until the function returned is called. */
  listen(conversationId: string, listener: Listener): () => void {
    return this.#live.listen(conversationId, listener);
  }

  /** What the answer in hand has said so far, as a livestream's newest activity; null where nothing. */
  said(conversationId: string): Activity | null {
    return this.#live.said(conversationId);
  }

  /**
   * Answers questions that were left without an answer: by a process which ended before, or by this one where the store
   * failed. Looks once for each conversation, and again after a failure; resolves when it has looked, whoever asked
   * first, so that what is owed is answered before what comes.
   */
  async answerWhatIsOwed(conversationId: string): Promise<void> {
    if (this.#isStopping) return;
    let look = this.#looks.get(conversationId);
    if (look === undefined) {
      look = this.#lookForOwed(conversationId);
      this.#noteLook(conversationId, look);
    }
    await look;
  }

  /** Ends a conversation and forgets what was said in it. Throws `DirectLineError`. */
  async remove(participant: Participant): Promise<void> {
    await this.#checkOpen(participant);
    await this.#parts.store.delete(participant.conversationId);
    this.#live.end(participant.conversationId);
  }

  /**
   * Answers no further question; resolves when those in hand are answered, or `withinMs` later. What is left, and what
   * still comes, is kept and answered after the next start.
   */
  async stop(withinMs: number): Promise<void> {
    this.#isStopping = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.#stopping.abort();
        // Not waited for any further: the one being composed may not listen to the signal.
        resolve();
      }, withinMs);
    });
    await Promise.race([this.#live.allAnswered(), deadline]);
    clearTimeout(timer);
  }

  /** Keeps a message; whether it is one that has to be answered now. */
  async #keep(kept: UserMessage, { conversationId, id }: ChannelMessage): Promise<boolean> {
    const { store } = this.#parts;
    await this.answerWhatIsOwed(conversationId);
    const sequence = await store.append(conversationId, { id, activity: kept });
    this.#live.tellStored(conversationId);
    if (this.#isStopping) return false;
    const canBeKnown = kept.channelData.clientActivityID !== undefined;
    return !(canBeKnown && (await isAnswered(store, conversationId, { id, sequence })));
  }

  async #lookForOwed(conversationId: string): Promise<void> {
    // What is in hand now may be answered while this reads, and then has an answer though none was found.
    const inHand = this.#live.waitingIn(conversationId);
    const owed = await unanswered(this.#parts.store, conversationId);
    for (const question of owed) if (!inHand.has(question.id)) this.#answerOwed(conversationId, question);
  }

  #answerOwed(conversationId: string, { id, text, locale }: Question): void {
    const { waiting } = this.#live.of(conversationId);
    if (waiting.has(id)) return;
    waiting.set(id, Promise.resolve(true));
    this.#answerNext({ channel: "web", conversationId, id, text, locale: locale ?? null });
  }

  /** Answers after the questions before it in its conversation. */
  #answerNext(message: ChannelMessage): void {
    const { conversationId, id } = message;
    this.#live.enqueue(conversationId, async () => {
      try {
        await this.#answer(message);
      } catch (error) {
        const isExpected = this.#stopping.signal.aborted || isUnknownConversation(error);
        if (!isExpected) {
          this.#parts.onFault(error);
          // It is owed still: the next look finds it.
          this.#looks.delete(conversationId);
        }
      } finally {
        this.#live.release(conversationId, id);
      }
    });
  }

  async #answer(message: ChannelMessage): Promise<void> {
    const { store, desk } = this.#parts;
    const { conversationId, id } = message;
    const doneTyping = this.#type(conversationId);
    const livestream = new Livestream(message);
    let answer: Answer;
    try {
      answer = await desk.answer(message, this.#stopping.signal, (soFar) => {
        // From now on it is seen that an answer is being worked on.
        doneTyping();
        const at = new Date(this.#parts.now());
        this.#live.say(conversationId, livestream.say(soFar, at));
      });
    } finally {
      doneTyping();
      this.#live.concludeSaid(conversationId);
    }
    // Deleted by its owner meanwhile: then nothing is left to say to anybody.
    if ((await store.find(conversationId)) === null) return;
    const [rendered] = directLineChannel.render(answer);
    const final = livestream.concluded(rendered);
    await store.append(conversationId, { id: answerId(id), activity: { ...final, replyToId: id } });
    this.#live.tellStored(conversationId);
  }

  /** Shows that an answer is being worked on until the function returned is called. */
  #type(conversationId: string): () => void {
    const show = (): void => {
      const at = new Date(this.#parts.now());
      this.#live.tellTyping(conversationId, typingActivity(conversationId, randomId(), at));
    };
    show();
    const timer = setInterval(show, TYPING_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }

  async #checkOpen(participant: Participant): Promise<void> {
    if (!(await this.isOpen(participant))) throw new DirectLineError("conversation_unknown");
  }

  #personOf({ userId }: Participant): string {
    return personOf(this.#parts.personKey, directLineChannel.name, userId);
  }

  #noteLook(conversationId: string, look: Promise<void>): void {
    this.#looks.set(conversationId, look);
    // Whoever waits for it hears of the failure; the next one looks again.
    look.catch(() => this.#looks.delete(conversationId));
    const [oldest] = this.#looks.keys();
    if (this.#looks.size > MOST_LOOKED_AT && oldest !== undefined) this.#looks.delete(oldest);
  }
}

/** Whether a conversation was deleted between the look at it and the use of it. */
function isUnknownConversation(error: unknown): boolean {
  return error instanceof StoreError && error.code === "unknown_conversation";
}
