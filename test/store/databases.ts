import { mkdtemp, rm } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../../src/store/conversation-store.ts";
import { openStore } from "../../src/store/conversation-store.ts";
import { hasPostgres, postgresTitle, startPostgres } from "./postgres-cluster.ts";

/** Where a store is opened: what `openStore` takes beside the retention. */
export interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** Runs a statement beside the store. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
}

/** A kind of database that tests run on. */
export interface Kind {
  readonly name: "sqlite" | "postgresql";
  readonly title: string;
  readonly canRun: boolean;
  /** Starts what it needs; ended by `stop`. */
  start(): Promise<{ newPlace(): Promise<Place>; stop(): Promise<void> }>;
}

/** Opens a store with a retention of 90 days. */
export function open({ dataDir, databaseUrl }: Place): Promise<Store> {
  return openStore({ dataDir, databaseUrl, retentionDays: 90 });
}

/** The databases that the contract is tested on. */
export const kinds: readonly Kind[] = [
  { name: "sqlite", title: "SQLite", canRun: true, start: startSqlite },
  { name: "postgresql", title: postgresTitle("PostgreSQL"), canRun: hasPostgres, start: startPostgresql },
];

async function startSqlite(): ReturnType<Kind["start"]> {
  const root = await mkdtemp(join(tmpdir(), "store-"));
  let places = 0;
  return {
    newPlace: () => {
      const dataDir = join(root, String(++places));
      // In a promise, as PostgreSQL answers: what SQLite refuses is rejected, not thrown.
      const query = (sql: string): Promise<Record<string, unknown>[]> =>
        new Promise((resolve) => {
          const db = new DatabaseSync(join(dataDir, "store.sqlite"));
          try {
            resolve(db.prepare(sql).all());
          } finally {
            db.close();
          }
        });
      return Promise.resolve({ dataDir, databaseUrl: null, query });
    },
    stop: () => rm(root, { recursive: true }),
  };
}

async function startPostgresql(): ReturnType<Kind["start"]> {
  const cluster = await startPostgres();
  return {
    newPlace: async () => {
      const databaseUrl = await cluster.newDatabase();
      return {
        dataDir: "/nowhere",
        databaseUrl,
        query: (sql) => cluster.query(databaseUrl, sql),
      };
    },
    stop: () => cluster.stop(),
  };
}
