import { z } from "zod";

const id = z.string().min(1).max(200);

/** Where an event comes from. The user of a group is named only where they agreed to it. */
const source = z.discriminatedUnion("type", [
  z.object({ type: z.literal("user"), userId: id }),
  z.object({ type: z.literal("group"), groupId: id, userId: id.optional() }),
  z.object({ type: z.literal("room"), roomId: id, userId: id.optional() }),
]);

const event = {
  /** The same when the event is delivered again. */
  webhookEventId: id,
  /** Milliseconds since 1970. */
  timestamp: z.number(),
  /** `standby` while another module has the conversation: then nothing may be answered. */
  mode: z.string().optional(),
  source,
};

const mentionee = z.object({
  index: z.number().int().nonnegative(),
  length: z.number().int().nonnegative(),
  isSelf: z.boolean().optional(),
});

const content = z.object({
  type: z.string(),
  id,
  text: z.string().optional(),
  mention: z.object({ mentionees: z.array(mentionee) }).optional(),
});

/** The events that are answered or followed, as far as they are used; LINE adds fields and kinds at any time. */
export const lineEvent = z.discriminatedUnion("type", [
  z.object({ ...event, type: z.literal("message"), replyToken: id.optional(), message: content }),
  z.object({ ...event, type: z.literal("follow"), replyToken: id.optional() }),
  z.object({ ...event, type: z.literal("join"), replyToken: id.optional() }),
  z.object({ ...event, type: z.literal("unsend"), unsend: z.object({ messageId: id }) }),
]);

/** The kinds of events that `lineEvent` takes. */
export const LINE_EVENT_TYPES: ReadonlySet<string> = new Set(["message", "follow", "join", "unsend"]);

/** A call of LINE, its events not looked at yet: one that is not understood must not cost the others. */
export const lineCall = z.object({ events: z.array(z.unknown()) });

export type LineEvent = z.infer<typeof lineEvent>;
export type LineSource = z.infer<typeof source>;
export type Mentionee = z.infer<typeof mentionee>;
