import type { DeleteResult, Kysely } from "kysely";
import type { Database } from "./database.ts";
import { deleteEmptyGaps } from "./empty-gaps.ts";
import type { Tables } from "./tables.ts";

/**
 * Rows deleted by one statement: others wait for no more than these. 50 answers with their evidence are about a
 * megabyte, which SQLite overwrites with zeros in under 10 ms.
 */
const ROWS_AT_ONCE = 50;

/**
 * Deletes what is older than `cutoff` (ISO 8601, UTC, with milliseconds), a few rows at a time, and ends early once
 * stopped. Returns how many rows.
 */
export async function deleteOlder(
  db: Kysely<Tables>,
  kind: Database["kind"],
  cutoff: string,
  signal: AbortSignal,
): Promise<number> {
  // Rows that another process is deleting are left to it: two that waited for each other would both fail.
  const isShared = kind === "postgresql";
  const pieces = [oldFeedback, oldAnswers, oldActivities, oldConversations, oldPending, oldSent, emptyGaps];
  let deleted = 0;
  for (const piece of pieces) {
    let rows: number;
    do {
      if (signal.aborted) return deleted;
      rows = Number((await piece(db, cutoff, isShared)).numDeletedRows);
      deleted += rows;
    } while (rows > 0);
  }
  return deleted;
}

type Piece = (db: Kysely<Tables>, cutoff: string, isShared: boolean) => Promise<DeleteResult>;

const oldFeedback: Piece = (db, cutoff, isShared) =>
  db
    .deleteFrom("feedback")
    .where((eb) =>
      eb(
        eb.refTuple("answer_id", "person"),
        "in",
        eb
          .selectFrom("feedback")
          .innerJoin("answer", "answer.id", "feedback.answer_id")
          .select(["feedback.answer_id", "feedback.person"])
          .where("answer.at", "<", cutoff)
          .limit(ROWS_AT_ONCE)
          .$if(isShared, (rows) => rows.forUpdate("feedback").skipLocked())
          .$asTuple("answer_id", "person"),
      ),
    )
    .executeTakeFirstOrThrow();

const oldActivities: Piece = (db, cutoff, isShared) =>
  db
    .deleteFrom("activity")
    .where((eb) =>
      eb(
        eb.refTuple("conversation_id", "sequence"),
        "in",
        eb
          .selectFrom("activity")
          .select(["conversation_id", "sequence"])
          .where("at", "<", cutoff)
          .limit(ROWS_AT_ONCE)
          .$if(isShared, (rows) => rows.forUpdate().skipLocked())
          .$asTuple("conversation_id", "sequence"),
      ),
    )
    .executeTakeFirstOrThrow();

const oldAnswers: Piece = (db, cutoff, isShared) =>
  db
    .deleteFrom("answer")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("answer")
        .select("id")
        .where("at", "<", cutoff)
        .limit(ROWS_AT_ONCE)
        .$if(isShared, (rows) => rows.forUpdate().skipLocked()),
    )
    .executeTakeFirstOrThrow();

const oldConversations: Piece = (db, cutoff, isShared) =>
  db
    .deleteFrom("conversation")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("conversation")
        .select("id")
        .where("last_at", "<", cutoff)
        .limit(ROWS_AT_ONCE)
        .$if(isShared, (rows) => rows.forUpdate().skipLocked()),
    )
    .executeTakeFirstOrThrow();

const oldPending: Piece = (db, cutoff, isShared) =>
  db
    .deleteFrom("pending")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("pending")
        .select("id")
        .where("received_at", "<", cutoff)
        .limit(ROWS_AT_ONCE)
        .$if(isShared, (rows) => rows.forUpdate().skipLocked()),
    )
    .executeTakeFirstOrThrow();

const oldSent: Piece = (db, cutoff, isShared) =>
  db
    .deleteFrom("sent_message")
    .where("key", "in", (eb) =>
      eb
        .selectFrom("sent_message")
        .select("key")
        .where("at", "<", cutoff)
        .limit(ROWS_AT_ONCE)
        .$if(isShared, (rows) => rows.forUpdate().skipLocked()),
    )
    .executeTakeFirstOrThrow();

const emptyGaps: Piece = (db, _cutoff, isShared) =>
  deleteEmptyGaps(db, isShared ? "postgresql" : "sqlite", ROWS_AT_ONCE);
