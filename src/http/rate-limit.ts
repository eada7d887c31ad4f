import { HttpProblem } from "./problem.ts";

/** Addresses kept in memory at once: about 10 MB. Beyond it the address unused for the longest time is forgotten. */
const MAX_ADDRESSES = 50_000;
const MS_A_MINUTE = 60_000;

interface Bucket {
  tokens: number;
  /** When `tokens` was right, ms. */
  readonly at: number;
}

/** A token bucket for each client address: `burst` requests at once, then `perMinute` evenly. */
export interface RateLimit {
  /** Counts one request. @throws HttpProblem `rate_limited` with the seconds to wait. */
  take(address: string): void;
  /** Addresses remembered now. */
  readonly size: number;
}

/** Makes a rate limit. `now` is a clock in ms; a clock that goes back gives nothing. */
export function createRateLimit(perMinute: number, burst: number, now: () => number): RateLimit {
  const tokensAMs = perMinute / MS_A_MINUTE;
  // In order of last use: an address is taken out and put back at the end whenever it asks.
  const buckets = new Map<string, Bucket>();

  const refilled = (bucket: Bucket, time: number): number =>
    Math.min(burst, bucket.tokens + Math.max(0, time - bucket.at) * tokensAMs);

  const forgetTheFull = (time: number): void => {
    for (const [address, bucket] of buckets) {
      if (buckets.size <= MAX_ADDRESSES && refilled(bucket, time) < burst) return;
      buckets.delete(address);
    }
  };

  return {
    take(address) {
      const time = now();
      const known = buckets.get(address);
      const tokens = known === undefined ? burst : refilled(known, time);
      buckets.delete(address);
      const isAllowed = tokens >= 1;
      buckets.set(address, { tokens: isAllowed ? tokens - 1 : tokens, at: time });
      forgetTheFull(time);
      if (!isAllowed) {
        const retryAfter = Math.max(1, Math.ceil((1 - tokens) / tokensAMs / 1000));
        throw new HttpProblem("rate_limited", { retryAfter });
      }
    },
    get size() {
      return buckets.size;
    },
  };
}
