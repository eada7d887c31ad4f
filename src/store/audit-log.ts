import type { Transaction } from "kysely";
import type { AuditNote } from "./audit-note.ts";
import type { Tables } from "./tables.ts";

/** Stands in for the audit log until there is one: a note is looked at and goes nowhere. */
export async function appendAudit(within: Transaction<Tables>, note: AuditNote): Promise<void> {
  await Promise.resolve([within, note]);
}
