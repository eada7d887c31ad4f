import type { SpendingLimits } from "./spending.ts";

/** Where OpenAI's own API is. */
export const OPENAI_API = "https://api.openai.com/v1";

/** A language model as it is set. */
export interface ModelSettings {
  /** What the endpoint calls it. */
  readonly model: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Null where the endpoint wants none. */
  readonly apiKey: string | null;
  /** The whole time for an answer, in milliseconds. */
  readonly answerWithinMs: number;
  /** Whether sentences are said as they come; default: they are. */
  readonly isStreamed?: boolean;
  readonly limits: SpendingLimits;
}
