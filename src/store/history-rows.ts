import type { ExpressionBuilder, ExpressionWrapper, Kysely, SqlBool } from "kysely";
import { storedAnswer } from "./answer-rows.ts";
import type { AnswerRecord, CitedVersion, CitingAnswer, HistoryStore, ListPlace } from "./history-store.ts";
import { storableText } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** Runs something with the database and makes a `StoreError` of what the database says. */
type Use = <Result>(run: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;

/** Answers given over either database; the interface says what each method does. */
export class SqlHistoryStore implements HistoryStore {
  readonly #use: Use;

  constructor(use: Use) {
    this.#use = use;
  }

  answer(id: string): Promise<AnswerRecord | null> {
    return this.#use(async (db) => {
      const row = await db
        .selectFrom("answer")
        .selectAll()
        .where("id", "=", storableText(id))
        .executeTakeFirst();
      if (row === undefined) return null;
      const feedback = await db
        .selectFrom("feedback")
        .select(["helpful", "reason", "comment", "at"])
        .where("answer_id", "=", row.id)
        .orderBy("at", "desc")
        .execute();
      return {
        ...storedAnswer(row),
        id: row.id,
        at: row.at,
        feedback: feedback.map(({ helpful, ...rest }) => ({ helpful: helpful === 1, ...rest })),
      };
    });
  }

  citing(
    articleId: string,
    {
      version,
      after,
      limit,
    }: { readonly version: string | null; readonly after: ListPlace | null; readonly limit: number },
  ): Promise<readonly CitingAnswer[]> {
    return this.#use(async (db) => {
      const rows = await db
        .selectFrom("answer_citation")
        .innerJoin("answer", "answer.id", "answer_citation.answer_id")
        .innerJoin("answer_outcome", "answer_outcome.answer_id", "answer_citation.answer_id")
        .select(["answer_citation.answer_id", "answer_citation.at", "answer_citation.article_version"])
        .select(["answer.channel", "answer.question", "answer_outcome.status"])
        .where("answer_citation.article_id", "=", storableText(articleId))
        .$if(version !== null, (query) =>
          query.where("answer_citation.article_version", "=", storableText(version ?? "")),
        )
        .$if(after !== null, (query) => query.where((eb) => isAfter(eb, after)))
        .orderBy("answer_citation.at", "desc")
        .orderBy("answer_citation.answer_id")
        .orderBy("answer_citation.article_version")
        .limit(limit)
        .execute();
      return rows.map(({ answer_id, article_version, ...row }) => ({
        ...row,
        id: answer_id,
        articleVersion: article_version,
      }));
    });
  }

  citedVersions(): Promise<readonly CitedVersion[]> {
    return this.#use(async (db) => {
      const rows = await db
        .selectFrom("answer_citation")
        .select(["article_id", "article_version"])
        .select((eb) => eb.fn.countAll().as("answers"))
        .groupBy(["article_id", "article_version"])
        .orderBy("article_id")
        .orderBy("article_version")
        .execute();
      return rows.map(({ article_id, article_version, answers }) => ({
        articleId: article_id,
        articleVersion: article_version,
        answers: Number(answers),
      }));
    });
  }
}

/** Newest first, then by id and version. */
function isAfter(
  eb: ExpressionBuilder<Tables, "answer_citation">,
  place: ListPlace | null,
): ExpressionWrapper<Tables, "answer_citation", SqlBool> {
  const { at = "", id = "", articleVersion = "" } = place ?? {};
  const isSameTime = eb("answer_citation.at", "=", at);
  return eb.or([
    eb("answer_citation.at", "<", at),
    eb.and([isSameTime, eb("answer_citation.answer_id", ">", id)]),
    eb.and([
      isSameTime,
      eb("answer_citation.answer_id", "=", id),
      eb("answer_citation.article_version", ">", articleVersion),
    ]),
  ]);
}
