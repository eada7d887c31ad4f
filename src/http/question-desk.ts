import type { Request } from "express";
import type { Answer } from "../answer/answer.ts";
import type { AnswerLanguage, AskRequest, Evidence } from "../answer/answerer.ts";
import { cleanQuestion } from "../language/clean-question.ts";
import { turnOf } from "../answer/follow-up/turn-of.ts";
import type { ScoredPassage } from "../search/passage.ts";
import { recordAnswer } from "./answer-record.ts";
import { clientAddress } from "./client-address.ts";
import { conversationsInMemory } from "./conversations.ts";
import type { AppDependencies } from "./dependencies.ts";
import { earlierTurns, turnsStillKept } from "./earlier-turns.ts";
import type { Metrics } from "./metrics.ts";
import { HttpProblem } from "./problem.ts";
import { createRateLimit } from "./rate-limit.ts";

/** Seconds after which a service that was busy or starting is worth another try: a question takes less than one. */
const RETRY_BUSY_S = 2;
const RETRY_STARTING_S = 5;

/** A question as it comes out of a request. */
export interface Incoming {
  readonly text: string;
  readonly conversationId: string | null;
  readonly language: AnswerLanguage | null;
}

/** A question of a channel, which has conversations of its own. */
export interface Asked extends Incoming {
  /** Where it was asked: a channel's name, `api` or `page`. */
  readonly channel: string;
  /** The kept conversation that the answer belongs to; null for none. */
  readonly storedIn: string | null;
  /** Hears what is said before the answer is whole. */
  readonly onSentence?: NonNullable<AskRequest["onSentence"]>;
}

/** The one way from a route to an answer, with the limits on it; shared by the API and the page. */
export interface QuestionDesk {
  /** Counts a request against its client's rate. @throws HttpProblem `rate_limited` */
  admit(request: Request): void;
  /** Whether a conversation goes on under this id. */
  isConversation(id: string): Promise<boolean>;
  /**
   * Answers in the conversation named, or in a new one.
   * @throws HttpProblem `question_…`, `conversation_unknown`, `not_ready`, `busy`
   */
  ask(incoming: Incoming, channel: "api" | "page"): Promise<Answer>;
  /** Answers whatever the conversation. @throws HttpProblem `question_…`, `not_ready`, `busy` */
  answer(asked: Asked): Promise<Answer>;
  /** The `k` best passages. @throws HttpProblem `question_…`, `not_ready`, `busy` */
  search(text: string, k: number): Promise<readonly ScoredPassage[]>;
}

/** Makes the desk for one service. */
export function createQuestionDesk(deps: AppDependencies, metrics: Metrics): QuestionDesk {
  const { limits, now } = deps;
  const rate = createRateLimit(limits.requestsPerMinute, limits.burst, now);
  const conversations = conversationsInMemory(now);
  let inHand = 0;

  const checkReady = (): void => {
    if (!deps.readiness().ready) throw new HttpProblem("not_ready", { retryAfter: RETRY_STARTING_S });
  };
  const withinLimits = async <T>(work: () => Promise<T>): Promise<T> => {
    checkReady();
    if (inHand >= limits.questionsInHand) throw new HttpProblem("busy", { retryAfter: RETRY_BUSY_S });
    metrics.setInHand(++inHand);
    try {
      return await work();
    } finally {
      metrics.setInHand(--inHand);
    }
  };

  const answer = async (asked: Asked): Promise<Answer> => {
    const { text, conversationId, language, channel, storedIn, onSentence } = asked;
    const question = cleaned(text);
    return withinLimits(async () => {
      const turns =
        storedIn === null
          ? await turnsStillKept(deps, conversations.turns(conversationId ?? ""))
          : await earlierTurns(deps, storedIn);
      let evidence: Evidence | null = null;
      const given = await deps.answerer.ask({
        question,
        conversationId,
        language,
        turns,
        onEvidence: (found) => {
          evidence = found;
        },
        ...(onSentence === undefined ? {} : { onSentence }),
      });
      metrics.countAnswer(given);
      if (storedIn === null && conversationId !== null) {
        const { question: told, ...rest } = turnOf(question, given, evidence);
        const turn = { ...rest, question: deps.mask(told).text };
        conversations.remember(conversationId, { answerId: given.id, turn });
      }
      await recordAnswer(deps, { answer: given, question, evidence, channel, storedIn });
      return given;
    });
  };

  return {
    answer,
    admit(request) {
      rate.take(clientAddress(request));
    },
    isConversation: (id) => conversations.isKnown(id),
    async ask({ text, conversationId, language }, channel) {
      cleaned(text);
      if (conversationId !== null && !(await conversations.isKnown(conversationId))) {
        throw new HttpProblem("conversation_unknown");
      }
      checkReady();
      const id = conversationId ?? (await conversations.issue());
      const given = await answer({ text, conversationId: id, language, channel, storedIn: null });
      return { ...given, conversationId: id };
    },
    async search(text, k) {
      const query = cleaned(text);
      return withinLimits(() => deps.search.search(query, k));
    },
  };
}

function cleaned(text: string): string {
  const { question, fault } = cleanQuestion(text);
  if (fault !== null) throw new HttpProblem(fault);
  return question;
}
