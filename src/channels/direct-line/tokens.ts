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

/**
 * For how long a conversation's tokens are exchanged for fresh ones, from its first one on: whoever found an old token
 * does not hold the conversation for ever. A page that stays open for a week begins a new one.
 */
export const SESSION_SECONDS = 7 * DAY_SECONDS;

const ALGORITHM = "HS256";

/** What a token may be used for; one use never stands in for another. */
type Use = "direct-line" | "direct-line-stream";

/** Whose a token is. */
export interface Bearer extends Participant {
  /** When the conversation's first token was issued, in seconds since 1970; every later one carries it on. */
  readonly since: number;
}

/** Whose a token is, or why nobody's. */
export type Verified = Bearer | "expired" | "forged";

/** A token with the seconds for which it serves. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresIn: number;
}

/** Signs and checks the tokens of one service. */
export interface Tokens {
  /** The first token of a participant who is nobody's bearer yet, or another for one who is. */
  readonly issue: (participant: Participant | Bearer) => Promise<IssuedToken>;
  readonly verify: (token: string) => Promise<Verified>;
  /**
   * As `verify`, but takes a token for `REFRESH_SECONDS` after its end as well, until `SESSION_SECONDS` after the
   * conversation's first one.
   */
  readonly verifyForRefresh: (token: string) => Promise<Verified>;
  /**
   * As `verify`, but takes a token for as long as anything may be kept that was said with it: whoever deletes it, or says
   * what an answer was worth, is still the same person.
   */
  readonly verifyAuthor: (token: string) => Promise<Verified>;
  readonly issueForStream: (participant: Participant | Bearer) => Promise<string>;
  readonly verifyForStream: (token: string) => Promise<Verified>;
}

/**
 * Tokens are JWTs (RFC 7519) signed with HMAC-SHA256. `conv` and `user` are the names that Direct Line's clients read,
 * `auth_time` is OpenID Connect's. `key` has 32 bytes; `now` is a clock in ms; `retentionDays` is for how long
 * conversations are kept.
 */
export function createTokens(key: Uint8Array, now: () => number, retentionDays: number): Tokens {
  const sign = async (participant: Participant | Bearer, use: Use, seconds: number): Promise<IssuedToken> => {
    const { conversationId, userId } = participant;
    const issuedAt = Math.floor(now() / 1000);
    const since = "since" in participant ? participant.since : issuedAt;
    const expiresAt = Math.min(issuedAt + seconds, since + SESSION_SECONDS);
    const token = await new SignJWT({ conv: conversationId, user: userId, auth_time: since })
      .setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
      .setAudience(use)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(key);
    return { token, expiresIn: expiresAt - issuedAt };
  };
  const check = async (token: string, use: Use, graceSeconds = 0): Promise<Verified> => {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        audience: use,
        requiredClaims: ["conv", "user", "exp", "auth_time"],
        clockTolerance: graceSeconds,
        currentDate: new Date(now()),
      });
      const { conv, user, auth_time: since } = payload;
      const isOurs = typeof conv === "string" && typeof user === "string" && typeof since === "number";
      return isOurs ? { conversationId: conv, userId: user, since } : "forged";
    } catch (error) {
      // The signature is checked before the claims: what has expired was ours.
      if (error instanceof errors.JWTExpired) return "expired";
      if (error instanceof errors.JOSEError) return "forged";
      throw error;
    }
  };
  const checkForRefresh = async (token: string): Promise<Verified> => {
    const verified = await check(token, "direct-line", REFRESH_SECONDS);
    const hasEnded = typeof verified === "object" && now() / 1000 >= verified.since + SESSION_SECONDS;
    return hasEnded ? "expired" : verified;
  };
  return {
    issue: (participant) => sign(participant, "direct-line", TOKEN_SECONDS),
    verify: (token) => check(token, "direct-line"),
    verifyForRefresh: checkForRefresh,
    verifyAuthor: (token) => check(token, "direct-line", retentionDays * DAY_SECONDS),
    issueForStream: async (participant) =>
      (await sign(participant, "direct-line-stream", STREAM_SECONDS)).token,
    verifyForStream: (token) => check(token, "direct-line-stream"),
  };
}
