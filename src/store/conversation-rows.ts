import type { Kysely, Transaction } from "kysely";
import type { StoredActivity, StoredConversation } from "./conversation-store.ts";
import { StoreError, unknownConversation } from "./store-error.ts";
import { storableText, storedJson, storedNow } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** Makes a conversation or finds it with the same channel and person; throws `conversation_taken` otherwise. */
export async function createConversation(
  db: Kysely<Tables>,
  { id, channel, person }: StoredConversation,
): Promise<void> {
  await db
    .insertInto("conversation")
    .values({ id: storableText(id), channel, person, last_sequence: 0, last_at: storedNow() })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  const there = await findConversation(db, id);
  if (there?.channel !== channel || there.person !== person) {
    throw new StoreError("conversation_taken", "the conversation id belongs to another person or channel");
  }
}

/** Null where there is none. */
export async function findConversation(db: Kysely<Tables>, id: string): Promise<StoredConversation | null> {
  const row = await db
    .selectFrom("conversation")
    .select(["id", "channel", "person"])
    .where("id", "=", storableText(id))
    .executeTakeFirst();
  return row ?? null;
}

/** Gives an activity the next number of its conversation, or finds the number that it has; throws `unknown_conversation`. */
export async function appendActivity(
  db: Kysely<Tables>,
  conversationId: string,
  activity: { id: string; activity: unknown },
): Promise<number> {
  return db.transaction().execute((transaction) => appendActivityIn(transaction, conversationId, activity));
}

/** The same within a transaction. */
export async function appendActivityIn(
  transaction: Transaction<Tables>,
  conversationId: string,
  activity: { id: string; activity: unknown },
): Promise<number> {
  const conversation = storableText(conversationId);
  const id = storableText(activity.id);
  const content = storedJson(activity.activity);
  // First of all a write to the conversation's row: whoever else appends to it waits for the end of this transaction.
  const row = await transaction
    .updateTable("conversation")
    .set({ last_at: storedNow() })
    .where("id", "=", conversation)
    .returning("last_sequence")
    .executeTakeFirst();
  if (row === undefined) throw unknownConversation();
  const there = await transaction
    .selectFrom("activity")
    .select("sequence")
    .where("conversation_id", "=", conversation)
    .where("id", "=", id)
    .executeTakeFirst();
  if (there !== undefined) return there.sequence;
  const sequence = row.last_sequence + 1;
  await transaction
    .insertInto("activity")
    .values({ conversation_id: conversation, sequence, id, content, at: storedNow() })
    .execute();
  await transaction
    .updateTable("conversation")
    .set({ last_sequence: sequence })
    .where("id", "=", conversation)
    .execute();
  return sequence;
}

/** Activities after a sequence number, in order, at most `limit`. */
export async function activitiesAfter(
  db: Kysely<Tables>,
  conversationId: string,
  watermark: number,
  limit: number,
): Promise<readonly StoredActivity[]> {
  const rows = await db
    .selectFrom("activity")
    .select(["sequence", "id", "content", "at"])
    .where("conversation_id", "=", storableText(conversationId))
    .where("sequence", ">", watermark)
    .orderBy("sequence")
    .limit(limit)
    .execute();
  return rows.map(({ content, ...row }) => ({ ...row, activity: JSON.parse(content) as unknown }));
}

/** Deletes a conversation with its activities, answers and feedback, and the addresses of replies owed in it. */
export async function deleteConversation(db: Kysely<Tables>, conversationId: string): Promise<void> {
  const id = storableText(conversationId);
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("conversation").where("id", "=", id).execute();
    await transaction
      .updateTable("pending")
      .set({ address: null, messages: null, conversation_id: null })
      .where("conversation_id", "=", id)
      .execute();
  });
}
