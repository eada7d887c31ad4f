import type { Kysely } from "kysely";
import { accountOf } from "./account-rows.ts";
import type { NewSession, SignInState, SignInWay, StaffSession } from "./staff-store.ts";
import { storedTime } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** Keeps a session that begins. */
export async function insertSession(db: Kysely<Tables>, session: NewSession): Promise<void> {
  const { key, accountId, way, at, endsAt } = session;
  await db
    .insertInto("staff_session")
    .values({
      ...{ key, way },
      account_id: accountId,
      created_at: storedTime(at),
      last_seen_at: storedTime(at),
      ends_at: storedTime(endsAt),
    })
    .execute();
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

/** Ends a session; null where there was none, or another request ended it first. */
export async function deleteSession(within: Kysely<Tables>, key: string): Promise<StaffSession | null> {
  const session = await findSession(within, key);
  const { numDeletedRows } = await within
    .deleteFrom("staff_session")
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n ? session : null;
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
