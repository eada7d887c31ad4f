import { RequestFailed } from "../connection/request.ts";
import type { Failure } from "./entry.ts";

/** What a citizen is told of a request that failed, and how long to wait. */
export function failureOf(error: unknown): { readonly failure: Failure; readonly waitSeconds: number } {
  if (!(error instanceof RequestFailed)) return { failure: "fault", waitSeconds: 0 };
  const waitSeconds = error.retryAfter ?? 0;
  return { failure: kindOf(error, waitSeconds), waitSeconds };
}

function kindOf({ status, code }: RequestFailed, waitSeconds: number): Failure {
  if (code === "origin_not_allowed") return "refused";
  if (status === 0 || (status === 404 && code === null)) return "unreachable";
  if (status === 429) return waitSeconds > 0 ? "rate_limited" : "unreachable";
  if (status === 503 && waitSeconds > 0) return "busy";
  if (status >= 502 && status <= 504) return "unreachable";
  // No other words would mend it: something before the service refuses, or token after token is refused.
  if ([401, 403, 404].includes(status)) return "fault";
  return status < 500 ? "rejected" : "fault";
}
