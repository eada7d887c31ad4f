import { z } from "zod";
import type { ConversationStore } from "../../store/conversation-store.ts";
import { type Mask, keptText } from "../kept-text.ts";
import { personOf } from "../person.ts";
import { keyOf, type TeamsActivity } from "./activity.ts";

/** The invoke that Teams' buttons under a message send ("Enhance AI-generated bot messages", feedback buttons). */
export const FEEDBACK_INVOKE = "message/submitAction";

const feedbackValue = z.object({
  actionName: z.literal("feedback"),
  actionValue: z.object({
    reaction: z.enum(["like", "dislike"]),
    /** JSON of what was filled in; some versions send nothing. */
    feedback: z.string().nullish(),
  }),
});
const filledIn = z.object({ feedbackText: z.string().nullish() });

/** What feedback is kept with. */
export interface FeedbackParts {
  readonly store: Pick<ConversationStore, "saveFeedback" | "sentAnswer">;
  readonly mask: Mask;
  /** Key of the HMAC that people are stored as. */
  readonly personKey: Uint8Array;
}

/**
 * Keeps what a person thinks of an answer; a second word replaces the first. One on an answer that is no longer kept
 * comes to nothing: there is nobody to tell. Rejects with a `StoreError`.
 */
export async function keepFeedback(activity: TeamsActivity, parts: FeedbackParts): Promise<void> {
  const { store, mask, personKey } = parts;
  const { from, replyToId, channelId, conversation } = activity;
  const parsed = feedbackValue.safeParse(activity.value);
  if (!parsed.success || from == null || replyToId == null) return;
  const answerId = await store.sentAnswer(keyOf("sent", channelId, conversation.id, replyToId));
  if (answerId === null) return;
  const { reaction, feedback } = parsed.data.actionValue;
  const comment = keptText(commentIn(feedback ?? ""), mask);
  await store.saveFeedback(answerId, {
    person: personOf(personKey, "teams", from.id),
    helpful: reaction === "like",
    reason: null,
    comment: comment === "" ? null : comment,
  });
}

function commentIn(feedback: string): string {
  try {
    const parsed = filledIn.safeParse(JSON.parse(feedback));
    return parsed.data?.feedbackText?.trim() ?? "";
  } catch {
    return "";
  }
}
