import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import { storableText, storedJson, storedNow } from "./stored-text.ts";
import type { Tables } from "./tables.ts";
import type { TakenBack } from "./turn-store.ts";

/** Forgets a message that was taken back, with its answer; one that has not come is noted, to be known when it does. */
export async function forgetMessage(db: Kysely<Tables>, message: TakenBack): Promise<void> {
  const { channel, messageId, turnId, blank, notedAs } = message;
  await db.transaction().execute(async (transaction) => {
    const turns = await transaction
      .updateTable("pending")
      .set({ address: null, messages: null, holder: null, held_until: null })
      .where("channel", "=", channel)
      .where("message_id", "=", storableText(messageId))
      .$if(turnId !== null, (update) => update.where("id", "=", storableText(turnId ?? "")))
      .returning(["conversation_id", "answer_id"])
      .execute();
    if (turns.length === 0) await note(transaction, channel, notedAs);
    for (const { conversation_id, answer_id } of turns) {
      await transaction
        .updateTable("activity")
        .set({ content: storedJson(blank) })
        .where("conversation_id", "=", conversation_id)
        .where("id", "=", storableText(messageId))
        .execute();
      if (answer_id === null) continue;
      await forgetInFollowUps(transaction, answer_id);
      await dropAnswer(transaction, answer_id);
    }
  });
}

/** Forgets what questions after an answer were completed to: up to the next that stands alone, they hold words of its question. */
async function forgetInFollowUps(transaction: Transaction<Tables>, answerId: string): Promise<void> {
  const forgotten = await transaction
    .selectFrom("answer")
    .select(["conversation_id", "at"])
    .where("id", "=", storableText(answerId))
    .executeTakeFirst();
  if (forgotten === undefined) return;
  const later = await transaction
    .selectFrom("answer")
    .select(["id", "content", "evidence"])
    .where("conversation_id", "=", forgotten.conversation_id)
    .where("at", ">=", forgotten.at)
    .where("id", "!=", storableText(answerId))
    .orderBy("at")
    .orderBy("id", "desc")
    .execute();
  for (const { id, content, evidence } of later) {
    const completed = Completed.safeParse(JSON.parse(evidence));
    if (!completed.success) return;
    await transaction
      .updateTable("answer")
      .set({
        content: storedJson(withoutUnderstood(JSON.parse(content))),
        evidence: storedJson({ ...completed.data, askedAs: null }),
      })
      .where("id", "=", id)
      .execute();
  }
}

/** Evidence of a question that was completed from those before it. */
const Completed = z.looseObject({ askedAs: z.string() });
/** As much of an answer as tells what its question was completed to. */
const Telling = z.looseObject({
  text: z.string(),
  notices: z.array(z.looseObject({ code: z.string(), text: z.string() })),
});

/** An answer that does not say what its question was understood as. */
function withoutUnderstood(answer: unknown): unknown {
  const telling = Telling.safeParse(answer);
  if (!telling.success) return answer;
  const { text, notices } = telling.data;
  // Each notice is a line of the text too.
  const told = new Set(notices.flatMap((notice) => (notice.code === "understood_as" ? [notice.text] : [])));
  return {
    ...telling.data,
    text: text
      .split("\n")
      .filter((line) => !told.has(line))
      .join("\n"),
    notices: notices.filter((notice) => !told.has(notice.text)),
  };
}

/** Deletes an answer with what was thought of it. */
export async function dropAnswer(db: Kysely<Tables>, answerId: string): Promise<void> {
  await db.deleteFrom("answer").where("id", "=", storableText(answerId)).execute();
}

async function note(transaction: Transaction<Tables>, channel: string, id: string): Promise<void> {
  await transaction
    .insertInto("pending")
    .values({ id: storableText(id), channel, received_at: storedNow() })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}
