import { readersLanguage } from "../../../channels/readers-language.ts";
import type { StaffLookUp, StaffPart, StaffQuestion } from "../../../channels/staff-look-up.ts";
import { cleanQuestion } from "../../../language/clean-question.ts";
import type { TeamsLinks } from "../../../staff/accounts/teams-links.ts";
import type { AppDependencies } from "../../dependencies.ts";
import { faultReport } from "../../fault-report.ts";
import { HttpProblem, toProblem } from "../../problem.ts";
import type { RateLimit } from "../../rate-limit.ts";
import type { ArticleFilter } from "./article-filter.ts";
import { faqAsAnswer } from "./faq-as-answer.ts";
import type { LookUp, LookUpQuery } from "./look-up.ts";
import { createNewestOnly, Superseded } from "./newest-only.ts";

/** Seconds after which a service that is starting, or has many in line, is worth another try. */
const RETRY_STARTING_S = 5;
const RETRY_LATE_S = 10;
const ALL_ARTICLES: ArticleFilter = { year: null, city: null, series: null, language: null, publisher: null };

/** What it is made of: the desk's own line and rate, so that a look-up costs the same from wherever it comes. */
export interface ChannelLookUpParts {
  readonly lookUp: LookUp;
  readonly rate: RateLimit;
  readonly links: TeamsLinks;
}

/** The staff's look-up for channels. */
export function createChannelLookUp(
  { articleOf, readiness, logger }: Pick<AppDependencies, "articleOf" | "readiness" | "logger">,
  { lookUp, rate, links }: ChannelLookUpParts,
): StaffLookUp {
  const newest = createNewestOnly();

  const part = async <Found>(
    name: string,
    { accountId, text, locale, k, isTyped }: StaffQuestion,
    signal: AbortSignal,
    work: (query: LookUpQuery, signal: AbortSignal) => Promise<Found>,
  ): Promise<StaffPart<Found>> => {
    const own = isTyped ? newest.begin(`${name} ${accountId}`) : null;
    try {
      rate.take(`account ${accountId}`);
      const { question, fault } = cleanQuestion(text);
      if (fault !== null) throw new HttpProblem(fault);
      if (!readiness().ready) throw new HttpProblem("not_ready", { retryAfter: RETRY_STARTING_S });
      const whole = own === null ? signal : AbortSignal.any([own.signal, signal]);
      return {
        found: await work({ text: question, filter: ALL_ARTICLES, k, answerIn: null }, whole),
        text: null,
      };
    } catch (error) {
      return { found: null, text: problemOf(error, signal).detail(readersLanguage({ text, locale })) };
    } finally {
      own?.end();
    }
  };

  const problemOf = (error: unknown, signal: AbortSignal): HttpProblem => {
    if (error instanceof Superseded) return new HttpProblem("search_superseded");
    if (signal.aborted) return new HttpProblem("busy", { retryAfter: RETRY_LATE_S });
    const problem = toProblem(error);
    if (problem.code === "internal_error") {
      logger.error({ fault: faultReport(problem.cause) }, "a look-up of the staff failed");
    }
    return problem;
  };

  return {
    memberOf: async (person) => (await links.memberOf(person))?.id ?? null,
    quick: (question, signal) =>
      part("quick", question, signal, async (query, whole) => {
        const { faqs, passages } = await lookUp.quick(query, whole);
        const reader = readersLanguage(question);
        return { faqs: faqs.flatMap((faq) => faqAsAnswer(faq, articleOf, reader) ?? []), passages };
      }),
    answer: (question, signal) =>
      part("answer", question, signal, async (query, whole) => {
        const answer = await lookUp.answer(query, whole);
        if (answer === null) throw new Error("an answer was held back though nothing was filtered");
        return answer;
      }),
  };
}
