import { type ModelSettings, OPENAI_API } from "./answer/model/model-settings.ts";

/** Settings of the language model as they were read. */
export interface ModelValues {
  readonly MODEL?: string | undefined;
  readonly OPENAI_BASE_URL?: string | undefined;
  readonly OPENAI_API_KEY?: string | undefined;
  readonly MODEL_ANSWER_SECONDS: number;
  readonly MODEL_STREAMING: boolean;
  readonly MODEL_TOKENS_PER_DAY: number;
  readonly MODEL_MONEY_PER_DAY?: number | undefined;
  readonly MODEL_PRICE_PER_MILLION_IN?: number | undefined;
  readonly MODEL_PRICE_PER_MILLION_OUT?: number | undefined;
}

/** Settings of the model alone; the environment may hold OPENAI_* for other programs. */
const OF_MODEL = [
  "MODEL_ANSWER_SECONDS",
  "MODEL_STREAMING",
  "MODEL_TOKENS_PER_DAY",
  "MODEL_MONEY_PER_DAY",
  "MODEL_PRICE_PER_MILLION_IN",
  "MODEL_PRICE_PER_MILLION_OUT",
] as const;

/** The language model as it is set; null where there is none. `problems` are one a setting. */
export function modelSettings(
  values: ModelValues,
  given: Readonly<Record<string, string | undefined>>,
): { readonly model: ModelSettings | null; readonly problems: readonly string[] } {
  const { MODEL: model, OPENAI_API_KEY: apiKey = null, OPENAI_BASE_URL: baseUrl = OPENAI_API } = values;
  if (model === undefined) {
    const orphans = OF_MODEL.filter((name) => given[name] !== undefined);
    return {
      model: null,
      problems: orphans.map((name) => `${name}: is set without MODEL; expected with it, or not at all`),
    };
  }
  const problems: string[] = [];
  if (apiKey === null && new URL(baseUrl).host === new URL(OPENAI_API).host) {
    problems.push(
      "OPENAI_API_KEY: is not set, and OpenAI answers nobody without it; expected a key, or OPENAI_BASE_URL of an endpoint that wants none",
    );
  }
  const { MODEL_MONEY_PER_DAY: moneyPerDay = null } = values;
  const { MODEL_PRICE_PER_MILLION_IN: priceIn, MODEL_PRICE_PER_MILLION_OUT: priceOut } = values;
  if (moneyPerDay !== null) {
    for (const name of ["MODEL_PRICE_PER_MILLION_IN", "MODEL_PRICE_PER_MILLION_OUT"] as const) {
      if (values[name] !== undefined) continue;
      problems.push(
        `${name}: is not set, but MODEL_MONEY_PER_DAY is; expected the price of a million tokens`,
      );
    }
  }
  return {
    model: {
      model,
      baseUrl,
      apiKey,
      answerWithinMs: values.MODEL_ANSWER_SECONDS * 1000,
      isStreamed: values.MODEL_STREAMING,
      limits: {
        tokensPerDay: values.MODEL_TOKENS_PER_DAY,
        moneyPerDay,
        pricePerMillionIn: priceIn ?? 0,
        pricePerMillionOut: priceOut ?? 0,
      },
    },
    problems,
  };
}
