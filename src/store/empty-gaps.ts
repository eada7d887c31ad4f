import type { DeleteResult, Kysely } from "kysely";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

/**
 * Deletes up to `limit` gaps that have no question left: what they name, ask and mean is of those questions, and goes with
 * them. Leaves out those that another transaction is changing: two that waited for each other would both fail.
 */
export function deleteEmptyGaps(
  db: Kysely<Tables>,
  kind: Database["kind"],
  limit: number,
): Promise<DeleteResult> {
  return db
    .deleteFrom("gap_group")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("gap_group")
        .select("id")
        .where((group) =>
          group.not(
            group.exists(
              group
                .selectFrom("gap_question")
                .select("gap_question.answer_id")
                .whereRef("gap_question.group_id", "=", "gap_group.id"),
            ),
          ),
        )
        .limit(limit)
        .$if(kind === "postgresql", (rows) => rows.forUpdate().skipLocked()),
    )
    .executeTakeFirstOrThrow();
}
