import type { Kysely } from "kysely";
import { storableText, storedNow } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** Notes a message that was sent, unless its key was here before. */
export async function insertSent(
  db: Kysely<Tables>,
  key: string,
  answerId: string | null,
): Promise<"new" | "seen"> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto("sent_message")
    .values({
      key: storableText(key),
      answer_id: answerId === null ? null : storableText(answerId),
      at: storedNow(),
    })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n ? "new" : "seen";
}

/** The answer that a message carried; null where it carried none, or is not known. */
export async function answerOfSent(db: Kysely<Tables>, key: string): Promise<string | null> {
  const row = await db
    .selectFrom("sent_message")
    .select("answer_id")
    .where("key", "=", storableText(key))
    .executeTakeFirst();
  return row?.answer_id ?? null;
}
