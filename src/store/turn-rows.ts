import type { Kysely, UpdateQueryBuilder, UpdateResult } from "kysely";
import { appendActivityIn, createConversation } from "./conversation-rows.ts";
import { storableText, storedJson, storedTime } from "./stored-text.ts";
import type { Tables } from "./tables.ts";
import type { NewTurn } from "./turn-store.ts";

/** A turn as one process has it in hand. */
interface Held {
  readonly id: string;
  readonly holder: string;
}

/** Whether any of the ids is there, done or not. */
export async function isKnownTurn(db: Kysely<Tables>, ids: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom("pending")
    .select("id")
    .where("id", "in", ids.map(storableText))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Stores a turn with its conversation and its activity in one transaction, unless its id was here before. */
export async function insertTurn(
  db: Kysely<Tables>,
  { id, conversation, messageId, activity, address, receivedAt, messages, hold }: NewTurn,
): Promise<"new" | "seen"> {
  return db.transaction().execute(async (transaction) => {
    // First of all: whoever brings the same id at the same moment waits here, and then finds it there.
    const { numInsertedOrUpdatedRows = 0n } = await transaction
      .insertInto("pending")
      .values({
        id: storableText(id),
        channel: conversation.channel,
        conversation_id: storableText(conversation.id),
        address: storedJson(address),
        received_at: storedTime(receivedAt),
        message_id: storableText(messageId),
        state: messages === null ? "waiting" : "ready",
        messages: messages === null ? null : storedJson(messages),
        holder: hold?.holder ?? null,
        held_until: hold === null ? null : storedTime(hold.until),
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return "seen";
    await createConversation(transaction, conversation);
    await appendActivityIn(transaction, conversation.id, { id: messageId, activity });
    return "new";
  });
}

/** Stores what is to be sent; whether the turn is still owed and the holder's. */
export async function keepMessages(
  db: Kysely<Tables>,
  held: Held,
  { answerId, messages }: { readonly answerId: string; readonly messages: readonly unknown[] },
): Promise<boolean> {
  const kept = { state: "ready", messages: storedJson(messages), answer_id: storableText(answerId) } as const;
  return changed(ofHolder(db.updateTable("pending").set(kept), held));
}

/** Notes that a turn is being sent; whether it is still owed and the holder's. */
export async function beginSending(db: Kysely<Tables>, held: Held, doubts: number): Promise<boolean> {
  return changed(ofHolder(db.updateTable("pending").set({ state: "sending", doubts }), held));
}

/** Notes that a turn that was being sent has not been taken. */
export async function notSent(db: Kysely<Tables>, held: Held): Promise<void> {
  await changed(ofHolder(db.updateTable("pending").set({ state: "ready" }), held));
}

/** Forgets address and messages of a turn; the ids stay known. */
export async function finishTurn(db: Kysely<Tables>, id: string): Promise<void> {
  await db
    .updateTable("pending")
    .set({ address: null, messages: null, holder: null, held_until: null })
    .where("id", "=", storableText(id))
    .execute();
}

type PendingUpdate = UpdateQueryBuilder<Tables, "pending", "pending", UpdateResult>;

function ofHolder(update: PendingUpdate, { id, holder }: Held): PendingUpdate {
  return update
    .where("id", "=", storableText(id))
    .where("holder", "=", holder)
    .where("address", "is not", null);
}

async function changed(update: PendingUpdate): Promise<boolean> {
  return (await update.executeTakeFirstOrThrow()).numUpdatedRows > 0n;
}
