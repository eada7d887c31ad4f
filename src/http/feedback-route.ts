import type { Express, Request } from "express";
import { z } from "zod";
import { personOf } from "../channels/person.ts";
import { addRoute } from "./add-route.ts";
import { checked, parsedJson } from "./checked-input.ts";
import { clientAddress } from "./client-address.ts";
import type { AppDependencies } from "./dependencies.ts";
import { bearerToken, type DirectLine } from "./direct-line.ts";
import { HttpProblem } from "./problem.ts";
import type { QuestionDesk } from "./question-desk.ts";
import { readBody } from "./read-body.ts";

/** A paragraph; more is a letter, which belongs to the hotline. */
const MOST_COMMENT_CODE_POINTS = 1_000;

const FeedbackBody = z.object({
  helpful: z.boolean(),
  /** One of the reasons that a page offers, by a name of its own. */
  reason: z
    .string()
    .regex(/^[a-z][a-z_]{0,39}$/u)
    .nullish(),
  comment: z
    .string()
    .refine((text) => Array.from(text).length <= MOST_COMMENT_CODE_POINTS)
    .nullish(),
});

/**
 * Adds the route for what people think of an answer. Its id, which nobody can guess, is what lets one speak; who has
 * spoken before and thinks better of it replaces the first word.
 */
export function addFeedbackRoute(
  app: Express,
  deps: AppDependencies,
  desk: QuestionDesk,
  directLine: DirectLine,
): void {
  /** By the token where there is one, ended or not; by the address otherwise, which is kept as an HMAC too. */
  const personIn = async (request: Request): Promise<string> => {
    if (bearerToken(request) === null) {
      return personOf(deps.keys.person, "web", `address ${clientAddress(request)}`);
    }
    const { userId } = await directLine.participantOf(request, directLine.tokens.verifyAuthor);
    return personOf(deps.keys.person, "web", userId);
  };

  addRoute(app, "/api/answers/:id/feedback", {
    post: async (request, response) => {
      desk.admit(request);
      const person = await personIn(request);
      const body = parsedJson(await readBody(request, response, "application/json"));
      const { helpful, reason, comment } = checked(FeedbackBody, body);
      const kept = comment == null || comment.trim() === "" ? null : deps.mask(comment.trim()).text;
      const { id } = request.params;
      const outcome = await deps.store.saveFeedback(typeof id === "string" ? id : "", {
        person,
        helpful,
        reason: reason ?? null,
        comment: kept,
      });
      if (outcome === "unknown_answer") throw new HttpProblem("answer_unknown");
      response.status(204).end();
    },
  });
}
