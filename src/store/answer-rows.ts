import type { Kysely } from "kysely";
import { indexAnswers } from "./answer-index.ts";
import type { Feedback, StoredAnswer } from "./conversation-store.ts";
import { isMissingParent, unknownConversation } from "./store-error.ts";
import { storableText, storedJson, storedNow } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** Stores an answer unless its id is there; throws `unknown_conversation`. */
export async function insertAnswer(
  db: Kysely<Tables>,
  conversationId: string | null,
  answerId: string,
  { answer, question, evidence, steps, versions, channel }: StoredAnswer,
): Promise<void> {
  const row = {
    id: storableText(answerId),
    conversation_id: conversationId === null ? null : storableText(conversationId),
    channel,
    question: storableText(question),
    content: storedJson(answer),
    evidence: storedJson(evidence),
    steps: storedJson(steps),
    index_version: versions.index,
    prompt_version: versions.prompt,
    model_version: versions.model,
    at: storedNow(),
  };
  try {
    await db.transaction().execute(async (transaction) => {
      const { numInsertedOrUpdatedRows = 0n } = await transaction
        .insertInto("answer")
        .values(row)
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows > 0n) await indexAnswers(transaction, [row]);
    });
  } catch (error) {
    throw isMissingParent(error) ? unknownConversation() : error;
  }
}

/** Null where there is none. */
export async function findAnswer(db: Kysely<Tables>, answerId: string): Promise<StoredAnswer | null> {
  const row = await db
    .selectFrom("answer")
    .selectAll()
    .where("id", "=", storableText(answerId))
    .executeTakeFirst();
  return row === undefined ? null : storedAnswer(row);
}

/** The last answers of a conversation, oldest first. */
export async function lastAnswers(
  db: Kysely<Tables>,
  conversationId: string,
  limit: number,
): Promise<readonly StoredAnswer[]> {
  const rows = await db
    .selectFrom("answer")
    .selectAll()
    .where("conversation_id", "=", storableText(conversationId))
    .orderBy("at", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.reverse().map(storedAnswer);
}

/** An answer of its row. */
export function storedAnswer(row: Tables["answer"]): StoredAnswer {
  return {
    answer: JSON.parse(row.content) as unknown,
    question: row.question,
    evidence: JSON.parse(row.evidence) as unknown,
    steps: JSON.parse(row.steps) as unknown,
    versions: { index: row.index_version, prompt: row.prompt_version, model: row.model_version },
    channel: row.channel,
  };
}

/** Stores what a person thinks of an answer, over what they thought before. */
export async function putFeedback(
  db: Kysely<Tables>,
  answerId: string,
  { person, helpful, reason, comment }: Feedback,
): Promise<"saved" | "unknown_answer"> {
  const opinion = {
    helpful: helpful ? 1 : 0,
    reason: reason === null ? null : storableText(reason),
    comment: comment === null ? null : storableText(comment),
    at: storedNow(),
  };
  try {
    await db
      .insertInto("feedback")
      .values({ answer_id: storableText(answerId), person, ...opinion })
      .onConflict((conflict) => conflict.columns(["answer_id", "person"]).doUpdateSet(opinion))
      .execute();
    return "saved";
  } catch (error) {
    if (isMissingParent(error)) return "unknown_answer";
    throw error;
  }
}
