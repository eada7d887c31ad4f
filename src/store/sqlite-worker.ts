import { closeSync, existsSync, openSync, statSync } from "node:fs";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type {
  FromSqliteThread,
  SqliteRefusal,
  SqliteResult,
  SqliteThreadData,
  ToSqliteThread,
} from "./sqlite-protocol.ts";
import { isDamage } from "./store-error.ts";

/** How long to wait for another process that writes to the same file, in milliseconds; a write takes a few. */
const BUSY_TIMEOUT_MS = 5_000;
/** Kysely writes each statement of the store alike every time, and there are about twenty. */
const MOST_STATEMENTS = 100;
/**
 * Write-ahead log, forced to disk at every commit: what was acknowledged survives a loss of power too. What is deleted
 * is overwritten with zeros.
 */
const PRAGMAS = "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;";

const port = parentPort;
if (port === null) throw new Error("sqlite-worker.ts runs as a worker thread");

function post(message: FromSqliteThread): void {
  port?.postMessage(message);
}

/** What is wrong with the file, read without changing it; null where nothing is, or where there is no file yet. */
function damageOf(path: string): string | null {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return null;
  const damage = quickCheck(addressToRead(path));
  // Another process that opened it meanwhile may have changed it under our eyes.
  return damage !== null && hasLog(path) ? quickCheck(pathToFileURL(path)) : damage;
}

function hasLog(path: string): boolean {
  return existsSync(`${path}-wal`);
}

/** Where to read a file without changing anything beside it. */
function addressToRead(path: string): URL {
  const address = pathToFileURL(path);
  // Without a write-ahead log nobody has it open: read as one that nobody changes, lest a log be made beside it.
  if (!hasLog(path)) address.searchParams.set("immutable", "1");
  return address;
}

function quickCheck(file: URL): string | null {
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      const verdict = String(db.prepare("pragma quick_check(1)").get()?.["quick_check"]);
      return verdict === "ok" ? null : verdict;
    } finally {
      db.close();
    }
  } catch (error) {
    const { errcode, message } = refusalOf(error);
    if (errcode !== null && isDamage(errcode)) return message;
    throw error;
  }
}

/** Opens the file, which only its owner can read; SQLite gives the files beside it the same mode. */
function open(path: string): DatabaseSync {
  closeSync(openSync(path, "a", 0o600));
  const db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  db.exec(PRAGMAS);
  return db;
}

function openToRead(path: string): DatabaseSync {
  return new DatabaseSync(addressToRead(path), { readOnly: true, timeout: BUSY_TIMEOUT_MS });
}

function refusalOf(error: unknown): SqliteRefusal {
  const errcode = error instanceof Error && "errcode" in error ? Number(error.errcode) : null;
  return { message: error instanceof Error ? error.message : String(error), errcode };
}

function execute(
  db: DatabaseSync,
  prepared: Map<string, StatementSync>,
  sql: string,
  parameters: readonly SQLInputValue[],
): SqliteResult {
  // SQLite takes a transaction back by itself after some errors, a full disk among them.
  if (sql === "rollback" && !db.isTransaction) return { rows: [], changes: 0 };
  let statement = prepared.get(sql);
  if (statement === undefined) {
    if (prepared.size >= MOST_STATEMENTS) prepared.clear();
    statement = db.prepare(sql);
    prepared.set(sql, statement);
  }
  if (statement.columns().length > 0) return { rows: statement.all(...parameters), changes: null };
  return { rows: [], changes: Number(statement.run(...parameters).changes) };
}

function serve(db: DatabaseSync): void {
  const prepared = new Map<string, StatementSync>();
  port?.on("message", (message: ToSqliteThread) => {
    if (message.kind === "stop") {
      db.close();
      port.close();
      return;
    }
    const { id, sql, parameters } = message;
    try {
      post({ kind: "result", id, result: execute(db, prepared, sql, parameters) });
    } catch (error) {
      post({ kind: "refused", id, ...refusalOf(error) });
    }
  });
  post({ kind: "ready" });
}

function start({ path, use }: SqliteThreadData): void {
  try {
    const damage = damageOf(path);
    if (damage === null) {
      serve(use === "read" ? openToRead(path) : open(path));
      return;
    }
    post({ kind: "damaged", what: damage });
  } catch (error) {
    post({ kind: "unopened", ...refusalOf(error) });
  }
  port?.close();
}

start(workerData as SqliteThreadData);
