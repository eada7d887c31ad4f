import { setTimeout as delay } from "node:timers/promises";
import type { Answer } from "../answer/answer.ts";
import type { AnswerDesk, ChannelMessage } from "../channels/channel.ts";
import { errorAnswer } from "../channels/error-answer.ts";
import { readersLanguage } from "../channels/readers-language.ts";
import type { AppDependencies } from "./dependencies.ts";
import { faultReport } from "./fault-report.ts";
import { HttpProblem, toProblem } from "./problem.ts";
import type { QuestionDesk } from "./question-desk.ts";
import { createWaitingLine } from "./waiting-line.ts";

/** Questions of channels worked on at once: more of them than cores only makes each of them slower. */
const AT_ONCE = 8;
/** At 20 questions a second, the last of so many waits for half a minute. */
const MOST_WAITING = 600;
/** How long a question is held while the service starts or others have all its places, and how often it looks again. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 200;

/** The desk of all channels, with its words for what it does not answer. */
export interface ChannelDesk extends AnswerDesk {
  /** Says in the citizen's language what went wrong; a fault of ours is logged. */
  apologize(error: unknown, message: ChannelMessage): Answer;
}

/**
 * The desk that channels ask at. Whoever chats waits in line instead of being turned away: channels have taken the
 * question already, and show that somebody is at work.
 */
export function createChannelDesk(deps: AppDependencies, desk: QuestionDesk): ChannelDesk {
  const line = createWaitingLine(AT_ONCE, MOST_WAITING);
  return {
    async answer(message, signal, onSentence) {
      const { text, conversationId, channel } = message;
      const ask = (): Promise<Answer> =>
        desk.answer({
          ...{ text, conversationId, language: null, channel, storedIn: conversationId },
          ...(onSentence === undefined ? {} : { onSentence }),
        });
      try {
        return await line.run(() => patiently(ask, signal), signal);
      } catch (error) {
        if (signal.aborted) throw error;
        return apologize(error, message);
      }
    },
    apologize,
  };

  function apologize(error: unknown, message: ChannelMessage): Answer {
    const problem = toProblem(error);
    if (problem.code === "internal_error") {
      deps.logger.error({ channel: message.channel, fault: faultReport(problem.cause) }, "internal error");
    }
    const language = readersLanguage(message);
    return errorAnswer(message.conversationId, {
      code: problem.code,
      language,
      text: problem.detail(language),
      // What the citizen can mend needs no telephone.
      contact: problem.status >= 500 ? deps.words.contact(language) : null,
    });
  }
}

/** Asks again for a while where the service is starting or full. */
async function patiently(ask: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const canWait = error instanceof HttpProblem && (error.code === "busy" || error.code === "not_ready");
      if (!canWait || performance.now() > until) throw error;
    }
    await delay(LOOK_EVERY_MS, undefined, { signal });
  }
}
