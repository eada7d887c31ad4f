import type { Answer } from "./answer.ts";

/** Languages that answers are written in. */
export type AnswerLanguage = "en" | "zh-Hant" | "zh-Hans";

/** One question as a channel hands it in: cleaned, 1 to 500 code points. */
export interface AskRequest {
  readonly question: string;
  /** A conversation that the server has issued, or null outside of one. */
  readonly conversationId: string | null;
  /** What to answer in; null for the language of the question. */
  readonly language: AnswerLanguage | null;
}

/** What every channel needs of the answer room. */
export interface Answerer {
  /** Answers a question; an abstention or a refusal is an answer too. Rejects only for a fault of ours. */
  ask(request: AskRequest): Promise<Answer>;
}
