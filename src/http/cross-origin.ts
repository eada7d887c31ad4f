import type { NextFunction, Request, Response } from "express";
import { type OriginRules, originStanding } from "./allowed-origin.ts";
import { HttpProblem } from "./problem.ts";

/** What pages elsewhere may use: the chat, its settings, feedback on its answers, and the articles that these cite. */
export const CROSS_ORIGIN_PATHS: readonly string[] = [
  "/v3/directline",
  "/api/widget-config",
  "/api/answers",
  "/api/articles",
];

/** The last two are sent by Bot Framework's clients, the one for what they are, the other out of an old habit. */
const REQUEST_HEADERS = "Authorization, Content-Type, x-ms-bot-agent, x-requested-with";
const METHODS = "GET, POST, DELETE";
/** Two hours, the most that Chromium remembers; every preflight that is spared saves a round trip. */
const PREFLIGHT_SECONDS = "7200";

/** Lets pages of allowed origins read what is answered (Fetch Standard, CORS); those of others read that they may not. */
export function crossOrigin(rules: OriginRules) {
  return (request: Request, response: Response, next: NextFunction): void => {
    response.vary("Origin");
    const { origin, host } = request.headers;
    const standing = originStanding({ origin, host }, rules);
    if (standing === "refused") {
      // Legible to the page that it is meant for: browsers would tell it nothing but that there was no answer.
      response.setHeader("Access-Control-Allow-Origin", origin ?? "");
      throw new HttpProblem("origin_not_allowed");
    }
    if (standing !== "allowed") {
      next();
      return;
    }
    // No cookies are used, so that "*" gives nothing away that a token does not open anyway.
    response.setHeader("Access-Control-Allow-Origin", rules.embedOrigins === "*" ? "*" : (origin ?? ""));
    response.setHeader("Access-Control-Expose-Headers", "Retry-After, X-Request-Id");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    if (request.method !== "OPTIONS" || request.get("Access-Control-Request-Method") === undefined) {
      next();
      return;
    }
    response.setHeader("Access-Control-Allow-Methods", METHODS);
    response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
    response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
    response.status(204).end();
  };
}
