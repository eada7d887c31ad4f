import type { ConversationStore } from "../../store/conversation-store.ts";
import type { ChannelTurns, Delivered, Turns } from "../delivery.ts";
import type { Mask } from "../kept-text.ts";
import type { StaffLookUp } from "../staff-look-up.ts";
import { isGroup, keyOf, type TeamsActivity, type TeamsAddress } from "./activity.ts";
import { FEEDBACK_INVOKE, keepFeedback } from "./feedback.ts";
import { addressedText } from "./mention.ts";
import type { MessageActivity } from "./message.ts";
import { Outbox } from "./outbox.ts";
import type { TeamsSettings } from "./settings.ts";
import { type ComposeExtensionBody, MessageExtension, QUERY_INVOKE } from "./message-extension.ts";
import { StaffChat } from "./staff-chat.ts";
import { teamsDelivery } from "./teams-delivery.ts";
import { isAdded, welcome, type WelcomeWords } from "./welcome.ts";

/** What the channel is made of. */
export interface TeamsParts {
  readonly settings: TeamsSettings;
  readonly turns: Turns;
  readonly store: Pick<ConversationStore, "saveFeedback" | "noteSent" | "sentAnswer">;
  readonly mask: Mask;
  /** Key of the HMAC that people are stored as. */
  readonly personKey: Uint8Array;
  readonly words: WelcomeWords;
  readonly staffLookUp: StaffLookUp;
  /** The real clock in ms. */
  readonly now: () => number;
  /** Hears of a fault for which nobody waits. */
  readonly onFault: (error: unknown) => void;
  /** In ms; how long the connector may take. */
  readonly answerWithinMs?: number;
}

/** What an activity is answered with at once. */
export type Reply =
  /** Taken, or nothing to us. */
  | "accepted"
  /** An invoke that was carried out. */
  | "done"
  /** An invoke that was carried out, with what came of it. */
  | ComposeExtensionBody
  /** An invoke that this bot has nothing for. */
  | "not_implemented"
  /** A message that lacks what an answer needs to find its way. */
  | "incomplete";

/**
 * Teams and every other channel of Azure Bot Service. What is left out here is meant so: an edited message is not
 * answered again, since its answer stands and a second one would come as a surprise (who wants one asks again); a
 * reaction says too little to count as an opinion on an answer, for which there are buttons.
 */
export class Teams {
  readonly #parts: TeamsParts;
  readonly #outbox: Outbox;
  readonly #turns: ChannelTurns<TeamsAddress>;
  /** Null where nobody is staff. */
  readonly #staffChat: StaffChat | null;
  readonly #extension: MessageExtension;

  constructor(parts: TeamsParts) {
    const { turns, store, onFault, staffLookUp: lookUp } = parts;
    // Nobody who needs no proof is staff: there is no tenant without a registered bot.
    const tenant = parts.settings.app?.staffTenant ?? null;
    this.#parts = parts;
    this.#outbox = new Outbox(parts);
    this.#turns = turns.register(teamsDelivery({ outbox: this.#outbox, store, onFault }));
    this.#staffChat =
      tenant === null ? null : new StaffChat({ lookUp, tenant, outbox: this.#outbox, store, onFault });
    this.#extension = new MessageExtension({ lookUp, tenant });
  }

  /** Takes an activity of a caller who may speak for it. Rejects with a `StoreError`: then it must not be acknowledged. */
  async receive(activity: TeamsActivity): Promise<Reply> {
    switch (activity.type) {
      case "message":
        return this.#take(activity);
      case "messageDelete":
        return this.#forget(activity);
      case "invoke":
        return this.#invoke(activity);
      case "conversationUpdate":
      case "installationUpdate":
        if (isAdded(activity)) await this.#welcome(activity);
        return "accepted";
      default:
        return "accepted";
    }
  }

  async #invoke(activity: TeamsActivity): Promise<Reply> {
    switch (activity.name) {
      case FEEDBACK_INVOKE:
        await keepFeedback(activity, this.#parts);
        return "done";
      case QUERY_INVOKE:
        return (await this.#extension.found(activity)) ?? "not_implemented";
      default:
        return "not_implemented";
    }
  }

  async #take(activity: TeamsActivity): Promise<Reply> {
    const address = addressOf(activity);
    const { from, id } = activity;
    if (address === null || from == null || id == null) return "incomplete";
    const text = addressedText(activity);
    if (text === null || from.id === address.botId) return "accepted";
    if ((await this.#staffChat?.takes(activity, address, text)) === true) return "accepted";
    const delivered: Delivered<TeamsAddress> = {
      message: {
        channel: "teams",
        conversationId: chatOf(activity),
        id,
        text,
        locale: activity.locale ?? null,
      },
      userId: from.id,
      address,
    };
    await this.#turns.accept(delivered);
    return "accepted";
  }

  async #forget(activity: TeamsActivity): Promise<Reply> {
    // Ids of messages are unique in their chat alone.
    if (activity.id != null) await this.#turns.forget(activity.id, chatOf(activity));
    return "accepted";
  }

  /** Greets once in each chat: two activities say that the bot was added, and each may come twice. */
  async #welcome(activity: TeamsActivity): Promise<void> {
    const address = addressOf(activity);
    const { channelId, conversation } = activity;
    if (address === null) return;
    if ((await this.#parts.store.noteSent(keyOf("welcome", channelId, conversation.id), null)) === "seen")
      return;
    // After the acknowledgement, which waits for nothing but the note.
    void this.#send({ ...address, activityId: null }, welcome(activity, this.#parts.words));
  }

  async #send(address: TeamsAddress, greeting: MessageActivity): Promise<void> {
    try {
      const { kind } = await this.#outbox.post(address, greeting, new AbortController().signal);
      if (kind !== "sent") this.#parts.onFault(new WelcomeNotSent(kind));
    } catch (error) {
      this.#parts.onFault(error);
    }
  }
}

/** A greeting that did not arrive; it is not sent again. */
class WelcomeNotSent extends Error {
  override readonly name = "WelcomeNotSent";
}

/** A chat's id among those of all channels of Azure Bot Service. */
function chatOf({ channelId, conversation }: TeamsActivity): string {
  return `${channelId}/${conversation.id}`;
}

function addressOf(activity: TeamsActivity): TeamsAddress | null {
  const { serviceUrl, channelId, conversation, id, recipient } = activity;
  if (recipient == null) return null;
  return {
    serviceUrl,
    channelId,
    conversationId: conversation.id,
    activityId: id ?? null,
    botId: recipient.id,
    isGroup: isGroup(activity),
  };
}
