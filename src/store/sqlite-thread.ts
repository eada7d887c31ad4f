import type { SQLInputValue } from "node:sqlite";
import { Worker } from "node:worker_threads";
import type {
  FromSqliteThread,
  SqliteRefusal,
  SqliteResult,
  SqliteThreadData,
  SqliteUse,
  ToSqliteThread,
} from "./sqlite-protocol.ts";
import { damagedFile, SqliteError, StoreError } from "./store-error.ts";

/** A database file that is open in a thread of its own: forcing a write to disk takes as long as the disk takes. */
export class SqliteThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<SqliteResult>>();
  readonly #ended: Promise<void>;
  readonly #opened = Promise.withResolvers<undefined>();
  #nextId = 1;
  /** Why nothing can be asked any more; null while the thread runs. */
  #over: StoreError | null = null;

  private constructor(path: string, use: SqliteUse) {
    this.#worker = new Worker(new URL("./sqlite-worker.ts", import.meta.url), {
      workerData: { path, use } satisfies SqliteThreadData,
    });
    this.#worker.on("message", (message: FromSqliteThread) => {
      if (message.kind === "result") this.#take(message.id)?.resolve(message.result);
      else if (message.kind === "refused") this.#take(message.id)?.reject(toError(message));
      else if (message.kind === "ready") this.#opened.resolve(undefined);
      else this.#opened.reject(openingFailure(message, path));
    });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#ended = promise;
    let fault: unknown;
    this.#worker.on("error", (error) => {
      fault = error;
    });
    this.#worker.on("exit", () => {
      this.#over ??= new StoreError("failed", `The thread of the database ${path} ended; start anew`, {
        cause: fault,
      });
      this.#opened.reject(this.#over);
      for (const { reject } of this.#waiting.values()) reject(this.#over);
      this.#waiting.clear();
      resolve(undefined);
    });
  }

  /**
   * Checks a file and opens it, making it where there is none unless it is to be read alone. Rejects with a `StoreError`: `damaged`, with the file
   * left alone, or `unreachable`.
   */
  static async open(path: string, use: SqliteUse = "write"): Promise<SqliteThread> {
    const thread = new SqliteThread(path, use);
    try {
      await thread.#opened.promise;
    } catch (error) {
      await thread.#ended;
      throw error;
    }
    return thread;
  }

  /** Runs a statement, in the order asked. Rejects with `SqliteError` or `StoreError`. */
  execute(sql: string, parameters: readonly SQLInputValue[]): Promise<SqliteResult> {
    if (this.#over !== null) return Promise.reject(this.#over);
    const id = this.#nextId++;
    const waiting = Promise.withResolvers<SqliteResult>();
    this.#waiting.set(id, waiting);
    this.#worker.postMessage({ kind: "statement", id, sql, parameters } satisfies ToSqliteThread);
    return waiting.promise;
  }

  /** Closes the file after what was asked before, and waits for the end of the thread. */
  async close(): Promise<void> {
    this.#over ??= new StoreError("closed", "the store is closed");
    this.#worker.postMessage({ kind: "stop" } satisfies ToSqliteThread);
    await this.#ended;
  }

  #take(id: number): PromiseWithResolvers<SqliteResult> | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}

function toError({ message, errcode }: SqliteRefusal): Error {
  return errcode === null ? new Error(message) : new SqliteError(message, errcode);
}

function openingFailure(
  message: Extract<FromSqliteThread, { kind: "damaged" | "unopened" }>,
  path: string,
): StoreError {
  if (message.kind === "damaged") return damagedFile(path, message.what);
  return new StoreError("unreachable", `The database file ${path} cannot be opened`, {
    cause: toError(message),
  });
}
