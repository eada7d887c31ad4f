import { toTraditional, writtenLanguage } from "../language/script.ts";
import type { DeclineReason } from "./answer.ts";
import type { AnswerLanguage } from "./answerer.ts";
import type { Replies } from "./replies.ts";

/** A question that gets an official reply instead of an answer. */
export interface Declined {
  readonly reason: DeclineReason;
  /** File of the reply in `prompts/replies`. */
  readonly code: string;
  /** BCP 47 tag of the reply. */
  readonly language: string;
}

/** What is said when a question fits several: help in danger before anything else. */
const FIRST: readonly DeclineReason[] = ["emergency", "prompt_attack"];
const UNSUPPORTED = "unsupported-language";

/**
 * Whether a clean question is declined before anything is looked up: an emergency, an attempt on the instructions,
 * plainly another topic, or a language that we do not answer in. Null for a question to be answered.
 */
export function screen(question: string, language: AnswerLanguage | null, replies: Replies): Declined | null {
  const written = writtenLanguage(question);
  // The patterns are in Traditional and with the plain apostrophe; telephones write the curly one.
  const text = (written === "zh-Hans" ? toTraditional(question) : question).replaceAll("’", "'");
  // A question of figures and marks alone has no language to refuse; it goes on and finds nothing.
  const isAnswerable = ["en", "zh-Hant", "zh-Hans"].includes(written) || !/\p{L}/u.test(text);
  const fitting = replies.declineRules.filter(({ patterns }) =>
    patterns.some((pattern) => pattern.test(text)),
  );
  const urgent = FIRST.map((first) => fitting.find(({ reason }) => reason === first)).find(
    (rule) => rule !== undefined,
  );
  const rule = urgent ?? fitting[0];
  if (rule !== undefined) {
    return {
      reason: rule.reason,
      code: rule.code,
      language: language ?? (isAnswerable && written !== "other" ? written : "en"),
    };
  }
  if (isAnswerable || language !== null) return null;
  const hasWording = replies.languagesOf(UNSUPPORTED).includes(written);
  return { reason: "unsupported_language", code: UNSUPPORTED, language: hasWording ? written : "en" };
}
