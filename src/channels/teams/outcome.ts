import type { SendOutcome } from "../delivery.ts";
import type { Posted } from "./connector.ts";
import { retryAfterMs } from "./retry-after.ts";

/** Words for what the connector refuses for good; they stand in logs. */
const REFUSALS: Readonly<Record<number, string>> = {
  401: "unauthorized",
  // Blocked by the person or the organisation, or removed from the chat.
  403: "forbidden",
  404: "conversation_gone",
  413: "too_large",
};
/** A request that took too long, a write that met another one (Teams asks to send it again), too many requests. */
const PASSING: readonly number[] = [408, 412, 429];

/** What came of a message by what the connector said. `now` in ms. */
export function outcomeOf(posted: Posted, now: number): SendOutcome {
  const { status } = posted;
  if (status === "accepted") return { kind: "sent" };
  if (status >= 500 || PASSING.includes(status)) {
    return { kind: "later", retryAfterMs: retryAfterMs(posted.retryAfter, now) };
  }
  return { kind: "refused", code: REFUSALS[status] ?? "rejected" };
}
