import type { NextFunction, Request, Response } from "express";
import type { Logger } from "pino";
import type { Metrics } from "./metrics.ts";
import type { ProblemCode } from "./problem-codes.ts";
import { requestIdOf } from "./request-id.ts";

const problemCodes = new WeakMap<Response, ProblemCode>();

/** Notes which problem a response reports, for the line in the log. */
export function noteProblem(response: Response, code: ProblemCode): void {
  problemCodes.set(response, code);
}

/**
 * Writes a line for each request when its response has ended: method, route pattern, status, milliseconds, request
 * id, and the code of a problem. Never the path, the query or a word of what was asked.
 */
export function requestLog(logger: Logger, metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const startedAt = performance.now();
    response.once("close", () => {
      const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10;
      const route = routePattern(request);
      const status = response.statusCode;
      metrics.countResponse({ method: request.method, route, status, milliseconds });
      const code = problemCodes.get(response);
      logger.info(
        {
          requestId: requestIdOf(response),
          method: request.method,
          route,
          status,
          milliseconds,
          ...(code === undefined ? {} : { code }),
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        "request",
      );
    });
    next();
  };
}

function routePattern(request: Request): string {
  const route: unknown = request.route;
  const hasPath = typeof route === "object" && route !== null && "path" in route;
  return hasPath && typeof route.path === "string" ? route.path : "none";
}
