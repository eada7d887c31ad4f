import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { openPostgresReadOnly, openSqliteReadOnly, SQLITE_FILE } from "./database.ts";
import { listFaqs } from "./faq-rows.ts";
import type { Faq } from "./faq-store.ts";
import { listArticles } from "./official-article-rows.ts";
import type { StoredOfficialArticle } from "./official-article-store.ts";
import { storeFailure } from "./store-error.ts";
import type { Tables } from "./tables.ts";

/** What citizens may be answered with beside the articles of files. */
export interface PublishedByStaff {
  readonly faqs: readonly Faq[];
  /** Withdrawn ones too. */
  readonly officialArticles: readonly StoredOfficialArticle[];
}

/**
 * Reads what staff have published, and changes nothing: no schema is brought up to date and nothing old is deleted. Null
 * where there is no store, or one from before there were FAQs. Rejects with a `StoreError`.
 */
export async function readPublishedByStaff({
  dataDir,
  databaseUrl,
}: {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
}): Promise<PublishedByStaff | null> {
  if (databaseUrl === null && !existsSync(join(dataDir, SQLITE_FILE))) return null;
  const { db, place } = await (databaseUrl === null
    ? openSqliteReadOnly(dataDir)
    : openPostgresReadOnly(databaseUrl));
  try {
    if (!(await hasFaqs(db))) return null;
    return { faqs: await listFaqs(db, "published"), officialArticles: await listArticles(db) };
  } catch (error) {
    throw storeFailure(error, place);
  } finally {
    await db.destroy();
  }
}

async function hasFaqs(db: Kysely<Tables>): Promise<boolean> {
  const tables = new Set((await db.introspection.getTables()).map(({ name }) => name));
  return tables.has("faq") && tables.has("official_article");
}
