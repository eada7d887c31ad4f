import type { Kysely } from "kysely";

/** Which account somebody of Teams has. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("teams_link")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("account_id", "text", (column) =>
      column.notNull().unique().references("staff_account.id").onDelete("cascade"),
    )
    .addColumn("ends_at", "text")
    .execute();
}
