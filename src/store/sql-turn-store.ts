import type { Kysely } from "kysely";
import { Batches } from "./batches.ts";
import type { Database } from "./database.ts";
import { storeFailure } from "./store-error.ts";
import { storableText } from "./stored-text.ts";
import type { Tables } from "./tables.ts";
import { claimTurns, releaseTurns, renewTurns } from "./turn-claims.ts";
import { insertTurns, knownTurns } from "./turn-intake.ts";
import { beginSending, finishTurn, keepMessages, notSent } from "./turn-rows.ts";
import type { Hold, NewTurn, OwedTurn, TakenBack, TurnStore } from "./turn-store.ts";
import { dropAnswer, forgetMessage } from "./turns-forgotten.ts";

/** Messages of one webhook call of LINE's, and as many more as come meanwhile. */
const MOST_TOGETHER = 100;

/** Runs something with the database and makes a `StoreError` of what the database says. */
type Use = <Result>(run: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;

/** The turns over either database; the interface says what each method does. */
export class SqlTurnStore implements TurnStore {
  readonly #database: Database;
  readonly #use: Use;
  readonly #looks: Batches<readonly string[], ReadonlySet<string>>;
  readonly #intakes: Batches<NewTurn, PromiseSettledResult<"new" | "seen">>;

  constructor(database: Database, use: Use) {
    this.#database = database;
    this.#use = use;
    this.#looks = new Batches(MOST_TOGETHER, async (all) => {
      const known = await use((db) => knownTurns(db, all.flat()));
      return all.map(() => known);
    });
    this.#intakes = new Batches(MOST_TOGETHER, (turns) => use((db) => insertTurns(db, turns)));
  }

  async isKnown(ids: readonly string[]): Promise<boolean> {
    const known = await this.#looks.add(ids);
    return ids.some((id) => known.has(storableText(id)));
  }

  async accept(turn: NewTurn): Promise<"new" | "seen"> {
    const result = await this.#intakes.add(turn);
    if (result.status === "fulfilled") return result.value;
    throw storeFailure(result.reason, this.#database.place);
  }

  claim(channel: string, hold: Hold, now: number, limit: number): Promise<readonly OwedTurn[]> {
    return this.#use((db) => claimTurns(db, this.#database.kind, { channel, hold, now, limit }));
  }

  renew(ids: readonly string[], hold: Hold): Promise<void> {
    return this.#use((db) => renewTurns(db, ids, hold));
  }

  keepMessages(
    id: string,
    holder: string,
    reply: { readonly answerId: string; readonly messages: readonly unknown[] },
  ): Promise<boolean> {
    return this.#use((db) => keepMessages(db, { id, holder }, reply));
  }

  beginSending(id: string, holder: string, doubts: number): Promise<boolean> {
    return this.#use((db) => beginSending(db, { id, holder }, doubts));
  }

  notSent(id: string, holder: string): Promise<void> {
    return this.#use((db) => notSent(db, { id, holder }));
  }

  done(id: string): Promise<void> {
    return this.#use((db) => finishTurn(db, id));
  }

  release(holder: string): Promise<void> {
    return this.#use((db) => releaseTurns(db, holder));
  }

  forget(message: TakenBack): Promise<void> {
    return this.#use(async (db) => {
      await forgetMessage(db, message);
      await this.#database.afterDeletion();
    });
  }

  dropAnswer(answerId: string): Promise<void> {
    return this.#use((db) => dropAnswer(db, answerId));
  }
}
