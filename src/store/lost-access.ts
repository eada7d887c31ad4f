import type { Kysely } from "kysely";
import { findIdentity, objectOf } from "./account-rows.ts";
import { appendAudit, lockAudit } from "./audit-log.ts";
import type { ProviderIdentity } from "./staff-store.ts";
import type { Tables } from "./tables.ts";
import { unlinkAccount } from "./teams-link-rows.ts";

/** Ends the sessions of an identity whose provider lets it in no more, and its link in Teams. */
export async function endAccessOf(within: Kysely<Tables>, identity: ProviderIdentity): Promise<void> {
  await lockAudit(within);
  const account = await findIdentity(within, identity);
  if (account === null) return;
  await unlinkAccount(within, account.id);
  const { numDeletedRows } = await within
    .deleteFrom("staff_session")
    .where("account_id", "=", account.id)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) return;
  await appendAudit(within, {
    by: null,
    action: "account.sessions_ended",
    object: objectOf(account.id),
    before: { sessions: Number(numDeletedRows) },
    after: null,
  });
}
