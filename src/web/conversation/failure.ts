import { RequestFailed } from "../connection/request.ts";
import type { Failure } from "./entry.ts";

/** What a citizen is told of a request that failed, and how long to wait. */
export function failureOf(error: unknown): { readonly failure: Failure; readonly waitSeconds: number } {
  if (!(error instanceof RequestFailed)) return { failure: "fault", waitSeconds: 0 };
  const waitSeconds = error.retryAfter ?? 0;
  return { failure: kindOf(error, waitSeconds), waitSeconds };
}

function kindOf({ status }: RequestFailed, waitSeconds: number): Failure {
  if (status === 0) return navigator.onLine ? "unreachable" : "offline";
  if (status === 429) return waitSeconds > 0 ? "rate_limited" : "unreachable";
  if (status === 503 && waitSeconds > 0) return "busy";
  if (status >= 502 && status <= 504) return "unreachable";
  if ([401, 403, 404].includes(status)) return "refused";
  return status < 500 ? "rejected" : "fault";
}
