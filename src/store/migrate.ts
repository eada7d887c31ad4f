import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as conversations from "./migrations/0001-conversations.ts";
import * as turns from "./migrations/0002-turns.ts";
import * as sentMessages from "./migrations/0003-sent-messages.ts";
import * as modelSpending from "./migrations/0004-model-spending.ts";
import * as staffAccounts from "./migrations/0005-staff-accounts.ts";
import * as faqs from "./migrations/0006-faqs.ts";
import * as answerHistory from "./migrations/0007-answer-history.ts";
import * as teamsLinks from "./migrations/0008-teams-links.ts";
import { StoreError, storeFailure, withoutRows } from "./store-error.ts";
import type { Tables } from "./tables.ts";

/** All migrations by name; they run in the order of their names, each once, and never change afterwards. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-conversations": conversations,
  "0002-turns": turns,
  "0003-sent-messages": sentMessages,
  "0004-model-spending": modelSpending,
  "0005-staff-accounts": staffAccounts,
  "0006-faqs": faqs,
  "0007-answer-history": answerHistory,
  "0008-teams-links": teamsLinks,
};

/** Where Kysely notes the migrations that have run. */
const MIGRATION_TABLE = "kysely_migration";

/**
 * Brings a database to this version's schema. `place` is what an operator knows it by. Rejects with a `StoreError`:
 * `newer_schema`, with nothing changed, where it has a migration that this version does not know; `migration` where
 * one fails, which takes it back as a whole.
 */
export async function migrate(db: Kysely<Tables>, place: string): Promise<void> {
  const unknown = (await appliedMigrations(db, place)).find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown !== undefined) {
    throw new StoreError(
      "newer_schema",
      `The database ${place} was written by a newer version of this program: it has the migration "${unknown}", which this version does not know. Nothing in it was changed. Start the newer version, or give this one another database (DATA_DIR or DATABASE_URL).`,
    );
  }
  const migrator = new Migrator({
    db,
    migrationTableName: MIGRATION_TABLE,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results.find(({ status }) => status === "Error")?.migrationName ?? "the first";
  throw new StoreError(
    "migration",
    `The schema of the database ${place} cannot be brought up to date (migration ${failed})`,
    {
      cause: withoutRows(error),
    },
  );
}

async function appliedMigrations(db: Kysely<Tables>, place: string): Promise<string[]> {
  try {
    const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
    if (!tables.some(({ name }) => name === MIGRATION_TABLE)) return [];
    const rows = await db
      .$extendTables<{ [MIGRATION_TABLE]: { name: string } }>()
      .selectFrom(MIGRATION_TABLE)
      .select("name")
      .orderBy("name", "desc")
      .execute();
    return rows.map(({ name }) => name);
  } catch (error) {
    throw storeFailure(error, place);
  }
}
