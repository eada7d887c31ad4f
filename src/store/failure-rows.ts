import type { Kysely } from "kysely";
import type { Attempt } from "./staff-store.ts";
import { storedTime } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/**
 * Counts a try for each of its keys, or for none where one of them is locked. Returns until when, in milliseconds since
 * 1970; null where it was counted.
 */
export async function countAttempt(within: Kysely<Tables>, attempt: Attempt): Promise<number | null> {
  const { at, lockMs } = attempt;
  const now = storedTime(at);
  // In one order for everybody: two tries that held one key each and waited for the other's would both fail.
  const keys = [...new Set(attempt.keys)].sort();
  const failures = new Map<string, number>();
  let lockedUntil: number | null = null;
  for (const key of keys) {
    // One statement, which holds the row until the transaction ends: between two, somebody could forget the key.
    const row = await within
      .insertInto("sign_in_failure")
      .values({ key, failures: 0, last_at: now, locked_until: now })
      .onConflict((conflict) =>
        conflict.column("key").doUpdateSet((eb) => ({ failures: eb.ref("sign_in_failure.failures") })),
      )
      .returning(["failures", "locked_until"])
      .executeTakeFirstOrThrow();
    const until = Date.parse(row.locked_until);
    if (until > at) lockedUntil = Math.max(until, lockedUntil ?? 0);
    failures.set(key, row.failures + 1);
  }
  if (lockedUntil !== null) {
    // A row is there to be locked alone; what is tried under a lock, such as ever new names, leaves none behind.
    await within.deleteFrom("sign_in_failure").where("key", "in", keys).where("failures", "=", 0).execute();
    return lockedUntil;
  }
  for (const [key, count] of failures) {
    await within
      .updateTable("sign_in_failure")
      .set({ failures: count, last_at: now, locked_until: storedTime(at + lockMs(count)) })
      .where("key", "=", key)
      .execute();
  }
  return null;
}

/** Forgets what failed for these keys. */
export async function forgetFailures(db: Kysely<Tables>, keys: readonly string[]): Promise<void> {
  await db
    .deleteFrom("sign_in_failure")
    .where("key", "in", [...keys].sort())
    .execute();
}
