import type { Kysely } from "kysely";
import { appendAudit, lockAudit } from "./audit-log.ts";
import { storedNow } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** The action under which a removal is noted. */
export const MONTHS_REMOVED = "audit.months_removed";

/** The object of such a note. */
export function removalObject(beforeMonth: string): string {
  return `audit:before-${beforeMonth}`;
}

/**
 * Removes the months of the audit log before one (`YYYY-MM`), announced to the database, which refuses it otherwise, and
 * noted in the log itself. Returns how many rows went.
 */
export async function removeMonthsBefore(db: Kysely<Tables>, month: string): Promise<number> {
  const old = await db.selectFrom("audit").select("month").where("month", "<", month).executeTakeFirst();
  // Most of the time there is nothing, and nobody has to wait.
  if (old === undefined) return 0;
  return db.transaction().execute(async (within) => {
    await lockAudit(within);
    const oldRows = await within
      .selectFrom("audit")
      .select((eb) => eb.fn.countAll().as("rows"))
      .where("month", "<", month)
      .executeTakeFirstOrThrow();
    const rows = Number(oldRows.rows);
    const last = await within
      .selectFrom("audit")
      .select("hash")
      .where("month", "<", month)
      .orderBy("month", "desc")
      .orderBy("sequence", "desc")
      .executeTakeFirst();
    // Another process was first.
    if (last === undefined) return 0;
    const removal = { before_month: month, last_hash: last.hash, rows, at: storedNow() };
    await within.insertInto("audit_removal").values(removal).execute();
    await within.deleteFrom("audit").where("month", "<", month).execute();
    await appendAudit(within, {
      by: null,
      action: MONTHS_REMOVED,
      object: removalObject(month),
      before: { rows },
      after: { beforeMonth: month, lastHash: last.hash },
    });
    return rows;
  });
}

/** The first month (`YYYY-MM`) that is kept where so many whole months before the present one are. */
export function firstKeptMonth(now: Date, months: number): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 7);
}
