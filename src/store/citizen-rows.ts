import type { Kysely } from "kysely";
import { storedAnswer } from "./answer-rows.ts";
import type {
  CitizenStore,
  DeletedData,
  HeldAnswer,
  HeldConversation,
  HeldData,
  Subject,
} from "./citizen-store.ts";
import { activitiesAfter } from "./conversation-rows.ts";
import type { Database } from "./database.ts";
import { deleteEmptyGaps } from "./empty-gaps.ts";
import type { Opinion } from "./history-store.ts";
import { storableText } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** Runs something with the database and makes a `StoreError` of what the database says. */
type Use = <Result>(run: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;

/** More was never said in one conversation. */
const ALL = 1_000_000;
/** Parameters of one statement: SQLite takes 32,766, PostgreSQL 65,535. */
const IDS_AT_ONCE = 1000;

/** What is held of citizens over either database; the interface says what each method does. */
export class SqlCitizenStore implements CitizenStore {
  readonly #use: Use;
  readonly #database: Pick<Database, "kind" | "afterDeletion">;

  constructor(use: Use, database: Pick<Database, "kind" | "afterDeletion">) {
    this.#use = use;
    this.#database = database;
  }

  held(subject: Subject): Promise<HeldData> {
    return this.#use(async (db) => {
      const { conversations, answers, opinions, messages } = await idsOf(db, subject);
      return {
        conversations: await inPieces(conversations, (ids) => heldConversations(db, ids)),
        answers: await inPieces(answers, (ids) => heldAnswers(db, ids)),
        opinions,
        messages: await inPieces(messages, async (ids) => {
          const rows = await db
            .selectFrom("pending")
            .select(["id", "received_at"])
            .where("id", "in", ids)
            .orderBy("received_at")
            .execute();
          return rows.map(({ id, received_at }) => ({ id, receivedAt: received_at }));
        }),
      };
    });
  }

  erase(subject: Subject): Promise<DeletedData> {
    return this.#use(async (db) => {
      const deleted = await db.transaction().execute(async (transaction) => {
        const { conversations, answers, opinions, messages } = await idsOf(transaction, subject);
        await inPieces(answers, async (ids) => {
          await transaction
            .updateTable("sent_message")
            .set({ answer_id: null })
            .where("answer_id", "in", ids)
            .execute();
          await transaction.deleteFrom("answer").where("id", "in", ids).execute();
          return [];
        });
        if (subject.kind === "person") {
          await transaction.deleteFrom("feedback").where("person", "=", subject.person).execute();
        }
        await inPieces(messages, async (ids) => {
          await transaction.deleteFrom("pending").where("id", "in", ids).execute();
          return [];
        });
        await inPieces(conversations, async (ids) => {
          await transaction.deleteFrom("conversation").where("id", "in", ids).execute();
          return [];
        });
        // However many: all of them in the transaction that empties them.
        await deleteEmptyGaps(transaction, this.#database.kind, ALL);
        return {
          conversations: conversations.length,
          answers: answers.length,
          opinions: opinions.length,
          messages: messages.length,
        };
      });
      await this.#database.afterDeletion();
      return deleted;
    });
  }
}

interface Ids {
  readonly conversations: readonly string[];
  readonly answers: readonly string[];
  readonly opinions: HeldData["opinions"];
  readonly messages: readonly string[];
}

async function idsOf(db: Kysely<Tables>, subject: Subject): Promise<Ids> {
  const conversations =
    subject.kind === "conversation"
      ? [storableText(subject.id)]
      : (await db.selectFrom("conversation").select("id").where("person", "=", subject.person).execute()).map(
          ({ id }) => id,
        );
  const answers = await inPieces(conversations, async (ids) => {
    const rows = await db
      .selectFrom("answer_outcome")
      .innerJoin("answer", "answer.id", "answer_outcome.answer_id")
      .select("answer.id")
      // Answers of the API and the page belong to no kept conversation; they name theirs themselves.
      .where((eb) =>
        eb.or([eb("answer_outcome.said_in", "in", ids), eb("answer.conversation_id", "in", ids)]),
      )
      .execute();
    return rows.map(({ id }) => id);
  });
  const messages = await inPieces(conversations, async (ids) => {
    const rows = await db.selectFrom("pending").select("id").where("conversation_id", "in", ids).execute();
    return rows.map(({ id }) => id);
  });
  const there = await inPieces(conversations, async (ids) => {
    const rows = await db.selectFrom("conversation").select("id").where("id", "in", ids).execute();
    return rows.map(({ id }) => id);
  });
  const own = new Set(answers);
  const opinions = subject.kind === "conversation" ? [] : await opinionsOf(db, subject.person);
  return {
    conversations: there,
    answers,
    opinions: opinions.filter(({ answerId }) => !own.has(answerId)),
    messages,
  };
}

async function opinionsOf(db: Kysely<Tables>, person: string): Promise<HeldData["opinions"]> {
  const rows = await db
    .selectFrom("feedback")
    .select(["answer_id", "helpful", "reason", "comment", "at"])
    .where("person", "=", person)
    .orderBy("at")
    .execute();
  return rows.map(({ answer_id, helpful, ...rest }) => ({
    answerId: answer_id,
    helpful: helpful === 1,
    ...rest,
  }));
}

async function heldConversations(db: Kysely<Tables>, ids: readonly string[]): Promise<HeldConversation[]> {
  const rows = await db
    .selectFrom("conversation")
    .select(["id", "channel", "last_at"])
    .where("id", "in", ids)
    .orderBy("last_at")
    .execute();
  const held: HeldConversation[] = [];
  for (const { id, channel, last_at } of rows) {
    held.push({ id, channel, lastAt: last_at, activities: await activitiesAfter(db, id, 0, ALL) });
  }
  return held;
}

async function heldAnswers(db: Kysely<Tables>, ids: readonly string[]): Promise<HeldAnswer[]> {
  const rows = await db.selectFrom("answer").selectAll().where("id", "in", ids).orderBy("at").execute();
  const feedback = await db
    .selectFrom("feedback")
    .select(["answer_id", "helpful", "reason", "comment", "at"])
    .where("answer_id", "in", ids)
    .orderBy("at")
    .execute();
  return rows.map((row) => ({
    ...storedAnswer(row),
    id: row.id,
    at: row.at,
    feedback: feedback
      .filter(({ answer_id }) => answer_id === row.id)
      .map(({ helpful, reason, comment, at }): Opinion => ({ helpful: helpful === 1, reason, comment, at })),
  }));
}

async function inPieces<Result>(
  ids: readonly string[],
  run: (ids: readonly string[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    results.push(...(await run(ids.slice(from, from + IDS_AT_ONCE))));
  }
  return results;
}
