import type { Kysely } from "kysely";
import { monthStart, rowHash } from "./audit-hash.ts";
import type { AuditHead } from "./audit-log.ts";
import { MONTHS_REMOVED, removalObject } from "./audit-removal.ts";
import type { Tables } from "./tables.ts";

/** Rows read at once: a few hundred kilobytes. */
const ROWS_AT_ONCE = 500;

/** What the check of the chain found. */
export interface AuditVerdict {
  /** Rows that fit, from the first on. */
  readonly rows: number;
  /** The last of them, to be written down elsewhere: who can write to the database could make a whole chain anew. */
  readonly last: AuditHead;
  /** The first that does not fit: where, and what is wrong with it; null where all fit. */
  readonly broken: { readonly month: string; readonly sequence: number; readonly what: string } | null;
}

/** Computes the chain anew, from what was last announced as removed to the newest row. */
export async function checkAudit(db: Kysely<Tables>): Promise<AuditVerdict> {
  const removal = await db
    .selectFrom("audit_removal")
    .selectAll()
    .orderBy("before_month", "desc")
    .executeTakeFirst();
  // Read before the rows: what is appended meanwhile is not held against it.
  const head = await db.selectFrom("audit_head").selectAll().executeTakeFirst();
  let last: AuditHead = { month: "", sequence: 0, hash: removal?.last_hash ?? "" };
  let rows = 0;
  let isRemovalNoted = removal === undefined;
  let isHeadSeen = false;
  const broken = (place: { month: string; sequence: number }, what: string): AuditVerdict => {
    return { rows, last, broken: { month: place.month, sequence: place.sequence, what } };
  };
  const meetsHead = (): boolean => head?.hash === last.hash;
  isHeadSeen = meetsHead();
  for (;;) {
    const page = await rowsAfter(db, last);
    if (page.length === 0) break;
    for (const row of page) {
      const isNewMonth = row.month !== last.month;
      if (row.sequence !== (isNewMonth ? 1 : last.sequence + 1))
        return broken(row, "a row before it is missing");
      const previous = isNewMonth ? monthStart(row.month, last.hash) : last.hash;
      if (rowHash(previous, { ...row, madeBy: row.made_by }) !== row.hash) {
        return broken(row, "it, or what it chains on, was changed");
      }
      last = { month: row.month, sequence: row.sequence, hash: row.hash };
      rows++;
      isHeadSeen ||= meetsHead();
      isRemovalNoted ||=
        row.action === MONTHS_REMOVED &&
        row.object === removalObject(removal?.before_month ?? "") &&
        row.after.includes(removal?.last_hash ?? "");
    }
  }
  if (!isHeadSeen) return broken(head ?? { month: "", sequence: 0 }, "it was the last row, and is missing");
  if (!isRemovalNoted) {
    return broken(
      { month: removal?.before_month ?? "", sequence: 0 },
      "no note tells of the months removed before it",
    );
  }
  return { rows, last, broken: null };
}

function rowsAfter(db: Kysely<Tables>, { month, sequence }: AuditHead) {
  return db
    .selectFrom("audit")
    .selectAll()
    .where((eb) => eb.or([eb("month", ">", month), eb("month", "=", month).and("sequence", ">", sequence)]))
    .orderBy("month")
    .orderBy("sequence")
    .limit(ROWS_AT_ONCE)
    .execute();
}
