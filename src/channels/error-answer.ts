import { randomUUID } from "node:crypto";
import type { Answer, Contact } from "../answer/answer.ts";

/** What went wrong, by its stable code and in words for the citizen. */
export interface ErrorWords {
  readonly code: string;
  readonly language: string;
  readonly text: string;
  /** Whom to ask instead; null where trying again is all that it takes. */
  readonly contact: Contact | null;
}

/** An answer that only says why there is none. */
export function errorAnswer(conversationId: string | null, words: ErrorWords): Answer {
  const { code, language, text, contact } = words;
  return {
    id: randomUUID(),
    conversationId,
    status: "error",
    reason: null,
    language,
    text,
    sentences: [],
    table: null,
    notices: [{ code, text }],
    choices: [],
    conflicts: [],
    sources: [],
    asOf: null,
    suggestions: [],
    contact,
    composer: null,
    timings: {},
  };
}
