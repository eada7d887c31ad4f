import { setTimeout as delay } from "node:timers/promises";
import { message } from "../../language/messages/index.ts";
import type { ConversationStore } from "../../store/conversation-store.ts";
import { readersLanguage } from "../readers-language.ts";
import type { StaffLookUp, StaffQuestion } from "../staff-look-up.ts";
import { isGroup, keyOf, type TeamsActivity, type TeamsAddress } from "./activity.ts";
import { type MessageActivity, type PostedActivity, TYPING } from "./message.ts";
import type { Outbox } from "./outbox.ts";
import { TEAMS } from "./render.ts";
import {
  faqMessages,
  MOST_PASSAGES,
  passagesMessage,
  sentenceMessage,
  staffAnswerMessage,
} from "./staff-messages.ts";
import { withoutStaffPrefix } from "./staff-prefix.ts";
import { vouchedSender } from "./vouched-sender.ts";

/** Nobody waits longer for a look-up, and what still waits in line then leaves it; in ms. */
const WITHIN_MS = 60_000;
/** Between two tries to send, where the connector does not say how long; in ms. */
const AGAIN_AFTER_MS = 1_000;
/** Whoever looks up asks again sooner than that. */
const MOST_AGAIN_AFTER_MS = 20_000;

export interface StaffChatParts {
  readonly lookUp: StaffLookUp;
  /** A GUID in lower case. */
  readonly tenant: string;
  readonly outbox: Pick<Outbox, "post">;
  readonly store: Pick<ConversationStore, "noteSent">;
  /** Hears of a fault for which nobody waits. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Look-ups of staff in a chat with the bot alone, by a prefix. They are no turns: nothing of them is kept but that the
 * message was here, and one that a stop of the service cuts off is not taken up again.
 */
export class StaffChat {
  readonly #parts: StaffChatParts;

  constructor(parts: StaffChatParts) {
    this.#parts = parts;
  }

  /**
   * Whether a message is a look-up, which is then seen to. One of a citizen is none, whatever it begins with: it is an
   * ordinary message. Where others read along a look-up is refused to everybody alike, so that no difference tells them who
   * is staff. Rejects with a `StoreError`: then it must not be acknowledged.
   */
  async takes(activity: TeamsActivity, address: TeamsAddress, text: string): Promise<boolean> {
    const { lookUp, tenant } = this.#parts;
    const question = withoutStaffPrefix(text);
    if (question === null || address.channelId !== TEAMS) return false;
    const locale = activity.locale ?? null;
    if (isGroup(activity)) {
      if (await this.#isNew(address)) {
        const language = readersLanguage({ text: question, locale });
        void this.#run(() =>
          this.#send(address, sentenceMessage(message(language, "teams.staffAlone"), language)),
        );
      }
      return true;
    }
    const person =
      activity.conversation.conversationType === "personal" ? vouchedSender(activity, tenant) : null;
    const accountId = person === null ? null : await lookUp.memberOf(person);
    if (accountId === null) return false;
    if (await this.#isNew(address)) {
      const asked = { accountId, text: question, locale, k: MOST_PASSAGES, isTyped: false };
      // After the acknowledgement, which waits for nothing but the notes.
      void this.#run(() => this.#lookUp(address, asked));
    }
    return true;
  }

  /** Teams sends a message again that it thinks was not taken. */
  async #isNew({ channelId, conversationId, activityId }: TeamsAddress): Promise<boolean> {
    const key = keyOf("staff", channelId, conversationId, activityId ?? "");
    return (await this.#parts.store.noteSent(key, null)) === "new";
  }

  async #lookUp(address: TeamsAddress, asked: StaffQuestion): Promise<void> {
    const { lookUp, outbox } = this.#parts;
    const signal = AbortSignal.timeout(WITHIN_MS);
    const language = readersLanguage(asked);
    void outbox.post(address, TYPING, signal).catch(() => undefined);
    const answering = lookUp.answer(asked, signal);
    const quick = await lookUp.quick(asked, signal);
    // One that does not arrive takes none of the others with it.
    const send = (message: MessageActivity): Promise<void> => this.#run(() => this.#send(address, message));
    for (const faq of faqMessages(quick.found?.faqs ?? [], language)) await send(faq);
    const answer = await answering;
    if (answer.found !== null) await send(staffAnswerMessage(answer.found, language));
    const passages = passagesMessage(quick.found?.passages ?? [], language);
    if (passages !== null) await send(passages);
    // Both may say the same.
    const texts = new Set([quick.text, answer.text].filter((text) => text !== null));
    for (const text of texts) await send(sentenceMessage(text, language));
  }

  /** Sends a message, once more where it could not go now. */
  async #send(address: TeamsAddress, activity: MessageActivity): Promise<void> {
    const first = await this.#post(address, activity);
    if (first.kind === "sent") return;
    const againAfter = first.kind === "later" ? (first.retryAfterMs ?? AGAIN_AFTER_MS) : null;
    const mayHaveArrived = first.kind === "later" && first.mayHaveArrived === true;
    if (againAfter !== null && againAfter <= MOST_AGAIN_AFTER_MS && !mayHaveArrived) {
      // A service that stops does not wait for it.
      await delay(againAfter, undefined, { ref: false });
      if ((await this.#post(address, activity)).kind === "sent") return;
    }
    throw new LookUpNotSent(first.kind);
  }

  #post(address: TeamsAddress, activity: PostedActivity): ReturnType<Outbox["post"]> {
    return this.#parts.outbox.post(address, activity, new AbortController().signal);
  }

  async #run(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#parts.onFault(error);
    }
  }
}

/** What was found did not arrive; staff ask again. */
class LookUpNotSent extends Error {
  override readonly name = "LookUpNotSent";
}
