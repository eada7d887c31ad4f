import { z } from "zod";
import type { Answer } from "../../answer/answer.ts";
import type { StoredActivity } from "../../store/conversation-store.ts";
import type { CitationEntity } from "../citation-entity.ts";
import type { StreamInfo, StreamInfoEntity } from "../stream-info.ts";

/** Printable ASCII without spaces: clients make random numbers, times and UUIDs. */
const CLIENT_ACTIVITY_ID = /^[\x21-\x7e]{1,128}$/u;

/** What a client posts, as far as it is looked at; who it says it is (`from`) is not. */
export const postedActivity = z.object({
  type: z.string(),
  text: z.string().nullish(),
  locale: z.string().max(35).nullish(),
  attachments: z.array(z.unknown()).nullish(),
  channelData: z
    .object({ clientActivityID: z.string().regex(CLIENT_ACTIVITY_ID).nullish() })
    .nullish()
    .catch(null),
});
export type PostedActivity = z.infer<typeof postedActivity>;

/** A citizen's message as it is kept. */
export interface UserMessage {
  readonly type: "message";
  readonly role: "user";
  readonly text: string;
  readonly textFormat: "plain";
  readonly locale: string | null;
  readonly channelData: { readonly clientActivityID?: string };
}

/** A button that sends its words as a message (Bot Framework, card action). */
export interface ImBack {
  readonly type: "imBack";
  readonly title: string;
  readonly value: string;
}

/** An answer as it is kept. */
export interface BotMessage {
  readonly type: "message";
  readonly role: "bot";
  /** Markdown, with definitions for `[n]` at its end. */
  readonly text: string;
  readonly textFormat: "markdown";
  readonly locale: string;
  readonly inputHint: "acceptingInput";
  readonly entities: readonly (CitationEntity | StreamInfoEntity)[];
  readonly suggestedActions?: { readonly to: readonly string[]; readonly actions: readonly ImBack[] };
  readonly channelData: { readonly answer: Answer } & Partial<StreamInfo>;
  /** Id of the message that is answered. */
  readonly replyToId: string;
}

/** Whose conversation it is: what a token says. */
export interface Participant {
  readonly conversationId: string;
  readonly userId: string;
}

/** An activity as clients get it. */
export interface Activity extends Readonly<Record<string, unknown>> {
  readonly type: string;
  readonly id: string;
  readonly timestamp: string;
}

/** Id and name of the bot in what clients get; Web Chat shows no name of its own for it. */
export const BOT = { id: "city-exchange-chatbot", role: "bot" } as const;

/** Of what is kept, the part that has to be there to tell one side from the other. */
const keptMessage = z.looseObject({
  type: z.literal("message"),
  role: z.enum(["user", "bot"]),
  text: z.string(),
  replyToId: z.string().optional(),
  locale: z.string().nullish(),
});
export type KeptMessage = z.infer<typeof keptMessage>;

/** Reads what is kept. Throws `ZodError` for what was not written here. */
export function keptActivity({ activity }: StoredActivity): KeptMessage {
  return keptMessage.parse(activity);
}

/** A kept activity as its participant gets it: whose it is and when it came are added only now. */
export function delivered(stored: StoredActivity, { conversationId, userId }: Participant): Activity {
  const { role, ...message } = keptActivity(stored);
  return {
    ...message,
    id: stored.id,
    timestamp: stored.at,
    channelId: "directline",
    conversation: { id: conversationId },
    from: role === "bot" ? BOT : { id: userId, role },
  };
}

/** Tells that an answer is being worked on; never kept. */
export function typingActivity(conversationId: string, id: string, at: Date): Activity {
  return {
    type: "typing",
    id,
    timestamp: at.toISOString(),
    channelId: "directline",
    conversation: { id: conversationId },
    from: BOT,
  };
}
