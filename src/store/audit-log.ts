import type { Kysely } from "kysely";
import { canonicalJson, monthStart, rowHash } from "./audit-hash.ts";
import type { AuditNote } from "./audit-note.ts";
import { storableText, storedNow } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** The last row of the audit log: an empty month and hash, and 0, before the first. */
export interface AuditHead {
  readonly month: string;
  readonly sequence: number;
  readonly hash: string;
}

/**
 * Notes a change in the transaction that makes it, as its last statement: until the transaction ends, nobody else can
 * append. `at` is the present unless a test says otherwise; a clock that went back to an earlier month goes on with the
 * last. Rejects with `TypeError` outside of a transaction, where the note could be lost or stand alone.
 */
export async function appendAudit(within: Kysely<Tables>, note: AuditNote, at = storedNow()): Promise<void> {
  const head = await lockAudit(within);
  const presentMonth = at.slice(0, "YYYY-MM".length);
  const goesOn = head.month >= presentMonth;
  const month = goesOn ? head.month : presentMonth;
  const content = {
    month,
    sequence: goesOn ? head.sequence + 1 : 1,
    at,
    madeBy: note.by,
    action: storableText(note.action),
    object: storableText(note.object),
    before: canonicalJson(note.before),
    after: canonicalJson(note.after),
  };
  const hash = rowHash(goesOn ? head.hash : monthStart(month, head.hash), content);
  const { madeBy: made_by, ...columns } = content;
  await within
    .insertInto("audit")
    .values({ ...columns, made_by, hash })
    .execute();
  await within.updateTable("audit_head").set({ month, sequence: content.sequence, hash }).execute();
}

/**
 * Waits until nobody else appends and keeps it so until the transaction ends. What reads rows that another change could
 * alter in the meantime, and then notes a change, calls this first.
 */
export async function lockAudit(within: Kysely<Tables>): Promise<AuditHead> {
  if (!within.isTransaction) throw new TypeError("an audit note is made in the transaction of its change");
  // Writing the row, if only as it was, is what holds it in PostgreSQL; SQLite's transactions are one after the other.
  return within
    .updateTable("audit_head")
    .set((eb) => ({ sequence: eb.ref("sequence") }))
    .returning(["month", "sequence", "hash"])
    .executeTakeFirstOrThrow();
}

/** A note as it was kept. */
export interface KeptNote extends AuditNote {
  readonly month: string;
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Name of the account that made it; null where `by` is. */
  readonly byName: string | null;
  readonly hash: string;
}

/** Which notes to read. */
export interface AuditQuery {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Only those after this sequence number. */
  readonly after: number;
  /** Only those on this object; null for all. */
  readonly object: string | null;
  readonly limit: number;
}

/** Notes of a month in order. */
export async function readAudit(db: Kysely<Tables>, query: AuditQuery): Promise<readonly KeptNote[]> {
  const rows = await db
    .selectFrom("audit")
    .leftJoin("staff_account", "staff_account.id", "audit.made_by")
    .selectAll("audit")
    .select("staff_account.name as by_name")
    .where("month", "=", storableText(query.month))
    .where("sequence", ">", query.after)
    .$if(query.object !== null, (notes) => notes.where("object", "=", storableText(query.object ?? "")))
    .orderBy("sequence")
    .limit(query.limit)
    .execute();
  return rows.map(({ made_by, by_name, before, after, ...row }) => ({
    ...row,
    by: made_by,
    byName: by_name,
    before: JSON.parse(before) as unknown,
    after: JSON.parse(after) as unknown,
  }));
}

/** The months that have notes, newest first. */
export async function auditMonths(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await db.selectFrom("audit").select("month").distinct().orderBy("month", "desc").execute();
  return rows.map(({ month }) => month);
}
