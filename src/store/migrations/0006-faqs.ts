import type { Kysely } from "kysely";

/** FAQs with every revision of them, and the articles that the city publishes here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("faq")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("changed_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("faq_revision")
    .addColumn("faq_id", "text", (column) => column.notNull().references("faq.id").onDelete("cascade"))
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("by", "text")
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("faq_revision_key", ["faq_id", "revision"])
    .execute();
  await db.schema
    .createTable("official_article")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("withdrawal", "text")
    .addColumn("at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("faq_by_state").on("faq").columns(["state", "changed_at"]).execute();
}
