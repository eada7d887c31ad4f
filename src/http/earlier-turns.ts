import { z } from "zod";
import { MOST_TURNS, type Turn } from "../answer/follow-up/turn.ts";
import { turnOf } from "../answer/follow-up/turn-of.ts";
import type { AppDependencies } from "./dependencies.ts";
import type { RememberedTurn } from "./conversations.ts";
import { faultReport } from "./fault-report.ts";

/** As much of a stored answer as a later question is completed from. */
const Answered = z.object({
  sentences: z.array(z.object({ text: z.string() })),
  sources: z.array(z.object({ eventOn: z.string().nullable() })),
});
const Found = z.object({ askedAs: z.string().nullable() }).nullable().catch(null);

/**
 * What was asked before in a kept conversation, oldest first. Where the store fails the question is answered as if it
 * were the first, and the log says so.
 */
export async function earlierTurns(
  { store, logger }: Pick<AppDependencies, "store" | "logger">,
  conversationId: string,
): Promise<readonly Turn[]> {
  try {
    const stored = await store.lastAnswers(conversationId, MOST_TURNS);
    return stored.map(({ question, answer, evidence }) =>
      turnOf(question, Answered.parse(answer), Found.parse(evidence)),
    );
  } catch (error) {
    logger.error({ fault: faultReport(error) }, "earlier questions could not be read");
    return [];
  }
}

/**
 * Of what this process remembers of a conversation, what is still kept: an answer that was deleted beside it, with its question, is
 * not to live on in the next one. Where the store fails, none of it.
 */
export async function turnsStillKept(
  { store, logger }: Pick<AppDependencies, "store" | "logger">,
  remembered: readonly RememberedTurn[],
): Promise<readonly Turn[]> {
  try {
    const answers = await Promise.all(remembered.map(({ answerId }) => store.answer(answerId)));
    return remembered.flatMap(({ turn }, index) => (answers[index] === null ? [] : [turn]));
  } catch (error) {
    logger.error({ fault: faultReport(error) }, "earlier questions could not be read");
    return [];
  }
}
