/** What kind of thing went wrong in the store. */
export type StoreErrorCode =
  /** The file of the database is damaged; it was not touched. */
  | "damaged"
  /** The database was written by a newer version of this program. */
  | "newer_schema"
  /** A migration failed. */
  | "migration"
  /** The database cannot be opened or reached. */
  | "unreachable"
  /** A conversation that is not there: it never was, has been deleted, or was too old. */
  | "unknown_conversation"
  /** A conversation id that belongs to another person or channel. */
  | "conversation_taken"
  /** The database could not do what was asked. */
  | "failed"
  /** The store was closed. */
  | "closed";

/** An error of the store; the message says what can be done, the cause what happened. Holds nothing that was stored. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** For what belongs to a conversation that is not there. */
export function unknownConversation(): StoreError {
  return new StoreError("unknown_conversation", "there is no such conversation, or it has ended");
}

/** A statement that SQLite refused, with its extended result code (https://www.sqlite.org/rescode.html). */
export class SqliteError extends Error {
  override readonly name = "SqliteError";
  readonly errcode: number;

  constructor(message: string, errcode: number) {
    super(message);
    this.errcode = errcode;
  }
}

/** Result codes of a file that is not, or not wholly, a database: SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGED: readonly number[] = [11, 26];
/** SQLITE_CONSTRAINT_FOREIGNKEY, and the same as PostgreSQL's SQLSTATE. */
const FOREIGN_KEY_SQLITE = 787;
const FOREIGN_KEY_POSTGRES = "23503";

/** Whether SQLite's extended result code says that the file is damaged. */
export function isDamage(errcode: number): boolean {
  return DAMAGED.includes(errcode & 0xff);
}

/** Whether a row was refused because what it belongs to is not there. */
export function isMissingParent(error: unknown): boolean {
  if (error instanceof SqliteError) return error.errcode === FOREIGN_KEY_SQLITE;
  return error instanceof Error && "code" in error && error.code === FOREIGN_KEY_POSTGRES;
}

/** An error of the database as one of ours. `place` is what an operator knows it by: a path, or host and name. */
export function storeFailure(error: unknown, place: string): StoreError {
  if (error instanceof StoreError) return error;
  if (error instanceof SqliteError && isDamage(error.errcode)) return damagedFile(place, error.message);
  return new StoreError("failed", `The database ${place} could not do what was asked`, {
    cause: withoutRows(error),
  });
}

/** What is said of a damaged file. */
export function damagedFile(path: string, what: string): StoreError {
  return new StoreError(
    "damaged",
    `The database file ${path} is damaged (${what}) and was left as it is. Put a copy of it back from a backup, or move it away, with the -wal and -shm beside it, to begin with an empty one.`,
  );
}

/** PostgreSQL's errors carry rows in `detail` and `where`, which a log would print: only message and code are kept. */
export function withoutRows(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  return new Error(`${message}${code}`);
}
