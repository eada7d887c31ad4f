import { type Kysely, type Selectable, sql } from "kysely";
import { appendAudit } from "./audit-log.ts";
import type {
  GapAsked,
  GapGroup,
  GapQuestion,
  GapSample,
  GapState,
  GapStore,
  UngroupedQuestion,
} from "./gap-store.ts";
import { storableText, storedJson, storedNow } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** Runs something with the database and makes a `StoreError` of what the database says. */
type Use = <Result>(run: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;

/** The gaps over either database; the interface says what each method does. */
export class SqlGapStore implements GapStore {
  readonly #use: Use;

  constructor(use: Use) {
    this.#use = use;
  }

  ungrouped(lowScore: number, limit: number): Promise<readonly UngroupedQuestion[]> {
    return this.#use(async (db) => {
      const disliked = sql<boolean>`exists (select 1 from feedback where feedback.answer_id = answer_outcome.answer_id and feedback.helpful = 0)`;
      const rows = await db
        .selectFrom("answer_outcome")
        .innerJoin("answer", "answer.id", "answer_outcome.answer_id")
        .leftJoin("gap_question", "gap_question.answer_id", "answer_outcome.answer_id")
        .select(["answer_outcome.answer_id", "answer_outcome.status", "answer_outcome.channel"])
        .select(["answer_outcome.at", "answer.question", "answer.evidence"])
        .select(sql<number>`case when ${disliked} then 1 else 0 end`.as("disliked"))
        .where("gap_question.answer_id", "is", null)
        .where((eb) =>
          eb.or([
            eb("answer_outcome.status", "=", "no_information"),
            eb.and([
              eb("answer_outcome.status", "=", "answered"),
              eb("answer_outcome.best_score", "<", lowScore),
            ]),
            disliked,
          ]),
        )
        .orderBy("answer_outcome.at")
        .orderBy("answer_outcome.answer_id")
        .limit(limit)
        .execute();
      return rows.map(({ answer_id, status, disliked: isDisliked, evidence, ...row }) => ({
        ...row,
        answerId: answer_id,
        kind: isDisliked === 1 ? "thumbs_down" : status === "no_information" ? "no_answer" : "low_margin",
        evidence: JSON.parse(evidence) as unknown,
      }));
    });
  }

  groupsNaming(names: readonly string[], model: string): Promise<readonly GapGroup[]> {
    return this.#use(async (db) => {
      const rows = await db
        .selectFrom("gap_group")
        .selectAll()
        .where("names", "=", storedJson(names))
        .where("model", "=", model)
        .orderBy("id")
        .execute();
      return rows.map(groupOf);
    });
  }

  group(id: string): Promise<GapGroup | null> {
    return this.#use(async (db) => {
      const row = await db
        .selectFrom("gap_group")
        .selectAll()
        .where("id", "=", storableText(id))
        .executeTakeFirst();
      return row === undefined ? null : groupOf(row);
    });
  }

  groups(): Promise<readonly Omit<GapGroup, "vector" | "asked">[]> {
    return this.#use(async (db) => {
      const rows = await db
        .selectFrom("gap_group")
        .select(["id", "model", "names", "size", "state", "changed_at"])
        .orderBy("id")
        .execute();
      return rows.map(({ names, changed_at, ...row }) => ({
        ...row,
        names: namesIn(names),
        changedAt: changed_at,
      }));
    });
  }

  put(question: GapQuestion, group: GapGroup): Promise<void> {
    const { id, model, names, asked, vector, size, state, changedAt } = group;
    const sum = { vector: vectorText(vector), size };
    return this.#use((db) =>
      db.transaction().execute(async (transaction) => {
        const there = await transaction
          .selectFrom("answer_outcome")
          .select("answer_id")
          .where("answer_id", "=", question.answerId)
          .executeTakeFirst();
        if (there === undefined) return;
        await transaction
          .insertInto("gap_group")
          .values({
            id,
            model,
            names: storedJson(names),
            asked: storedJson(asked),
            ...sum,
            state,
            changed_at: changedAt,
          })
          .onConflict((conflict) => conflict.column("id").doUpdateSet(sum))
          .execute();
        const { answerId, groupId, ...rest } = question;
        await transaction
          .insertInto("gap_question")
          .values({ answer_id: answerId, group_id: groupId, ...rest })
          .onConflict((conflict) => conflict.column("answer_id").doNothing())
          .execute();
      }),
    );
  }

  questions(from: string | null, to: string | null): Promise<readonly GapQuestion[]> {
    return this.#use(async (db) => {
      const rows = await db
        .selectFrom("gap_question")
        .selectAll()
        .$if(from !== null, (query) => query.where("at", ">=", from ?? ""))
        .$if(to !== null, (query) => query.where("at", "<", to ?? ""))
        .orderBy("at")
        .orderBy("answer_id")
        .execute();
      return rows.map(({ answer_id, group_id, ...row }) => ({
        ...row,
        answerId: answer_id,
        groupId: group_id,
      }));
    });
  }

  samples(groupId: string, limit: number): Promise<readonly GapSample[]> {
    return this.#use(async (db) => {
      const rows = await db
        .selectFrom("gap_question")
        .innerJoin("answer", "answer.id", "gap_question.answer_id")
        .select(["gap_question.answer_id", "answer.question", "answer.evidence", "gap_question.at"])
        .where("gap_question.group_id", "=", storableText(groupId))
        .orderBy("gap_question.at", "desc")
        .orderBy("gap_question.answer_id")
        .limit(limit)
        .execute();
      return rows.map(({ answer_id, evidence, ...row }) => ({
        ...row,
        answerId: answer_id,
        evidence: JSON.parse(evidence) as unknown,
      }));
    });
  }

  setState(id: string, state: GapState, by: string): Promise<"changed" | "unknown_group"> {
    return this.#use((db) =>
      db.transaction().execute(async (transaction) => {
        const before = await transaction
          .selectFrom("gap_group")
          .select("state")
          .where("id", "=", storableText(id))
          .executeTakeFirst();
        if (before === undefined) return "unknown_group";
        await transaction
          .updateTable("gap_group")
          .set({ state, changed_at: storedNow() })
          .where("id", "=", storableText(id))
          .execute();
        await appendAudit(transaction, {
          by,
          action: state === "open" ? "gap.reopened" : "gap.out_of_scope",
          object: `gap:${id}`,
          before: before.state,
          after: state,
        });
        return "changed";
      }),
    );
  }
}

function groupOf({ names, asked, vector, changed_at, ...row }: Selectable<Tables["gap_group"]>): GapGroup {
  return {
    ...row,
    names: namesIn(names),
    asked: JSON.parse(asked) as GapAsked,
    vector: vectorIn(vector),
    changedAt: changed_at,
  };
}

function namesIn(json: string): readonly string[] {
  return JSON.parse(json) as string[];
}

function vectorText(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("base64");
}

function vectorIn(text: string): Float32Array {
  const bytes = Buffer.from(text, "base64");
  // A copy, since a buffer's part need not begin where a float may.
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
