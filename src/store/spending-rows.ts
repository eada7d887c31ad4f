import type { Kysely } from "kysely";
import type { Spending } from "./conversation-store.ts";
import type { Tables } from "./tables.ts";

/** Adds to a day's sum unless it would then be over `most`; the statement that adds decides, whoever else adds meanwhile. */
export async function reserveSpending(
  db: Kysely<Tables>,
  day: string,
  amount: Spending,
  most: Spending,
): Promise<boolean> {
  await db
    .insertInto("model_spending")
    .values({ day, tokens: 0, millionths: 0 })
    .onConflict((conflict) => conflict.column("day").doNothing())
    .execute();
  const { numUpdatedRows } = await db
    .updateTable("model_spending")
    .set((eb) => ({
      tokens: eb("tokens", "+", amount.tokens),
      millionths: eb("millionths", "+", amount.millionths),
    }))
    .where("day", "=", day)
    .where("tokens", "<=", most.tokens - amount.tokens)
    .where("millionths", "<=", most.millionths - amount.millionths)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Corrects a day's sum by a difference. */
export async function correctSpending(db: Kysely<Tables>, day: string, difference: Spending): Promise<void> {
  await db
    .updateTable("model_spending")
    .set((eb) => ({
      tokens: eb("tokens", "+", difference.tokens),
      millionths: eb("millionths", "+", difference.millionths),
    }))
    .where("day", "=", day)
    .execute();
}

/** A day's sum. PostgreSQL gives 64-bit numbers as text. */
export async function spendingOf(db: Kysely<Tables>, day: string): Promise<Spending> {
  const row: Readonly<Record<keyof Spending, number | string>> | undefined = await db
    .selectFrom("model_spending")
    .select(["tokens", "millionths"])
    .where("day", "=", day)
    .executeTakeFirst();
  return { tokens: Number(row?.tokens ?? 0), millionths: Number(row?.millionths ?? 0) };
}
