import type { Express, Request, Response } from "express";
import { type Participant, postedActivity } from "../channels/direct-line/activity.ts";
import { DirectLineError } from "../channels/direct-line/direct-line-error.ts";
import type { Bearer, Tokens } from "../channels/direct-line/tokens.ts";
import { addRoute, type Handler } from "./add-route.ts";
import { checked, parsedJson } from "./checked-input.ts";
import { clientAddress } from "./client-address.ts";
import type { AppDependencies } from "./dependencies.ts";
import {
  bearerToken,
  type DirectLine,
  DIRECT_LINE_PATH,
  newParticipant,
  tokenGrant,
  watermarkIn,
} from "./direct-line.ts";
import { HttpProblem } from "./problem.ts";
import type { QuestionDesk } from "./question-desk.ts";
import { createRateLimit } from "./rate-limit.ts";
import { readBody } from "./read-body.ts";

/** Conversations opened, for each one that may be asked in: most people open the chat and go on without a word. */
const OPENINGS_A_QUESTION = 3;
/** Messages of one conversation: one every two seconds, and some at once. */
const MESSAGES = { perMinute: 30, burst: 10 };
/**
 * Other calls of one conversation: Bot Framework's client may poll five times a second, and a refusal would end its
 * polling for good.
 */
const CALLS = { perMinute: 400, burst: 100 };
/** Activities in one answer to a client that polls: a conversation of some weeks in a few calls. */
const PAGE = 50;
/** Seconds after which a conversation with too many waiting questions is worth another try. */
const RETRY_WAITING_S = 2;

/** Adds Direct Line 3.0, as far as Bot Framework's clients and our widget use it; the streams are elsewhere. */
export function addDirectLineRoutes(
  app: Express,
  deps: AppDependencies,
  desk: QuestionDesk,
  { tokens, conversations, participantOf }: DirectLine,
): void {
  const { requestsPerMinute, burst } = deps.limits;
  const { now } = deps;
  const openings = createRateLimit(requestsPerMinute * OPENINGS_A_QUESTION, burst * OPENINGS_A_QUESTION, now);
  const messages = createRateLimit(MESSAGES.perMinute, MESSAGES.burst, now);
  const calls = createRateLimit(CALLS.perMinute, CALLS.burst, now);
  const add = (path: string, handlers: Record<string, Handler>): void => {
    addRoute(app, `${DIRECT_LINE_PATH}${path}`, handlers);
  };

  /** The participant of the token's conversation, which goes on. */
  const present = async (request: Request, verify?: Tokens["verify"]): Promise<Bearer> => {
    const participant = await participantOf(request, verify);
    calls.take(participant.conversationId);
    if (!(await conversations.isOpen(participant))) throw new HttpProblem("conversation_unknown");
    return participant;
  };
  /** The same, where it is the one that the path names. */
  const within = async (request: Request, verify?: Tokens["verify"]): Promise<Bearer> => {
    const participant = await present(request, verify);
    if (participant.conversationId !== request.params["id"]) throw new HttpProblem("conversation_unknown");
    return participant;
  };
  /** Somebody who was not here before. The conversation begins with its first token: once deleted, none begins it again. */
  const newcomer = async (request: Request): Promise<Participant> => {
    openings.take(clientAddress(request));
    const participant = newParticipant();
    await conversations.begin(participant);
    return participant;
  };
  const grantWithStream = async (request: Request, participant: Participant | Bearer, watermark: string) => ({
    ...(await tokenGrant(tokens, participant)),
    streamUrl: await streamUrl(request, participant, watermark),
  });
  const streamUrl = async (
    request: Request,
    participant: Participant,
    watermark: string,
  ): Promise<string> => {
    const base = deps.publicUrl ?? `${request.protocol}://${request.get("Host") ?? ""}`;
    const path = `${DIRECT_LINE_PATH}/conversations/${participant.conversationId}/stream`;
    const url = URL.parse(`${base.replace(/^http/u, "ws")}${path}`);
    if (url === null) throw new HttpProblem("request_invalid", { field: "Host" });
    url.search = new URLSearchParams({ watermark, t: await tokens.issueForStream(participant) }).toString();
    return url.href;
  };

  add("/tokens/generate", {
    post: async (request, response) => {
      const participant = await newcomer(request);
      await ignoreBody(request, response);
      response.json(await tokenGrant(tokens, participant));
    },
  });

  add("/tokens/refresh", {
    post: async (request, response) => {
      const participant = await present(request, tokens.verifyForRefresh);
      await ignoreBody(request, response);
      response.json(await tokenGrant(tokens, participant));
    },
  });

  add("/conversations", {
    post: async (request, response) => {
      // Beyond Direct Line: without a token, one call opens a conversation, which spares a page far away two round trips.
      const participant = await (bearerToken(request) === null ? newcomer : present)(request);
      await ignoreBody(request, response);
      response.status(201).json(await grantWithStream(request, participant, ""));
    },
  });

  add("/conversations/:id", {
    get: async (request, response) => {
      const participant = await within(request);
      const watermark = watermarkIn(request.query["watermark"]);
      await conversations.answerWhatIsOwed(participant.conversationId);
      response.json(await grantWithStream(request, participant, String(watermark)));
    },
    // Beyond Direct Line: whoever had the conversation may have it forgotten, for as long as there is something to forget.
    delete: async (request, response) => {
      await conversations.remove(await within(request, tokens.verifyAuthor));
      response.status(204).end();
    },
  });

  add("/conversations/:id/activities", {
    get: async (request, response) => {
      const participant = await within(request);
      const watermark = watermarkIn(request.query["watermark"]);
      await conversations.answerWhatIsOwed(participant.conversationId);
      const set = await conversations.after(participant, watermark, PAGE);
      response.json({ activities: set.activities, watermark: String(set.watermark) });
    },
    post: async (request, response) => {
      const participant = await within(request);
      const body = parsedJson(await readBody(request, response, "application/json"));
      const activity = checked(postedActivity, body);
      if (activity.type === "message") {
        messages.take(participant.conversationId);
        desk.admit(request);
      }
      response.json({ id: await conversations.post(participant, activity).catch(asProblem) });
    },
  });

  add("/conversations/:id/upload", {
    post: () => {
      throw new HttpProblem("upload_unsupported");
    },
  });
}

/** Takes in a body in which nothing counts, least of all whom it says to come from. */
async function ignoreBody(request: Request, response: Response): Promise<void> {
  await readBody(request, response, "application/json");
}

function asProblem(error: unknown): never {
  if (!(error instanceof DirectLineError)) throw error;
  const { fault } = error;
  throw new HttpProblem(fault, fault === "too_many_waiting" ? { retryAfter: RETRY_WAITING_S } : {});
}
