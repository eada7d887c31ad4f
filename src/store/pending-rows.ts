import type { Kysely } from "kysely";
import type { PendingReply } from "./conversation-store.ts";
import { storableText, storedJson } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** Stores a message that is answered later, unless its id was here before. Throws `RangeError` for a time that is none. */
export async function insertPending(
  db: Kysely<Tables>,
  { id, channel, conversationId, address, receivedAt }: PendingReply,
): Promise<"new" | "seen"> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto("pending")
    .values({
      id: storableText(id),
      channel,
      conversation_id: storableText(conversationId),
      address: storedJson(address),
      received_at: new Date(receivedAt).toISOString(),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n ? "new" : "seen";
}

/** Forgets where a reply was to go and in which conversation; the id stays known. */
export async function clearPending(db: Kysely<Tables>, id: string): Promise<void> {
  await db
    .updateTable("pending")
    .set({ address: null, conversation_id: null })
    .where("id", "=", storableText(id))
    .execute();
}

/** Replies of a channel that are not done, oldest first. */
export async function owedReplies(db: Kysely<Tables>, channel: string): Promise<readonly PendingReply[]> {
  const rows = await db
    .selectFrom("pending")
    .select(["id", "conversation_id as conversationId", "address", "received_at as receivedAt"])
    .where("channel", "=", channel)
    .where("address", "is not", null)
    .where("conversation_id", "is not", null)
    .orderBy("received_at")
    .orderBy("id")
    .$narrowType<{ conversationId: string; address: string }>()
    .execute();
  return rows.map(({ address, ...row }) => ({ ...row, channel, address: JSON.parse(address) as unknown }));
}
