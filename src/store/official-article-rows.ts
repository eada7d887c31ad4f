import type { Kysely } from "kysely";
import { appendAudit } from "./audit-log.ts";
import type { OfficialArticle, StoredOfficialArticle, Withdrawal } from "./official-article-store.ts";
import { storableText, storedJson, storedNow } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** Keeps an article that the city publishes. */
export async function publishArticle(
  db: Kysely<Tables>,
  article: OfficialArticle,
): Promise<StoredOfficialArticle> {
  const at = storedNow();
  const row = {
    id: article.id,
    status: "current",
    content: storedJson(article),
    withdrawal: null,
    at,
  } as const;
  const kept = storedArticle(row);
  await db.transaction().execute(async (within) => {
    await within.insertInto("official_article").values(row).execute();
    await appendAudit(within, {
      by: article.author,
      action: "article.published",
      object: `article:${article.id}`,
      before: null,
      after: kept,
    });
  });
  return kept;
}

/** Takes an article back; one that is back already stays as it was. */
export async function withdrawArticle(
  db: Kysely<Tables>,
  id: string,
  { by, reason }: Omit<Withdrawal, "at">,
): Promise<StoredOfficialArticle | null> {
  return db.transaction().execute(async (within) => {
    const { numUpdatedRows } = await within
      .updateTable("official_article")
      .set({ status: "withdrawn", withdrawal: storedJson({ by, reason, at: storedNow() }) })
      .where("id", "=", storableText(id))
      .where("status", "=", "current")
      .executeTakeFirstOrThrow();
    const after = await findArticle(within, id);
    if (after === null || numUpdatedRows === 0n) return after;
    await appendAudit(within, {
      by,
      action: "article.withdrawn",
      object: `article:${id}`,
      before: { ...after, status: "current", withdrawal: null },
      after,
    });
    return after;
  });
}

/** Null where there is none. */
export async function findArticle(db: Kysely<Tables>, id: string): Promise<StoredOfficialArticle | null> {
  const row = await db
    .selectFrom("official_article")
    .selectAll()
    .where("id", "=", storableText(id))
    .executeTakeFirst();
  return row === undefined ? null : storedArticle(row);
}

/** Last published first. */
export async function listArticles(db: Kysely<Tables>): Promise<readonly StoredOfficialArticle[]> {
  const rows = await db
    .selectFrom("official_article")
    .selectAll()
    .orderBy("at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(storedArticle);
}

function storedArticle({
  content,
  status,
  withdrawal,
  at,
}: Tables["official_article"]): StoredOfficialArticle {
  return {
    ...(JSON.parse(content) as OfficialArticle),
    status,
    publishedAt: at,
    withdrawal: withdrawal === null ? null : (JSON.parse(withdrawal) as Withdrawal),
  };
}
