import type { Kysely } from "kysely";
import { accountOf, findAccount, objectOf } from "./account-rows.ts";
import { appendAudit, lockAudit } from "./audit-log.ts";
import type { Linked, StaffAccount, TeamsLink } from "./staff-store.ts";
import { storableText, storedNow, storedTime } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** Links an account with someone in Teams with its note, or takes its link back. */
export async function linkAccount(
  within: Kysely<Tables>,
  accountId: string,
  link: TeamsLink | null,
  by: string | null,
): Promise<Linked> {
  await lockAudit(within);
  if ((await findAccount(within, "id", accountId)) === null) return "unknown";
  if (link !== null && (await isTaken(within, link.key, accountId))) return "taken";
  const hadOne = await deleteLink(within, accountId);
  if (link !== null) {
    await insertLink(within, accountId, link);
    await note(within, "account.teams_linked", accountId, by, { way: "admin" });
  } else if (hadOne) {
    await note(within, "account.teams_unlinked", accountId, by, null);
  }
  return "linked";
}

/** Links an account with whom its provider vouched for, unless an admin has linked either; a note is made of a new link alone. */
export async function linkByProvider(
  within: Kysely<Tables>,
  accountId: string,
  link: { readonly key: string; readonly endsAt: number },
): Promise<void> {
  await lockAudit(within);
  const before = await within
    .selectFrom("teams_link")
    .selectAll()
    .where("account_id", "=", storableText(accountId))
    .executeTakeFirst();
  const isAdmins = before?.ends_at === null;
  if (isAdmins || (await isTaken(within, link.key, accountId))) return;
  await deleteLink(within, accountId);
  await insertLink(within, accountId, link);
  if (before?.key === link.key) return;
  await note(within, "account.teams_linked", accountId, null, { way: "provider" });
}

/** Takes an account's link back, with its note where there was one. */
export async function unlinkAccount(within: Kysely<Tables>, accountId: string): Promise<void> {
  await lockAudit(within);
  if (await deleteLink(within, accountId)) {
    await note(within, "account.teams_unlinked", accountId, null, null);
  }
}

export async function findLinked(db: Kysely<Tables>, key: string, now: number): Promise<StaffAccount | null> {
  const row = await db
    .selectFrom("teams_link")
    .innerJoin("staff_account", "staff_account.id", "teams_link.account_id")
    .selectAll("staff_account")
    .where("teams_link.key", "=", storableText(key))
    .where((eb) => eb.or([eb("ends_at", "is", null), eb("ends_at", ">", storedTime(now))]))
    .executeTakeFirst();
  return row === undefined ? null : accountOf(row);
}

export async function linkedAccounts(db: Kysely<Tables>, now: number): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("teams_link")
    .select("account_id")
    .where((eb) => eb.or([eb("ends_at", "is", null), eb("ends_at", ">", storedTime(now))]))
    .execute();
  return new Set(rows.map(({ account_id: id }) => id));
}

/** Whether another account has that person; a link that is over stands in nobody's way. */
async function isTaken(within: Kysely<Tables>, key: string, accountId: string): Promise<boolean> {
  await within
    .deleteFrom("teams_link")
    .where("key", "=", storableText(key))
    .where("ends_at", "<", storedNow())
    .execute();
  const row = await within
    .selectFrom("teams_link")
    .select("account_id")
    .where("key", "=", storableText(key))
    .executeTakeFirst();
  return row !== undefined && row.account_id !== accountId;
}

async function insertLink(
  within: Kysely<Tables>,
  accountId: string,
  { key, endsAt }: TeamsLink,
): Promise<void> {
  await within
    .insertInto("teams_link")
    .values({
      key: storableText(key),
      account_id: accountId,
      ends_at: endsAt === null ? null : storedTime(endsAt),
    })
    .execute();
}

/** Whether there was one. */
async function deleteLink(within: Kysely<Tables>, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await within
    .deleteFrom("teams_link")
    .where("account_id", "=", accountId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Notes that it was done, and how: who it is in Teams stands nowhere. */
async function note(
  within: Kysely<Tables>,
  action: string,
  accountId: string,
  by: string | null,
  after: { readonly way: "admin" | "provider" } | null,
): Promise<void> {
  await appendAudit(within, { by, action, object: objectOf(accountId), before: null, after });
}
