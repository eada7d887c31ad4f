import type { Kysely } from "kysely";
import { accountOf, findAccount } from "./account-rows.ts";
import { appendAudit, lockAudit } from "./audit-log.ts";
import type { AuditNote } from "./audit-note.ts";
import type { NewSession, SignInState, SignInWay, StaffSession } from "./staff-store.ts";
import { storedTime } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** Keeps a session that begins, with its note, unless its account was changed since it was asked. */
export async function insertSession(
  within: Kysely<Tables>,
  { key, account, way, at, endsAt }: NewSession,
  note: AuditNote,
): Promise<boolean> {
  // Before the account is read: a change of it that comes later ends this session, one that came before is seen.
  await lockAudit(within);
  const present = await findAccount(within, "id", account.id);
  const isSame = present?.password === account.password && present.role === account.role;
  if (!isSame || present.disabled) return false;
  await within
    .insertInto("staff_session")
    .values({
      ...{ key, way },
      account_id: account.id,
      created_at: storedTime(at),
      last_seen_at: storedTime(at),
      ends_at: storedTime(endsAt),
    })
    .execute();
  await appendAudit(within, note);
  return true;
}

/** A session with its account as it is now; null where there is none. */
export async function findSession(db: Kysely<Tables>, key: string): Promise<StaffSession | null> {
  const row = await db
    .selectFrom("staff_session")
    .innerJoin("staff_account", "staff_account.id", "staff_session.account_id")
    .selectAll("staff_account")
    .select(["way", "last_seen_at", "ends_at"])
    .where("key", "=", key)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    account: accountOf(row),
    way: row.way as SignInWay,
    lastSeenAt: Date.parse(row.last_seen_at),
    endsAt: Date.parse(row.ends_at),
  };
}

/** Notes that a session is used. */
export async function touchSession(db: Kysely<Tables>, key: string, at: number): Promise<void> {
  await db
    .updateTable("staff_session")
    .set({ last_seen_at: storedTime(at) })
    .where("key", "=", key)
    .execute();
}

/** Ends a session with its note; null where there was none, or another request ended it first. */
export async function deleteSession(
  within: Kysely<Tables>,
  key: string,
  noteOf: (session: StaffSession) => AuditNote,
): Promise<StaffSession | null> {
  await lockAudit(within);
  const session = await findSession(within, key);
  if (session === null) return null;
  await within.deleteFrom("staff_session").where("key", "=", key).execute();
  await appendAudit(within, noteOf(session));
  return session;
}

/** Keeps a sign-in that begins at a provider. */
export async function insertState(db: Kysely<Tables>, state: SignInState): Promise<void> {
  const { endsAt, ...columns } = state;
  await db
    .insertInto("sign_in_state")
    .values({ ...columns, ends_at: storedTime(endsAt) })
    .execute();
}

/** Takes a sign-in out by the statement that deletes it, so that of two who come with it one gets it. */
export async function takeState(db: Kysely<Tables>, key: string): Promise<SignInState | null> {
  const row = await db.deleteFrom("sign_in_state").where("key", "=", key).returningAll().executeTakeFirst();
  if (row === undefined) return null;
  const { ends_at, ...columns } = row;
  return { ...columns, endsAt: Date.parse(ends_at) };
}
