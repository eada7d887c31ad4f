import type { Turns } from "../channels/delivery.ts";
import { DurableTurns } from "../channels/turns/durable-turns.ts";
import type { TurnOutcome } from "../channels/turns/turn-parts.ts";
import type { ChannelDesk } from "./channel-desk.ts";
import type { AppDependencies } from "./dependencies.ts";
import { faultReport } from "./fault-report.ts";
import type { Metrics } from "./metrics.ts";
import { HttpProblem } from "./problem.ts";
import { createRateLimit } from "./rate-limit.ts";

/** Questions of one person: one every two seconds, and some at once, as on the web. */
const QUESTIONS = { perMinute: 30, burst: 10 };
/** Seconds in which the first of the questions that wait is answered on a bad day. */
const RETRY_WAITING_S = 10;

/** What the log says of turns that did not end well. */
const UNSENT: Readonly<Record<Exclude<TurnOutcome, "sent">, string>> = {
  out_of_time: "a message could not be answered within its time",
  refused: "an answer was refused by its platform",
  in_doubt: "an answer may or may not have arrived, and is not sent a third time",
};

/** Makes the turns of channels that are called back. */
export function createTurns(deps: AppDependencies, desk: ChannelDesk, metrics: Metrics): Turns {
  const { store, mask, keys, now, logger } = deps;
  const rate = createRateLimit(QUESTIONS.perMinute, QUESTIONS.burst, now);
  return new DurableTurns({
    store: store.turns,
    ...{ desk, mask, now, personKey: keys.person },
    courtesy: {
      tooFast: (person, message) => {
        try {
          rate.take(person);
          return null;
        } catch (error) {
          return desk.apologize(error, message);
        }
      },
      tooMany: (message) =>
        desk.apologize(new HttpProblem("too_many_waiting", { retryAfter: RETRY_WAITING_S }), message),
      late: (message) => desk.apologize(new HttpProblem("busy", { retryAfter: RETRY_WAITING_S }), message),
      fault: (message, error) => desk.apologize(error, message),
    },
    onOutcome: (channel, outcome, code) => {
      metrics.countTurn(channel, outcome);
      if (outcome !== "sent") logger.warn({ channel, outcome, code }, UNSENT[outcome]);
    },
    onFault: (channel, error) => {
      logger.error({ channel, fault: faultReport(error) }, "a message could not be worked on");
    },
  });
}
