import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Kysely, PostgresDialect, sql } from "kysely";
import { migrate } from "./migrate.ts";
import { NodeSqliteDialect } from "./sqlite-dialect.ts";
import { SqliteThread } from "./sqlite-thread.ts";
import { StoreError, withoutRows } from "./store-error.ts";
import type { Tables } from "./tables.ts";

/** An opened database with this version's schema. */
export interface Database {
  readonly kind: "sqlite" | "postgresql";
  readonly db: Kysely<Tables>;
  /** What an operator knows it by: the path of a file, or host, port and name; never a password. */
  readonly place: string;
  /** Takes what was deleted out of the files beside the database, where it keeps such. */
  readonly afterDeletion: () => Promise<void>;
}

/** Name of the database file in the data folder. */
export const SQLITE_FILE = "store.sqlite";

/** Opens the SQLite file of a data folder, making it where there is none. Rejects with a `StoreError`. */
export async function openSqlite(dataDir: string): Promise<Database> {
  const place = join(dataDir, SQLITE_FILE);
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (error) {
    throw new StoreError("unreachable", `The folder ${dataDir} cannot be made`, { cause: error });
  }
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(await SqliteThread.open(place)) });
  const afterDeletion = async (): Promise<void> => {
    // Pages with what was deleted stand in the write-ahead log until it is written back and cut off.
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  };
  return migrated({ kind: "sqlite", db, place, afterDeletion });
}

/** Opens the SQLite file of a data folder, which is there, to be read alone. Rejects with a `StoreError`. */
export async function openSqliteReadOnly(dataDir: string): Promise<Pick<Database, "db" | "place">> {
  const place = join(dataDir, SQLITE_FILE);
  const thread = await SqliteThread.open(place, "read");
  return { db: new Kysely<Tables>({ dialect: new NodeSqliteDialect(thread) }), place };
}

/** Enough for a process that answers a few dozen questions at once, with a statement or four each. */
const MOST_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;
/** No statement of the store takes a second; one that waits this long waits for something that is broken. */
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * Opens a PostgreSQL database. `onWarning` hears of connections that break while nobody uses them; the next use makes
 * new ones. Rejects with a `StoreError`.
 */
export async function openPostgres(url: string, onWarning: (message: string) => void): Promise<Database> {
  const connected = await connectPostgres(url, {}, onWarning);
  return migrated({ kind: "postgresql", ...connected, afterDeletion: () => Promise.resolve() });
}

/** Opens a PostgreSQL database to be read alone. Rejects with a `StoreError`. */
export function openPostgresReadOnly(url: string): Promise<Pick<Database, "db" | "place">> {
  return connectPostgres(url, { options: "-c default_transaction_read_only=on" }, () => undefined);
}

async function connectPostgres(
  url: string,
  settings: { readonly options?: string },
  onWarning: (message: string) => void,
): Promise<Pick<Database, "db" | "place">> {
  const place = placeOf(url);
  const { Pool } = await import("pg");
  const pool = new Pool({
    connectionString: url,
    application_name: "city-exchange-chatbot",
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    ...settings,
  });
  pool.on("error", (error) => {
    // While the pool ends, the server may be quicker to hang up.
    if (!pool.ending) onWarning(`a connection to the database ${place} broke: ${error.message}`);
  });
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw new StoreError("unreachable", `The database ${place} cannot be reached (DATABASE_URL)`, {
      cause: withoutRows(error),
    });
  }
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), place };
}

async function migrated(database: Database): Promise<Database> {
  try {
    await migrate(database.db, database.place);
  } catch (error) {
    await database.db.destroy();
    throw error;
  }
  return database;
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgresql://${host}${pathname}`;
}
