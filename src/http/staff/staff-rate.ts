import type { AppDependencies } from "../dependencies.ts";
import { createRateLimit, type RateLimit } from "../rate-limit.ts";

/**
 * A page of the desk asks several times for what it shows, and looks up while somebody types. Who is signed in is counted
 * by account, since an office has one address.
 */
const TIMES_THE_RATE = 5;

/** How much staff may ask, one by one (`account ID`); made once for a service, for the desk and channels together. */
export function createStaffRate({ limits, now }: Pick<AppDependencies, "limits" | "now">): RateLimit {
  return createRateLimit(limits.requestsPerMinute * TIMES_THE_RATE, limits.burst * TIMES_THE_RATE, now);
}
