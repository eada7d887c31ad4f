import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { appendAudit } from "./audit-log.ts";
import type { Faq, FaqChange, FaqHead, FaqOutcome, FaqRevision, FaqState } from "./faq-store.ts";
import { storableText, storedJson, storedNow } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** Makes a FAQ with a new id. */
export async function createFaq(db: Kysely<Tables>, change: FaqChange): Promise<Faq> {
  const at = storedNow();
  const faq = faqOf(change, { id: randomUUID(), revision: 1, createdAt: at, changedAt: at });
  await db.transaction().execute(async (within) => {
    await within.insertInto("faq").values(rowOf(faq)).execute();
    await keepRevision(within, change, faq);
    await note(within, change, null, faq);
  });
  return faq;
}

/** Changes a FAQ where nobody else has since `basedOn`. */
export async function changeFaq(
  db: Kysely<Tables>,
  id: string,
  basedOn: number,
  change: FaqChange,
): Promise<FaqOutcome> {
  return db.transaction().execute(async (within): Promise<FaqOutcome> => {
    const key = storableText(id);
    // First of all a write that only one of two can make: the other waits for it here and then finds another revision.
    const taken = await within
      .updateTable("faq")
      .set({ revision: basedOn + 1 })
      .where("id", "=", key)
      .where("revision", "=", basedOn)
      .returning("content")
      .executeTakeFirst();
    if (taken === undefined) {
      const there = await findFaq(within, id);
      return there === null ? { kind: "unknown" } : { kind: "conflict", faq: there };
    }
    const before = JSON.parse(taken.content) as Faq;
    const { createdAt } = before;
    const faq = faqOf(change, { id: key, revision: basedOn + 1, createdAt, changedAt: storedNow() });
    await within.updateTable("faq").set(rowOf(faq)).where("id", "=", key).execute();
    await keepRevision(within, change, faq);
    await note(within, change, before, faq);
    return { kind: "changed", faq };
  });
}

/** Null where there is none. */
export async function findFaq(db: Kysely<Tables>, id: string): Promise<Faq | null> {
  const row = await db
    .selectFrom("faq")
    .select("content")
    .where("id", "=", storableText(id))
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.content) as Faq);
}

/** FAQs in one state, or all; last changed first. */
export async function listFaqs(db: Kysely<Tables>, state: FaqState | null): Promise<readonly Faq[]> {
  const rows = await db
    .selectFrom("faq")
    .select("content")
    .$if(state !== null, (query) => query.where("state", "=", state ?? "draft"))
    .orderBy("changed_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(({ content }) => JSON.parse(content) as Faq);
}

/** Ids and revisions of the FAQs in a state; last changed first. */
export async function faqHeads(db: Kysely<Tables>, state: FaqState): Promise<readonly FaqHead[]> {
  return db
    .selectFrom("faq")
    .select(["id", "revision"])
    .where("state", "=", state)
    .orderBy("changed_at", "desc")
    .orderBy("id")
    .execute();
}

/** The FAQs of some ids. */
export async function someFaqs(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly Faq[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("faq")
    .select("content")
    .where("id", "in", ids.map(storableText))
    .execute();
  return rows.map(({ content }) => JSON.parse(content) as Faq);
}

/** All that a FAQ has been, oldest first. */
export async function faqHistory(db: Kysely<Tables>, id: string): Promise<readonly FaqRevision[]> {
  const rows = await db
    .selectFrom("faq_revision")
    .select(["action", "by", "content"])
    .where("faq_id", "=", storableText(id))
    .orderBy("revision")
    .execute();
  return rows.map(({ action, by, content }) => ({ action, by, faq: JSON.parse(content) as Faq }));
}

function faqOf(
  {
    questions,
    answers,
    owner,
    validFrom,
    validUntil,
    reviewOn,
    state,
    editor,
    approvedBy,
    reason,
  }: FaqChange,
  own: Pick<Faq, "id" | "revision" | "createdAt" | "changedAt">,
): Faq {
  const content = { questions, answers, owner, validFrom, validUntil, reviewOn };
  return { ...own, ...content, state, editor, approvedBy, reason };
}

function rowOf(faq: Faq): Tables["faq"] {
  const { id, revision, state, changedAt } = faq;
  return { id, revision, state, content: storedJson(faq), changed_at: changedAt };
}

async function keepRevision(within: Kysely<Tables>, { action, by }: FaqChange, faq: Faq): Promise<void> {
  const { id, revision, changedAt } = faq;
  await within
    .insertInto("faq_revision")
    .values({ faq_id: id, revision, action, by, content: storedJson(faq), at: changedAt })
    .execute();
}

function note(
  within: Kysely<Tables>,
  { action, by }: FaqChange,
  before: Faq | null,
  after: Faq,
): Promise<void> {
  return appendAudit(within, { by, action: `faq.${action}`, object: `faq:${after.id}`, before, after });
}
