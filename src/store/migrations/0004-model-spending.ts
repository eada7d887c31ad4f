import type { Kysely } from "kysely";

/** What a language model took on each day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("model_spending")
    .addColumn("day", "text", (column) => column.primaryKey().notNull())
    .addColumn("tokens", "bigint", (column) => column.notNull())
    .addColumn("millionths", "bigint", (column) => column.notNull())
    .execute();
}
