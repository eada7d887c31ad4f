import type { Kysely } from "kysely";

/** Conversations, what was said in them, answers with feedback, and replies that are owed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("conversation")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("last_sequence", "integer", (column) => column.notNull())
    .addColumn("last_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("activity")
    .addColumn("conversation_id", "text", (column) =>
      column.notNull().references("conversation.id").onDelete("cascade"),
    )
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("activity_key", ["conversation_id", "sequence"])
    .addUniqueConstraint("activity_id", ["conversation_id", "id"])
    .execute();
  await db.schema
    .createTable("answer")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("conversation_id", "text", (column) =>
      column.references("conversation.id").onDelete("cascade"),
    )
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("evidence", "text", (column) => column.notNull())
    .addColumn("steps", "text", (column) => column.notNull())
    .addColumn("index_version", "text", (column) => column.notNull())
    .addColumn("prompt_version", "text", (column) => column.notNull())
    .addColumn("model_version", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("feedback")
    .addColumn("answer_id", "text", (column) => column.notNull().references("answer.id").onDelete("cascade"))
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("helpful", "integer", (column) => column.notNull())
    .addColumn("reason", "text")
    .addColumn("comment", "text")
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("feedback_key", ["answer_id", "person"])
    .execute();
  await db.schema
    .createTable("pending")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("conversation_id", "text")
    .addColumn("address", "text")
    .addColumn("received_at", "text", (column) => column.notNull())
    .execute();
  // Retention looks for what is old, a deletion for what belongs to a conversation.
  const indexes = [
    ["conversation", "last_at"],
    ["activity", "at"],
    ["answer", "at"],
    ["answer", "conversation_id"],
    ["pending", "received_at"],
    ["pending", "conversation_id"],
  ] as const;
  for (const [table, column] of indexes) {
    await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
  }
}
