import type { Kysely } from "kysely";

/** Messages that were sent to a platform, by a key that is made of its id for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("sent_message")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("answer_id", "text")
    .addColumn("at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("sent_message_by_at").on("sent_message").column("at").execute();
}
