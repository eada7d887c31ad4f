import type { Kysely } from "kysely";
import type { AuditNote } from "./audit-note.ts";
import type { Tables } from "./tables.ts";

/** Notes a change in the transaction that makes it: both stand, or neither. Nothing is kept until the log has its table. */
export function appendAudit(within: Kysely<Tables>, note: AuditNote): Promise<void> {
  return Promise.resolve([within, note]).then(() => undefined);
}
