import type { Answer, Source } from "../../answer/answer.ts";

/** Why a question has no answer, as far as a citizen can do something about it. */
export type Failure =
  "unreachable" | "rate_limited" | "busy" | "refused" | "rejected" | "no_answer" | "fault";

/** How far the rating of an answer is. */
export type Rating = "none" | "helpful" | "not_helpful";

/** A question and what became of it. */
export interface Entry {
  /** Ours; the echo of the question carries it. */
  readonly id: string;
  /** The service's own id of the question, which its answer names; null until it is known. */
  readonly activityId: string | null;
  /** As typed until the service has it, then as the service keeps it: without personal data. */
  readonly question: string;
  /** When it was asked, ISO. */
  readonly at: string;
  /** `sending` until the service has it, `waiting` until it is answered. */
  readonly state: "sending" | "waiting" | "answered" | "failed";
  readonly answer: Answer | null;
  /** What was said before the answer was whole; not kept over a reload, after which the whole comes. */
  readonly soFar?: Answer | null;
  /** A reply that is plain text, without the parts of an answer. */
  readonly reply: string | null;
  readonly failure: Failure | null;
  /** Seconds to wait before another try makes sense; 0 for none. */
  readonly waitSeconds: number;
  readonly rating: Rating;
  /** Whether the service had ended the conversation, so that this question began a new one. */
  readonly isRenewed: boolean;
}

/** A question that has just been asked. */
export function newEntry(question: string): Entry {
  return {
    id: randomId(),
    activityId: null,
    question,
    at: new Date().toISOString(),
    state: "sending",
    answer: null,
    reply: null,
    failure: null,
    waitSeconds: 0,
    rating: "none",
    isRenewed: false,
  };
}

/** What was said of the answer before it was whole, where it begins with that. */
export function saidBefore({ answer, soFar }: Entry): Answer | null {
  const begins = soFar?.sentences.every(({ text }, index) => answer?.sentences[index]?.text === text);
  return begins === true ? (soFar ?? null) : null;
}

/** The sources that can be looked at. */
export function sourcesOf({ answer, soFar }: Entry): readonly Source[] {
  return answer?.sources ?? soFar?.sources ?? [];
}

/** Whether an answer is still to come. */
export function isOpen({ state }: Entry): boolean {
  return state === "sending" || state === "waiting";
}

/** 128 random bits. Not `randomUUID`: it is missing on pages without TLS. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
