import type { ChatEndpoint, ModelError } from "./chat-endpoint.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import type { DraftCache } from "./draft-cache.ts";
import type { ModelPrompt } from "./model-prompt.ts";
import type { ModelCounts } from "./model-report.ts";

/** A language model that is set up, with all that its use is held to. */
export interface OpenedModel {
  /** As it is set: `openai:NAME`. */
  readonly name: string;
  /** Asks within the day's limits and with patience. */
  readonly endpoint: ChatEndpoint;
  readonly breaker: CircuitBreaker;
  readonly prompt: ModelPrompt;
  readonly cache: DraftCache;
  /** The whole time for an answer, in milliseconds. */
  readonly answerWithinMs: number;
  /** Whether sentences are said as they come, to whoever hears them. */
  readonly isStreamed: boolean;
  readonly counts: ModelCounts;
  /** Hears of each failure that left an answer without the model. */
  readonly onTrouble: (error: ModelError) => void;
}
