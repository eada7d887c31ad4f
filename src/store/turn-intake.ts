import type { Kysely, Transaction } from "kysely";
import { appendActivityIn, createConversation } from "./conversation-rows.ts";
import { storableText, storedJson, storedTime } from "./stored-text.ts";
import type { Tables } from "./tables.ts";
import type { NewTurn } from "./turn-store.ts";

/** Which of the ids are there, done or not. */
export async function knownTurns(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("pending").select("id").where("id", "in", ids.map(storableText)).execute();
  return new Set(rows.map(({ id }) => id));
}

/**
 * Stores turns, each with its conversation and its activity, in one transaction; those whose ids were here before are
 * not stored. Where that fails, one after the other, so that only the one that is wrong is refused.
 */
export async function insertTurns(
  db: Kysely<Tables>,
  turns: readonly NewTurn[],
): Promise<readonly PromiseSettledResult<"new" | "seen">[]> {
  if (turns.length > 1) {
    try {
      const isNew = await db.transaction().execute((transaction) => insertTogether(transaction, turns));
      return turns.map(({ id }) => ({
        status: "fulfilled",
        value: isNew.delete(storableText(id)) ? "new" : "seen",
      }));
    } catch {
      // Whatever it was, it comes again below, where it belongs to one turn.
    }
  }
  const results: PromiseSettledResult<"new" | "seen">[] = [];
  for (const turn of turns) results.push(...(await Promise.allSettled([insertTurn(db, turn)])));
  return results;
}

async function insertTurn(db: Kysely<Tables>, turn: NewTurn): Promise<"new" | "seen"> {
  return db.transaction().execute(async (transaction) => {
    const isNew = await insertPending(transaction, [turn]);
    if (isNew.size === 0) return "seen";
    await createConversation(transaction, turn.conversation);
    await appendActivityIn(transaction, turn.conversation.id, {
      id: turn.messageId,
      activity: turn.activity,
    });
    return "new";
  });
}

/** Returns the ids of those that are new. */
async function insertTogether(
  transaction: Transaction<Tables>,
  turns: readonly NewTurn[],
): Promise<Set<string>> {
  const isNew = await insertPending(transaction, turns);
  for (const { id, conversation, messageId, activity } of turns) {
    if (!isNew.has(storableText(id))) continue;
    await createConversation(transaction, conversation);
    await appendActivityIn(transaction, conversation.id, { id: messageId, activity });
  }
  return isNew;
}

/** Returns the ids of the rows that were not there. */
async function insertPending(
  transaction: Transaction<Tables>,
  turns: readonly NewTurn[],
): Promise<Set<string>> {
  const rows = turns.map(
    ({ id, conversation, messageId, address, receivedAt, messages, hold }) =>
      ({
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
      }) as const,
  );
  // First of all: whoever brings the same id at the same moment waits here, and then finds it there.
  const inserted = await transaction
    .insertInto("pending")
    .values(rows)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .execute();
  return new Set(inserted.map(({ id }) => id));
}
