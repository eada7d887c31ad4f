import type { Request } from "express";
import type { AnswerDesk } from "../channels/channel.ts";
import type { Participant } from "../channels/direct-line/activity.ts";
import { randomId, randomUserId } from "../channels/direct-line/activity-ids.ts";
import { Conversations } from "../channels/direct-line/conversations.ts";
import { type Bearer, createTokens, type Tokens, type Verified } from "../channels/direct-line/tokens.ts";
import type { AppDependencies } from "./dependencies.ts";
import { faultReport } from "./fault-report.ts";
import { HttpProblem } from "./problem.ts";

/** Where everything of Direct Line is. */
export const DIRECT_LINE_PATH = "/v3/directline";
/** The store numbers activities in 32 bits with a sign; PostgreSQL fails on a comparison with more. */
const MOST_SEQUENCE = 2 ** 31 - 1;

/** What the routes and the streams of Direct Line share. */
export interface DirectLine {
  readonly tokens: Tokens;
  readonly conversations: Conversations;
  /**
   * Whom a request's token names.
   * @throws HttpProblem `token_missing`; `token_expired`; `conversation_unknown` for a token that is not ours
   */
  readonly participantOf: (request: Request, verify?: Tokens["verify"]) => Promise<Bearer>;
}

/** Makes Direct Line for one service. */
export function createDirectLine(deps: AppDependencies, desk: AnswerDesk): DirectLine {
  const { store, mask, keys, now, logger, retentionDays } = deps;
  const tokens = createTokens(keys.token, now, retentionDays);
  const conversations = new Conversations({
    store,
    mask,
    now,
    personKey: keys.person,
    desk,
    onFault: (error) => {
      logger.error({ channel: "web", fault: faultReport(error) }, "a question could not be answered");
    },
  });
  return {
    tokens,
    conversations,
    async participantOf(request, verify = tokens.verify) {
      const token = bearerToken(request);
      if (token === null) throw new HttpProblem("token_missing");
      return participantIn(await verify(token));
    },
  };
}

/** A person who was not here before, with a conversation to begin. */
export function newParticipant(): Participant {
  return { conversationId: randomId(), userId: randomUserId() };
}

/** @throws HttpProblem `token_expired`; `conversation_unknown` for a token that is not ours */
export function participantIn(verified: Verified): Bearer {
  if (verified === "expired") throw new HttpProblem("token_expired");
  // Not told apart from a conversation that does not exist: a forger learns nothing.
  if (verified === "forged") throw new HttpProblem("conversation_unknown");
  return verified;
}

/** The token of a request (RFC 6750); null for none. */
export function bearerToken(request: Request): string | null {
  return /^Bearer +(\S+)$/iu.exec(request.get("Authorization") ?? "")?.[1] ?? null;
}

/** What clients are told with every token. */
export async function tokenGrant(tokens: Tokens, participant: Participant | Bearer) {
  const { token, expiresIn } = await tokens.issue(participant);
  return { conversationId: participant.conversationId, token, expires_in: expiresIn };
}

/**
 * The sequence number that a watermark stands for; none, or an empty one, stands for nothing seen yet.
 * @throws HttpProblem `request_invalid`
 */
export function watermarkIn(text: unknown): number {
  if (text === undefined || text === "") return 0;
  const isNumber = typeof text === "string" && /^\d{1,10}$/u.test(text);
  if (isNumber && Number(text) <= MOST_SEQUENCE) return Number(text);
  throw new HttpProblem("request_invalid", { field: "watermark" });
}
