import type { ConversationStore, StoredActivity } from "../../store/conversation-store.ts";
import { type KeptMessage, keptActivity } from "./activity.ts";

const PAGE = 100;

/** A message that was kept, with its id. */
export interface Question extends KeptMessage {
  readonly id: string;
}

/** Messages of a conversation after a sequence number that have no answer, oldest first. */
export async function unanswered(
  store: ConversationStore,
  conversationId: string,
  after = 0,
): Promise<readonly Question[]> {
  const questions = new Map<string, Question>();
  for await (const stored of activitiesAfter(store, conversationId, after)) {
    const kept = keptActivity(stored);
    if (kept.role === "user") questions.set(stored.id, { ...kept, id: stored.id });
    else if (kept.replyToId !== undefined) questions.delete(kept.replyToId);
  }
  return [...questions.values()];
}

/** Whether an answer to a message is kept; it stands after the message's own sequence number. */
export async function isAnswered(
  store: ConversationStore,
  conversationId: string,
  question: { readonly id: string; readonly sequence: number },
): Promise<boolean> {
  for await (const stored of activitiesAfter(store, conversationId, question.sequence)) {
    if (keptActivity(stored).replyToId === question.id) return true;
  }
  return false;
}

async function* activitiesAfter(
  store: ConversationStore,
  conversationId: string,
  watermark: number,
): AsyncGenerator<StoredActivity> {
  for (let reached = watermark; ;) {
    const page = await store.after(conversationId, reached, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    reached = page.at(-1)?.sequence ?? reached;
  }
}
