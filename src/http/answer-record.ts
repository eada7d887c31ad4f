import type { Answer } from "../answer/answer.ts";
import type { Evidence } from "../answer/answerer.ts";
import type { AppDependencies } from "./dependencies.ts";
import { faultReport } from "./fault-report.ts";

/** An answer with what is kept about it. */
export interface AnswerRecord {
  readonly answer: Answer;
  /** Cleaned, as it was asked; it is masked before it is kept. */
  readonly question: string;
  /** Null where the question was declined unread. */
  readonly evidence: Evidence | null;
  /** Where it was asked: a channel's name, `api` or `page`. */
  readonly channel: string;
  /** The kept conversation that it belongs to; null for none. */
  readonly storedIn: string | null;
}

/**
 * Keeps an answer for the staff, with what it was made from. An answer that cannot be kept is given all the same, and
 * the log says so.
 */
export async function recordAnswer(
  { store, mask, versions, logger }: Pick<AppDependencies, "store" | "mask" | "versions" | "logger">,
  { answer, question, evidence, channel, storedIn }: AnswerRecord,
): Promise<void> {
  try {
    // Deleted by its owner meanwhile: then the answer is not to be kept either.
    if (storedIn !== null && (await store.find(storedIn)) === null) return;
    const steps = answer.timings;
    const kept = { answer, question: mask(question).text, evidence, steps, versions: versions(), channel };
    await store.saveAnswer(storedIn, answer.id, kept);
  } catch (error) {
    logger.error({ fault: faultReport(error) }, "an answer could not be kept");
  }
}
