import type { Kysely, Transaction } from "kysely";
import { storableText, storedJson, storedNow } from "./stored-text.ts";
import type { Tables } from "./tables.ts";
import type { TakenBack } from "./turn-store.ts";

/** Forgets a message that was taken back, with its answer; one that has not come is noted, to be known when it does. */
export async function forgetMessage(db: Kysely<Tables>, message: TakenBack): Promise<void> {
  const { channel, messageId, turnId, blank, notedAs } = message;
  await db.transaction().execute(async (transaction) => {
    const turns = await transaction
      .updateTable("pending")
      .set({ address: null, messages: null, holder: null, held_until: null })
      .where("channel", "=", channel)
      .where("message_id", "=", storableText(messageId))
      .$if(turnId !== null, (update) => update.where("id", "=", storableText(turnId ?? "")))
      .returning(["conversation_id", "answer_id"])
      .execute();
    if (turns.length === 0) await note(transaction, channel, notedAs);
    for (const { conversation_id, answer_id } of turns) {
      await transaction
        .updateTable("activity")
        .set({ content: storedJson(blank) })
        .where("conversation_id", "=", conversation_id)
        .where("id", "=", storableText(messageId))
        .execute();
      if (answer_id !== null) await dropAnswer(transaction, answer_id);
    }
  });
}

/** Deletes an answer with what was thought of it. */
export async function dropAnswer(db: Kysely<Tables>, answerId: string): Promise<void> {
  await db.deleteFrom("answer").where("id", "=", storableText(answerId)).execute();
}

async function note(transaction: Transaction<Tables>, channel: string, id: string): Promise<void> {
  await transaction
    .insertInto("pending")
    .values({ id: storableText(id), channel, received_at: storedNow() })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}
