import type { Answer } from "../../answer/answer.ts";

/** A message or a sign of life in a conversation, as far as the widget reads it. */
export interface Activity {
  readonly id: string;
  readonly type: string;
  readonly text: string;
  /** Of a citizen's own message that comes back: the id that the widget gave it. */
  readonly clientActivityId: string | null;
  /** Of a reply: the id of the message that it replies to. */
  readonly replyToId: string | null;
  readonly answer: Answer | null;
  /** Of a sign of life: what the answer has said before it is whole. */
  readonly soFar: Answer | null;
}

/** What a stream frame or a poll brings. */
export interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark: string | null;
}

/** Parts that the rendering walks through; an answer without one of them is none. */
const LISTS = ["sentences", "notices", "choices", "conflicts", "sources", "suggestions"] as const;

/** Reads a set; what is not one, such as the empty frame that keeps a stream alive, is an empty set. */
export function activitySet(value: unknown): ActivitySet {
  const { activities, watermark } = record(value);
  return {
    activities: Array.isArray(activities) ? activities.map(activity) : [],
    watermark: typeof watermark === "string" ? watermark : null,
  };
}

function activity(value: unknown): Activity {
  const { id, type, text, replyToId, channelData } = record(value);
  const { clientActivityID, answer, soFar } = record(channelData);
  return {
    id: string(id) ?? "",
    type: string(type) ?? "",
    text: string(text) ?? "",
    clientActivityId: string(clientActivityID),
    replyToId: string(replyToId),
    answer: isAnswer(answer) ? answer : null,
    soFar: isAnswer(soFar) ? soFar : null,
  };
}

/** Whether a value has the parts of an answer; the service is ours, so what stands in them is taken as it is. */
export function isAnswer(value: unknown): value is Answer {
  const answer = record(value);
  return typeof answer["status"] === "string" && LISTS.every((part) => Array.isArray(answer[part]));
}

/** A value's properties; none for what is no object. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function string(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
