import type { SQLInputValue } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { SqliteThread } from "./sqlite-thread.ts";

/**
 * Kysely's dialect for `node:sqlite` in a thread. Kysely's own expects better-sqlite3, which tells a statement that
 * gives rows from one that does not by a property that `node:sqlite` does not have, and takes parameters as a list.
 */
export class NodeSqliteDialect implements Dialect {
  readonly #thread: SqliteThread;

  constructor(thread: SqliteThread) {
    this.#thread = thread;
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#thread);
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }

  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

/**
 * SQLite takes back what a failed transaction did to the schema, though Kysely does not rely on it: with it a migration
 * is made whole or not at all, and two processes that start at once make it one after the other.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Hands the one connection to one user at a time, in the order asked: a transaction must not mix with another. */
class NodeSqliteDriver implements Driver {
  readonly #thread: SqliteThread;
  readonly #connection: NodeSqliteConnection;
  readonly #queue: (() => void)[] = [];
  #isTaken = false;

  constructor(thread: SqliteThread) {
    this.#thread = thread;
    this.#connection = new NodeSqliteConnection(thread);
  }

  async init(): Promise<void> {
    // The thread has opened the file already.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#isTaken) {
      await new Promise<void>((resolve) => {
        this.#queue.push(resolve);
      });
    }
    this.#isTaken = true;
    return this.#connection;
  }

  releaseConnection(): Promise<void> {
    const next = this.#queue.shift();
    if (next === undefined) this.#isTaken = false;
    else next();
    return Promise.resolve();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // "immediate": a transaction that reads first and then finds another process writing could not wait for it.
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  async destroy(): Promise<void> {
    await this.#thread.close();
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #thread: SqliteThread;

  constructor(thread: SqliteThread) {
    this.#thread = thread;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes } = await this.#thread.execute(sql, parameters as readonly SQLInputValue[]);
    // The query was compiled from the type of its rows.
    const typed = rows as unknown as Row[];
    return changes === null ? { rows: typed } : { rows: typed, numAffectedRows: BigInt(changes) };
  }

  streamQuery(): never {
    throw new Error("rows cannot be streamed from the SQLite thread");
  }
}
