import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from "jose";
import type { TeamsActivity } from "./activity.ts";
import { isServiceAllowed } from "./service-host.ts";
import type { SigningKeys } from "./signing-keys.ts";

/** Microsoft's allowance for clocks that differ ("industry-standard clock-skew is 5 minutes"). */
const SKEW_SECONDS = 300;
const ALGORITHM = "RS256";

/** Why a caller is turned away; stands in the log. */
export type RefusalReason =
  | "no_token"
  | "not_a_token"
  | "algorithm"
  | "issuer"
  | "unknown_key"
  | "signature"
  | "expired"
  | "not_yet_valid"
  | "claims"
  | "audience"
  | "service_url"
  | "endorsement"
  | "host_not_allowed"
  | "not_local";

/** Of these the caller is known, but may not do this; of all others nobody knows who calls. */
const FORBIDDEN: readonly RefusalReason[] = [
  "audience",
  "service_url",
  "endorsement",
  "host_not_allowed",
  "not_local",
];

/** A caller who is turned away: 401 or 403, with nothing done. */
export class CallerRefused extends Error {
  override readonly name = "CallerRefused";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }

  get isForbidden(): boolean {
    return FORBIDDEN.includes(this.reason);
  }
}

/** Who calls: what a token that holds has to say. */
export interface Caller {
  readonly serviceUrl: unknown;
  readonly endorsements: readonly string[];
}

/** What callers are held against. */
export interface GuardParts {
  readonly appId: string;
  readonly keys: SigningKeys;
  /** The real clock in ms. */
  readonly now: () => number;
}

/**
 * Who calls, by the header `Authorization`, after Microsoft's "Authentication with the Bot Connector API", and before a
 * body is read. Throws `CallerRefused`, `SigningKeysError`.
 */
export async function callerOf(header: string | undefined, parts: GuardParts): Promise<Caller> {
  if (header === undefined || header.trim() === "") throw new CallerRefused("no_token");
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/iu.exec(header.trim())?.[1];
  if (token === undefined) throw new CallerRefused("not_a_token");
  const { algorithm, keyId, issuer } = unproved(token);
  if (algorithm !== ALGORITHM) throw new CallerRefused("algorithm");
  // First of all: nobody else's token leads to a look-up of keys.
  if (issuer !== (await parts.keys.issuer())) throw new CallerRefused("issuer");
  const found = keyId === undefined ? null : await parts.keys.key(keyId);
  if (found === null) throw new CallerRefused("unknown_key");
  try {
    const { payload } = await jwtVerify(token, found.key, {
      algorithms: [ALGORITHM],
      issuer,
      audience: parts.appId,
      clockTolerance: SKEW_SECONDS,
      currentDate: new Date(parts.now()),
      requiredClaims: ["exp"],
    });
    return { serviceUrl: payload["serviceurl"], endorsements: found.endorsements };
  } catch (error) {
    throw new CallerRefused(reasonOf(error));
  }
}

/**
 * Whether the caller may speak for an activity: at the address that the token names, on a channel that its key is
 * endorsed for, and with replies to an allowed host. Throws `CallerRefused`.
 */
export function checkCaller(
  { serviceUrl, endorsements }: Caller,
  activity: TeamsActivity,
  serviceHosts: readonly string[],
): void {
  if (serviceUrl !== activity.serviceUrl) throw new CallerRefused("service_url");
  if (!endorsements.includes(activity.channelId)) throw new CallerRefused("endorsement");
  checkHost(activity, serviceHosts);
}

/** Throws `CallerRefused` where replies would go to a host that is not allowed. */
export function checkHost({ serviceUrl }: TeamsActivity, serviceHosts: readonly string[]): void {
  if (!isServiceAllowed(serviceUrl, serviceHosts)) throw new CallerRefused("host_not_allowed");
}

/** What a token says of itself before anything is proved. */
function unproved(token: string) {
  try {
    const { alg: algorithm, kid: keyId } = decodeProtectedHeader(token);
    return { algorithm, keyId, issuer: decodeJwt(token).iss };
  } catch {
    throw new CallerRefused("not_a_token");
  }
}

function reasonOf(error: unknown): RefusalReason {
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "aud") return "audience";
    return error.claim === "nbf" ? "not_yet_valid" : "claims";
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return "signature";
  if (error instanceof errors.JOSEError) return "not_a_token";
  throw error;
}
