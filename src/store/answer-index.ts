import type { Insertable, Kysely } from "kysely";
import { storableText } from "./stored-text.ts";
import type { Tables } from "./tables.ts";

/** An answer as its row has it: what the tables beside it are made from. */
export interface IndexedAnswer {
  readonly id: string;
  readonly at: string;
  readonly channel: string;
  /** JSON of an `Answer`. */
  readonly content: string;
  /** JSON of an `Evidence`. */
  readonly evidence: string;
}

/** Notes for answers which article versions they cite and how they ended. What is there already stays. */
export async function indexAnswers(db: Kysely<Tables>, answers: readonly IndexedAnswer[]): Promise<void> {
  const citations = answers.flatMap(citationsOf);
  const outcomes = answers.map(outcomeOf);
  if (citations.length > 0) {
    await db
      .insertInto("answer_citation")
      .values(citations)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if (outcomes.length > 0) {
    await db
      .insertInto("answer_outcome")
      .values(outcomes)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

function citationsOf({ id, at, content }: IndexedAnswer): Insertable<Tables["answer_citation"]>[] {
  const cited = new Map<string, Insertable<Tables["answer_citation"]>>();
  for (const source of listIn(objectIn(content), "sources")) {
    const { articleId, articleVersion } = source;
    if (typeof articleId !== "string" || typeof articleVersion !== "string") continue;
    const [article_id, article_version] = [storableText(articleId), storableText(articleVersion)];
    cited.set(`${article_id} ${article_version}`, { answer_id: id, article_id, article_version, at });
  }
  return [...cited.values()];
}

function outcomeOf({
  id,
  at,
  channel,
  content,
  evidence,
}: IndexedAnswer): Insertable<Tables["answer_outcome"]> {
  const answer = objectIn(content);
  const { status, conversationId } = answer;
  return {
    answer_id: id,
    ...{ at, channel },
    status: typeof status === "string" ? storableText(status) : "",
    said_in: typeof conversationId === "string" ? storableText(conversationId) : null,
    best_score: isOfSentences(answer) ? bestScore(objectIn(evidence)) : null,
  };
}

/** Whether an answer was chosen from sentences by their scores: not a table, not what staff or a model wrote. */
function isOfSentences({ table, composer }: Readonly<Record<string, unknown>>): boolean {
  return table == null && composer === "extractive";
}

/** The score of the best sentence; null where none was weighed, or values from records were asked for. */
function bestScore(evidence: Readonly<Record<string, unknown>>): number | null {
  const { understood } = evidence;
  if (isObject(understood) && Array.isArray(understood["asks"]) && understood["asks"].length > 0) return null;
  const score = listIn(evidence, "sentences")[0]?.["score"];
  return typeof score === "number" && Number.isFinite(score) ? score : null;
}

/** An object of a JSON text; an empty one for anything else, since what was kept may be of any earlier form. */
function objectIn(json: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(json);
  return isObject(value) ? value : {};
}

function listIn(of: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>>[] {
  const list = of[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
