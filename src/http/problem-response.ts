import type { NextFunction, Request, Response } from "express";
import type { Logger } from "pino";
import { faultReport } from "./fault-report.ts";
import { toProblem } from "./problem.ts";
import type { HttpProblem } from "./problem.ts";
import { readerLanguage } from "./reader-language.ts";
import { requestIdOf } from "./request-id.ts";
import { noteProblem } from "./request-log.ts";

/**
 * Makes a thrown error a problem and does what every answer to one needs: the status, `Retry-After`, the code for the
 * log, and a report in the log where the fault is ours.
 */
export function startProblem(error: unknown, response: Response, logger: Logger): HttpProblem {
  const problem = toProblem(error);
  noteProblem(response, problem.code);
  if (problem.code === "internal_error") {
    logger.error({ requestId: requestIdOf(response), fault: faultReport(problem.cause) }, "internal error");
  }
  response.status(problem.status);
  if (problem.retryAfter !== null) response.setHeader("Retry-After", String(problem.retryAfter));
  return problem;
}

/** Express's last stop for errors: answers with `application/problem+json` (RFC 9457) in the reader's language. */
export function problemResponse(logger: Logger) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      // Half an answer is out: only a broken connection still tells the client so.
      logger.error({ requestId: requestIdOf(response), fault: faultReport(error) }, "response broken off");
      next(error);
      return;
    }
    const problem = startProblem(error, response, logger);
    const language = readerLanguage(request);
    response.setHeader("Content-Language", language);
    response.vary("Accept-Language");
    response.type("application/problem+json").send(
      JSON.stringify({
        type: "about:blank",
        title: problem.title(language),
        status: problem.status,
        detail: problem.detail(language),
        code: problem.code,
        instance: requestIdOf(response),
        ...(problem.field === null ? {} : { field: problem.field }),
        ...problem.extension,
      }),
    );
  };
}
