import type { Kysely, Transaction } from "kysely";
import type { Database } from "./database.ts";
import { storableText, storedTime } from "./stored-text.ts";
import type { Tables } from "./tables.ts";
import type { Hold, OwedTurn } from "./turn-store.ts";

/** Whose turns are claimed, for whom and how many. */
interface Claim {
  readonly channel: string;
  readonly hold: Hold;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly limit: number;
}

/** Takes in hand what is owed and nobody holds, oldest first. */
export async function claimTurns(
  db: Kysely<Tables>,
  kind: Database["kind"],
  claim: Claim,
): Promise<readonly OwedTurn[]> {
  // Nothing is owed most of the time: then nobody is kept from writing.
  if ((await unheld(db, { ...claim, limit: 1 }).execute()).length === 0) return [];
  return db.transaction().execute(async (transaction) => {
    // On PostgreSQL another process may be claiming at this moment: each takes what the other does not.
    const found = await unheld(transaction, claim)
      .$if(kind === "postgresql", (rows) => rows.forUpdate().skipLocked())
      .execute();
    const ids = found.map(({ id }) => id);
    if (ids.length === 0) return [];
    await transaction
      .updateTable("pending")
      .set({ holder: claim.hold.holder, held_until: storedTime(claim.hold.until) })
      .where("id", "in", ids)
      .execute();
    return owedTurns(transaction, ids);
  });
}

/** Goes on holding what is still the holder's. */
export async function renewTurns(
  db: Kysely<Tables>,
  ids: readonly string[],
  { holder, until }: Hold,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("pending")
    .set({ held_until: storedTime(until) })
    .where("id", "in", ids.map(storableText))
    .where("holder", "=", holder)
    .execute();
}

/** Leaves what a holder holds to whoever claims it. */
export async function releaseTurns(db: Kysely<Tables>, holder: string): Promise<void> {
  await db
    .updateTable("pending")
    .set({ holder: null, held_until: null })
    .where("address", "is not", null)
    .where("holder", "=", holder)
    .execute();
}

function unheld(db: Kysely<Tables>, { channel, now, limit }: Claim) {
  return db
    .selectFrom("pending")
    .select("id")
    .where("channel", "=", channel)
    .where("address", "is not", null)
    .where("conversation_id", "is not", null)
    .where((eb) => eb.or([eb("held_until", "is", null), eb("held_until", "<", storedTime(now))]))
    .orderBy("received_at")
    .orderBy("id")
    .limit(limit);
}

async function owedTurns(
  transaction: Transaction<Tables>,
  ids: readonly string[],
): Promise<readonly OwedTurn[]> {
  const rows = await transaction
    .selectFrom("pending")
    .leftJoin("activity", (join) =>
      join
        .onRef("activity.conversation_id", "=", "pending.conversation_id")
        .onRef("activity.id", "=", "pending.message_id"),
    )
    .select(["pending.id", "channel", "pending.conversation_id", "message_id", "content"])
    .select(["address", "received_at", "state", "messages", "doubts"])
    .where("pending.id", "in", ids)
    .orderBy("received_at")
    .orderBy("pending.id")
    .execute();
  return rows.map(({ id, channel, state, doubts, ...row }) => ({
    ...{ id, channel, state, doubts },
    conversationId: row.conversation_id ?? "",
    messageId: row.message_id ?? "",
    activity: parsed(row.content),
    address: parsed(row.address),
    receivedAt: Date.parse(row.received_at),
    messages: parsed(row.messages) as readonly unknown[] | null,
  }));
}

function parsed(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
