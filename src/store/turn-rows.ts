import type { Kysely, UpdateQueryBuilder, UpdateResult } from "kysely";
import { storableText, storedJson } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** A turn as one process has it in hand. */
interface Held {
  readonly id: string;
  readonly holder: string;
}

/** Stores what is to be sent; whether the turn is still owed and the holder's. */
export async function keepMessages(
  db: Kysely<Tables>,
  held: Held,
  { answerId, messages }: { readonly answerId: string; readonly messages: readonly unknown[] },
): Promise<boolean> {
  const kept = { state: "ready", messages: storedJson(messages), answer_id: storableText(answerId) } as const;
  return changed(ofHolder(db.updateTable("pending").set(kept), held));
}

/** Notes that a turn is being sent; whether it is still owed and the holder's. */
export async function beginSending(db: Kysely<Tables>, held: Held, doubts: number): Promise<boolean> {
  return changed(ofHolder(db.updateTable("pending").set({ state: "sending", doubts }), held));
}

/** Notes that a turn that was being sent has not been taken. */
export async function notSent(db: Kysely<Tables>, held: Held): Promise<void> {
  await changed(ofHolder(db.updateTable("pending").set({ state: "ready" }), held));
}

/** Forgets address and messages of a turn; the ids stay known. */
export async function finishTurn(db: Kysely<Tables>, id: string): Promise<void> {
  await db
    .updateTable("pending")
    .set({ address: null, messages: null, holder: null, held_until: null })
    .where("id", "=", storableText(id))
    .execute();
}

type PendingUpdate = UpdateQueryBuilder<Tables, "pending", "pending", UpdateResult>;

function ofHolder(update: PendingUpdate, { id, holder }: Held): PendingUpdate {
  return update
    .where("id", "=", storableText(id))
    .where("holder", "=", holder)
    .where("address", "is not", null);
}

async function changed(update: PendingUpdate): Promise<boolean> {
  return (await update.executeTakeFirstOrThrow()).numUpdatedRows > 0n;
}
