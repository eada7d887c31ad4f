import type { Kysely } from "kysely";
import { indexAnswers } from "../answer-index.ts";
import type { Tables } from "../tables.ts";

/** Answers gone through at once: a megabyte or two of JSON. */
const ANSWERS_AT_ONCE = 50;

/** Which article versions an answer cites, how it ended, and which questions make a gap; filled for answers kept already. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("answer_citation")
    .addColumn("answer_id", "text", (column) => column.notNull().references("answer.id").onDelete("cascade"))
    .addColumn("article_id", "text", (column) => column.notNull())
    .addColumn("article_version", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("answer_citation_key", ["answer_id", "article_id", "article_version"])
    .execute();
  await db.schema
    .createTable("answer_outcome")
    .addColumn("answer_id", "text", (column) =>
      column.primaryKey().notNull().references("answer.id").onDelete("cascade"),
    )
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("said_in", "text")
    .addColumn("best_score", "double precision")
    .execute();
  await db.schema
    .createTable("gap_group")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("model", "text", (column) => column.notNull())
    .addColumn("names", "text", (column) => column.notNull())
    .addColumn("asked", "text", (column) => column.notNull())
    .addColumn("vector", "text", (column) => column.notNull())
    .addColumn("size", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("changed_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("gap_question")
    .addColumn("answer_id", "text", (column) =>
      column.primaryKey().notNull().references("answer.id").onDelete("cascade"),
    )
    .addColumn("group_id", "text", (column) =>
      column.notNull().references("gap_group.id").onDelete("cascade"),
    )
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .execute();
  const indexes = [
    ["answer_citation", ["article_id", "at"]],
    ["answer_citation", ["article_id", "article_version"]],
    ["answer_outcome", ["at"]],
    ["answer_outcome", ["said_in"]],
    ["gap_group", ["names"]],
    ["gap_question", ["group_id"]],
    // Whoever asks what is held of a person, or has it deleted, is found by it.
    ["conversation", ["person"]],
    ["feedback", ["person"]],
  ] as const;
  for (const [table, columns] of indexes) {
    await db.schema
      .createIndex(`${table}_by_${columns.join("_")}`)
      .on(table)
      .columns([...columns])
      .execute();
  }
  await fill(db);
}

async function fill(db: Kysely<Tables>): Promise<void> {
  let after = "";
  for (;;) {
    const rows = await db
      .selectFrom("answer")
      .select(["id", "at", "channel", "content", "evidence"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(ANSWERS_AT_ONCE)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    await indexAnswers(db, rows);
    after = last.id;
  }
}
