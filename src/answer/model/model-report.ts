import type { ModelTrouble, TokenUse } from "./chat-endpoint.ts";

/** How a question for which a model could be asked turned out. */
export type ModelOutcome =
  /** In the model's words. */
  | "answered"
  /** The same, from what was kept. */
  | "answered_from_cache"
  /** The same as far as it came: it failed after something of it had been said. */
  | "answered_in_part"
  /** It says that the evidence does not answer. */
  | "nothing_said"
  /** Nothing that it said could be proved. */
  | "unproved"
  /** What could be proved does not answer the question. */
  | "beside_the_point"
  | ModelTrouble;

/** What is told of a model to those who run the service: never a word of what was asked or answered. */
export interface ModelReport {
  /** As it is set: `openai:NAME`. */
  readonly name: string;
  /** Version of its prompts. */
  readonly prompt: string;
  readonly state: "in_use" | "resting" | "day_spent";
  /** ISO 8601; null unless it rests. */
  readonly restsUntil: string | null;
  readonly outcomes: Readonly<Partial<Record<ModelOutcome, number>>>;
  readonly tokens: TokenUse;
}

/** Counts for this process since its start. */
export class ModelCounts {
  readonly #outcomes = new Map<ModelOutcome, number>();
  #tokens: TokenUse = { in: 0, out: 0 };

  countOutcome(outcome: ModelOutcome): void {
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
  }

  countTokens(used: TokenUse): void {
    this.#tokens = { in: this.#tokens.in + used.in, out: this.#tokens.out + used.out };
  }

  get outcomes(): ModelReport["outcomes"] {
    return Object.fromEntries(this.#outcomes);
  }

  get tokens(): TokenUse {
    return this.#tokens;
  }
}
