import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Answer } from "../answer/answer.ts";
import type { ModelReport } from "../answer/model/model-report.ts";
import type { ChannelName } from "../channels/channel.ts";
import type { TurnOutcome } from "../channels/turns/turn-parts.ts";

/** Seconds: a question without a model takes tens of milliseconds, one with a model some seconds. */
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** One response, for the counters. */
export interface CountedResponse {
  readonly method: string;
  /** Route pattern, never a path. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** The service's counters, in the text format of Prometheus. */
export interface Metrics {
  countResponse(response: CountedResponse): void;
  countAnswer(answer: Answer): void;
  countTurn(channel: ChannelName, outcome: TurnOutcome): void;
  setInHand(count: number): void;
  setOpenStreams(count: number): void;
  /** The exposition and its content type. */
  expose(): Promise<{ text: string; contentType: string }>;
}

/**
 * Makes counters of their own, so that two services in one process do not share them. Those of a language model are
 * counted by it and asked for when they are shown, as is how many FAQs somebody should look at again.
 */
export function createMetrics(languageModel?: () => ModelReport, faqsDue?: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const responses = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from a request's arrival to the end of its response",
    labelNames: ["method", "route", "status"],
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  const answers = new Counter({
    name: "answers_total",
    help: "Answers given, by how they ended and what composed them",
    labelNames: ["status", "composer", "language"],
    registers: [registry],
  });
  const turns = new Counter({
    name: "turns_total",
    help: "Messages of channels that are called back, by how they ended",
    labelNames: ["channel", "outcome"],
    registers: [registry],
  });
  const inHand = new Gauge({
    name: "questions_in_hand",
    help: "Questions and searches being worked on",
    registers: [registry],
  });
  const openStreams = new Gauge({
    name: "open_streams",
    help: "WebSockets through which answers are sent",
    registers: [registry],
  });
  if (languageModel !== undefined) addModelMetrics(registry, languageModel);
  if (faqsDue !== undefined) addFaqMetrics(registry, faqsDue);
  return {
    countResponse({ method, route, status, milliseconds }) {
      responses.observe({ method, route, status }, milliseconds / 1000);
    },
    countAnswer({ status, composer, language }) {
      answers.inc({ status, composer: composer ?? "none", language });
    },
    countTurn(channel, outcome) {
      turns.inc({ channel, outcome });
    },
    setInHand(count) {
      inHand.set(count);
    },
    setOpenStreams(count) {
      openStreams.set(count);
    },
    async expose() {
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
  };
}

function addFaqMetrics(registry: Registry, faqsDue: () => number): void {
  new Gauge({
    name: "faqs_due_for_review",
    help: "Published FAQs whose review date has come; they go on answering",
    registers: [registry],
    collect() {
      this.set(faqsDue());
    },
  });
}

function addModelMetrics(registry: Registry, languageModel: () => ModelReport): void {
  new Counter({
    name: "model_answers_total",
    help: "Answers that a language model could word, by how that ended",
    labelNames: ["outcome"],
    registers: [registry],
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(languageModel().outcomes)) this.inc({ outcome }, count);
    },
  });
  new Counter({
    name: "model_tokens_total",
    help: "Tokens that a language model was sent and wrote; what a call that failed may have taken counts as taken",
    labelNames: ["direction"],
    registers: [registry],
    collect() {
      this.reset();
      const { in: sent, out: written } = languageModel().tokens;
      this.inc({ direction: "in" }, sent);
      this.inc({ direction: "out" }, written);
    },
  });
  new Gauge({
    name: "model_in_use",
    help: "1 while the language model is asked; 0 while it rests after failures or the day's limit is reached",
    registers: [registry],
    collect() {
      this.set(languageModel().state === "in_use" ? 1 : 0);
    },
  });
}
