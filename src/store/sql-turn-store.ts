import type { Kysely } from "kysely";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";
import { claimTurns, releaseTurns, renewTurns } from "./turn-claims.ts";
import { beginSending, finishTurn, insertTurn, isKnownTurn, keepMessages, notSent } from "./turn-rows.ts";
import type { Hold, NewTurn, OwedTurn, TakenBack, TurnStore } from "./turn-store.ts";
import { dropAnswer, forgetMessage } from "./turns-forgotten.ts";

/** Runs something with the database and makes a `StoreError` of what the database says. */
type Use = <Result>(run: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;

/** The turns over either database; the interface says what each method does. */
export class SqlTurnStore implements TurnStore {
  readonly #database: Database;
  readonly #use: Use;

  constructor(database: Database, use: Use) {
    this.#database = database;
    this.#use = use;
  }

  isKnown(ids: readonly string[]): Promise<boolean> {
    return this.#use((db) => isKnownTurn(db, ids));
  }

  accept(turn: NewTurn): Promise<"new" | "seen"> {
    return this.#use((db) => insertTurn(db, turn));
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
