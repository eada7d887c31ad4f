import { errors, jwtVerify, SignJWT } from "jose";
import type { Participant } from "./activity.ts";

const DAY_SECONDS = 24 * 60 * 60;
/** How long a token serves: what Direct Line's clients count on, which refresh after half of it. */
export const TOKEN_SECONDS = 30 * 60;
/** An address of a stream stands in logs of proxies; it has to serve for the one connection that follows at once. */
export const STREAM_SECONDS = 60;
/**
 * For how long after its end a token is still exchanged for a fresh one: a telephone that slept over a meal or a night
 * goes on with its conversation.
 */
export const REFRESH_SECONDS = DAY_SECONDS;

const ALGORITHM = "HS256";

/** What a token may be used for; one use never stands in for another. */
type Use = "direct-line" | "direct-line-stream";

/** Whose a token is, or why nobody's. */
export type Verified = Participant | "expired" | "forged";

/** Signs and checks the tokens of one service. */
export interface Tokens {
  readonly issue: (participant: Participant) => Promise<string>;
  readonly verify: (token: string) => Promise<Verified>;
  /** As `verify`, but takes a token for `REFRESH_SECONDS` after its end as well. */
  readonly verifyForRefresh: (token: string) => Promise<Verified>;
  /** As `verify`, but takes a token for as long as anything may be kept that was said with it. */
  readonly verifyForDeletion: (token: string) => Promise<Verified>;
  readonly issueForStream: (participant: Participant) => Promise<string>;
  readonly verifyForStream: (token: string) => Promise<Verified>;
}

/**
 * Tokens are JWTs (RFC 7519) signed with HMAC-SHA256. `conv` and `user` are the names that Direct Line's clients read.
 * `key` has 32 bytes; `now` is a clock in ms; `retentionDays` is for how long conversations are kept.
 */
export function createTokens(key: Uint8Array, now: () => number, retentionDays: number): Tokens {
  const sign = ({ conversationId, userId }: Participant, use: Use, seconds: number): Promise<string> => {
    const issuedAt = Math.floor(now() / 1000);
    return new SignJWT({ conv: conversationId, user: userId })
      .setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
      .setAudience(use)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + seconds)
      .sign(key);
  };
  const check = async (token: string, use: Use, graceSeconds = 0): Promise<Verified> => {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        audience: use,
        requiredClaims: ["conv", "user", "exp"],
        clockTolerance: graceSeconds,
        currentDate: new Date(now()),
      });
      const { conv, user } = payload;
      if (typeof conv !== "string" || typeof user !== "string") return "forged";
      return { conversationId: conv, userId: user };
    } catch (error) {
      // The signature is checked before the claims: what has expired was ours.
      if (error instanceof errors.JWTExpired) return "expired";
      if (error instanceof errors.JOSEError) return "forged";
      throw error;
    }
  };
  return {
    issue: (participant) => sign(participant, "direct-line", TOKEN_SECONDS),
    verify: (token) => check(token, "direct-line"),
    verifyForRefresh: (token) => check(token, "direct-line", REFRESH_SECONDS),
    verifyForDeletion: (token) => check(token, "direct-line", retentionDays * DAY_SECONDS),
    issueForStream: (participant) => sign(participant, "direct-line-stream", STREAM_SECONDS),
    verifyForStream: (token) => check(token, "direct-line-stream"),
  };
}
