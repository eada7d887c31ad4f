import type { Kysely, Selectable } from "kysely";
import { appendAudit, lockAudit } from "./audit-log.ts";
import type { AccountChange, ProviderIdentity, StaffAccount } from "./staff-store.ts";
import { storableText, storedNow } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** The role of which one is always left. */
const KEEPER = "admin";

type AccountRow = Selectable<Tables["staff_account"]>;

/** An account of its row. */
export function accountOf(row: AccountRow): StaffAccount {
  const { id, name, role, password, issuer, subject, disabled, created_at: createdAt } = row;
  const identity = issuer === null || subject === null ? null : { issuer, subject };
  return { id, name, role, password, identity, disabled: disabled !== 0, createdAt };
}

export async function allAccounts(db: Kysely<Tables>): Promise<readonly StaffAccount[]> {
  return (await db.selectFrom("staff_account").selectAll().orderBy("name_key").execute()).map(accountOf);
}

export async function findAccount(
  db: Kysely<Tables>,
  column: "id" | "name_key",
  value: string,
): Promise<StaffAccount | null> {
  const row = await db
    .selectFrom("staff_account")
    .selectAll()
    .where(column, "=", storableText(value))
    .executeTakeFirst();
  return row === undefined ? null : accountOf(row);
}

/** Adds an account with its note, unless its name is taken. */
export async function insertAccount(
  within: Kysely<Tables>,
  account: StaffAccount,
  nameKey: string,
  by: string | null,
): Promise<"added" | "name_taken"> {
  const { id, name, role, password, identity, disabled, createdAt } = account;
  await lockAudit(within);
  const { numInsertedOrUpdatedRows = 0n } = await within
    .insertInto("staff_account")
    .values({
      ...{ id, role, password, created_at: createdAt },
      name: storableText(name),
      name_key: storableText(nameKey),
      issuer: identity && storableText(identity.issuer),
      subject: identity && storableText(identity.subject),
      disabled: Number(disabled),
    })
    .onConflict((conflict) => conflict.column("name_key").doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return "name_taken";
  await appendAudit(within, {
    by,
    action: "account.added",
    object: objectOf(id),
    before: null,
    after: told(account),
  });
  return "added";
}

/** Changes an account with its notes, and ends its sessions where it may do other things than before. */
export async function updateAccount(
  within: Kysely<Tables>,
  id: string,
  change: AccountChange,
  by: string | null,
): Promise<StaffAccount | "unknown" | "last_admin"> {
  // Before anything is read: of two that take an admin away at once, the second sees what the first did.
  await lockAudit(within);
  const before = await findAccount(within, "id", id);
  if (before === null) return "unknown";
  const after = { ...before, ...change };
  if (isKeeper(before) && !isKeeper(after) && !(await hasOtherKeeper(within, id))) return "last_admin";
  await within
    .updateTable("staff_account")
    .set({ role: after.role, disabled: Number(after.disabled), password: after.password })
    .where("id", "=", before.id)
    .execute();
  const actions = [
    ...(after.role === before.role ? [] : ["account.role_changed"]),
    ...(after.disabled === before.disabled ? [] : [after.disabled ? "account.disabled" : "account.enabled"]),
    ...(change.password === undefined ? [] : ["account.password_set"]),
  ];
  if (actions.length > 0) await within.deleteFrom("staff_session").where("account_id", "=", id).execute();
  for (const action of actions) {
    await appendAudit(within, {
      ...{ by, action },
      object: objectOf(id),
      before: told(before),
      after: told(after),
    });
  }
  return after;
}

/** The account of an identity, with the role that its provider gives now. */
export async function upsertOfProvider(
  within: Kysely<Tables>,
  identity: ProviderIdentity,
  role: string,
  fresh: { readonly id: string; readonly names: Iterable<{ readonly name: string; readonly key: string }> },
): Promise<StaffAccount> {
  await lockAudit(within);
  const before = await findIdentity(within, identity);
  if (before === null) {
    for (const { name, key } of fresh.names) {
      const account = {
        ...{ id: fresh.id, name, role, identity },
        password: null,
        disabled: false,
        createdAt: storedNow(),
      };
      if ((await insertAccount(within, account, key, null)) === "added") return account;
    }
    throw new RangeError("no name was left for an account");
  }
  if (before.role === role) return before;
  const after = { ...before, role };
  await within.updateTable("staff_account").set({ role }).where("id", "=", before.id).execute();
  await within.deleteFrom("staff_session").where("account_id", "=", before.id).execute();
  await appendAudit(within, {
    by: null,
    action: "account.role_changed",
    object: objectOf(before.id),
    before: told(before),
    after: told(after),
  });
  return after;
}

/** The account of an identity at a provider; null where there is none. */
export async function findIdentity(
  within: Kysely<Tables>,
  { issuer, subject }: ProviderIdentity,
): Promise<StaffAccount | null> {
  const row = await within
    .selectFrom("staff_account")
    .selectAll()
    .where("issuer", "=", storableText(issuer))
    .where("subject", "=", storableText(subject))
    .executeTakeFirst();
  return row === undefined ? null : accountOf(row);
}

/** What the audit log calls an account. */
export function objectOf(accountId: string): string {
  return `account:${accountId}`;
}

/** What the audit log tells of an account: never a hash of its password. */
function told({ name, role, disabled, identity }: StaffAccount) {
  return { name, role, disabled, ...(identity === null ? {} : { identity }) };
}

function isKeeper({ role, disabled }: StaffAccount): boolean {
  return role === KEEPER && !disabled;
}

async function hasOtherKeeper(within: Kysely<Tables>, id: string): Promise<boolean> {
  const other = await within
    .selectFrom("staff_account")
    .select("id")
    .where("role", "=", KEEPER)
    .where("disabled", "=", 0)
    .where("id", "!=", id)
    .executeTakeFirst();
  return other !== undefined;
}
