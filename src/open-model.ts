import { CircuitBreaker } from "./answer/model/circuit-breaker.ts";
import type { ModelError } from "./answer/model/chat-endpoint.ts";
import { loadModelPrompt } from "./answer/model/model-prompt.ts";
import { ModelCounts, type ModelReport } from "./answer/model/model-report.ts";
import type { ModelSettings } from "./answer/model/model-settings.ts";
import type { OpenedModel } from "./answer/model/opened-model.ts";
import { PatientEndpoint } from "./answer/model/patient-endpoint.ts";
import { CappedEndpoint, type SpendingLedger } from "./answer/model/spending.ts";
import { KeptDrafts } from "./kept-drafts.ts";
import { taipeiDay } from "./language/today.ts";
import { PROMPTS } from "./official-words.ts";

/** A model in use, and what is told of it. */
export interface ReportedModel extends OpenedModel {
  report(): ModelReport;
}

/** What a model is opened with. */
export interface ModelGround {
  readonly ledger: SpendingLedger;
  /** Hears when it is left alone, and when the day's limit is reached. */
  readonly onWarning: (message: string) => void;
}

/**
 * Tokens of a reply: three sentences in JSON take 300 at most, and models that think before they write count that in.
 */
const MOST_TOKENS_OUT = 2000;

/**
 * Opens a language model. Its client is loaded here, which takes half a second, so that a service without a model does
 * without. Rejects with `RepliesError` for prompts that cannot be used; the endpoint itself is not asked.
 */
export async function openModel(
  { model, baseUrl, apiKey, answerWithinMs, isStreamed = true, limits }: ModelSettings,
  { ledger, onWarning }: ModelGround,
): Promise<ReportedModel> {
  const name = `openai:${model}`;
  const prompt = await loadModelPrompt(PROMPTS);
  const { OpenAiEndpoint } = await import("./answer/model/openai-endpoint.ts");
  const counts = new ModelCounts();
  const today = (): string => taipeiDay(Date.now());
  const breaker = new CircuitBreaker(Date.now, ({ message }, milliseconds) => {
    const seconds = Math.round(milliseconds / 1000);
    onWarning(`${message}; it is left alone for ${seconds} s, and answers are as without it meanwhile`);
  });
  let spentOn: string | null = null;
  const endpoint = new CappedEndpoint({
    endpoint: new PatientEndpoint(
      new OpenAiEndpoint({ model, baseUrl, apiKey, mostTokensOut: MOST_TOKENS_OUT }),
    ),
    ledger,
    limits,
    mostTokensOut: MOST_TOKENS_OUT,
    day: today,
    onSpent: (tokens) => {
      counts.countTokens(tokens);
    },
  });
  return {
    ...{ name, endpoint, breaker, prompt, counts, answerWithinMs, isStreamed },
    cache: new KeptDrafts(),
    onTrouble: ({ trouble }: ModelError) => {
      if (trouble !== "day_spent" || spentOn === today()) return;
      spentOn = today();
      onWarning("the language model's limit for today is reached; answers are as without it until tomorrow");
    },
    report: () => {
      const { restsUntil } = breaker;
      const isResting = restsUntil !== null;
      return {
        name,
        prompt: prompt.version,
        state: isResting ? "resting" : spentOn === today() ? "day_spent" : "in_use",
        restsUntil: isResting ? new Date(restsUntil).toISOString() : null,
        outcomes: counts.outcomes,
        tokens: counts.tokens,
      };
    },
  };
}
