import type { SQLInputValue } from "node:sqlite";

/** Whether a database file is opened to be written too, and made where there is none, or to be read alone. */
export type SqliteUse = "write" | "read";

/** What the SQLite thread is started with. */
export interface SqliteThreadData {
  /** Absolute path of the database file. */
  readonly path: string;
  readonly use: SqliteUse;
}

/** What a statement gave. */
export interface SqliteResult {
  readonly rows: readonly Record<string, unknown>[];
  /** Rows inserted, updated or deleted; null for a statement that gives rows. */
  readonly changes: number | null;
}

/** What went wrong, in a form that can be sent; `errcode` is SQLite's extended result code, null for other errors. */
export interface SqliteRefusal {
  readonly message: string;
  readonly errcode: number | null;
}

/** To the SQLite thread. */
export type ToSqliteThread =
  | {
      readonly kind: "statement";
      readonly id: number;
      readonly sql: string;
      readonly parameters: readonly SQLInputValue[];
    }
  | { readonly kind: "stop" };

/** From the SQLite thread: `ready`, `damaged` or `unopened` once, then an answer to each statement. */
export type FromSqliteThread =
  | { readonly kind: "ready" }
  | { readonly kind: "damaged"; readonly what: string }
  | ({ readonly kind: "unopened" } & SqliteRefusal)
  | { readonly kind: "result"; readonly id: number; readonly result: SqliteResult }
  | ({ readonly kind: "refused"; readonly id: number } & SqliteRefusal);
