import { type Kysely, sql } from "kysely";

/** How far a reply that is owed has come, which process has it in hand, and which message it answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // SQLite takes one column a statement.
  for (const name of ["message_id", "messages", "answer_id", "holder", "held_until"]) {
    await db.schema.alterTable("pending").addColumn(name, "text").execute();
  }
  await db.schema
    .alterTable("pending")
    .addColumn("state", "text", (column) => column.notNull().defaultTo("waiting"))
    .execute();
  await db.schema
    .alterTable("pending")
    .addColumn("doubts", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  // Few rows at any time, looked for every few seconds among those of all the retention.
  await db.schema
    .createIndex("pending_owed")
    .on("pending")
    .columns(["channel", "received_at"])
    .where(sql.ref("address"), "is not", null)
    .execute();
  await db.schema
    .createIndex("pending_by_message")
    .on("pending")
    .columns(["channel", "message_id"])
    .execute();
}
