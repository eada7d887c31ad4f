import type { NextFunction, Request, Response } from "express";
import type { Logger } from "pino";
import { faultReport } from "./fault-report.ts";
import { HttpProblem, toProblem } from "./problem.ts";
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

/**
 * Express's last stop for errors: answers with `application/problem+json` (RFC 9457) in the reader's language. Hands nothing on,
 * since what Express does with an error shows its message and stack.
 */
export function problemResponse(logger: Logger) {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- Express knows what takes errors by its four parameters
  return (error: unknown, request: Request, response: Response, _next: NextFunction): void => {
    if (response.headersSent) {
      // Half an answer is out: only a broken connection still tells the client so.
      logger.error({ requestId: requestIdOf(response), fault: faultReport(error) }, "response broken off");
      response.destroy();
      return;
    }
    try {
      sendProblem(startProblem(error, response, logger), request, response);
    } catch (fault) {
      const { status, code } = startProblem(
        new HttpProblem("internal_error", { cause: fault }),
        response,
        logger,
      );
      // In fixed words: it may be the words that failed.
      sendBody(response, { type: "about:blank", title: "Internal Server Error", status, code });
    }
  };
}

function sendProblem(problem: HttpProblem, request: Request, response: Response): void {
  const language = readerLanguage(request);
  const body = {
    type: "about:blank",
    title: problem.title(language),
    status: problem.status,
    detail: problem.detail(language),
    code: problem.code,
    instance: requestIdOf(response),
    ...(problem.field === null ? {} : { field: problem.field }),
    ...problem.extension,
  };
  response.setHeader("Content-Language", language);
  response.vary("Accept-Language");
  sendBody(response, body);
}

function sendBody(response: Response, body: Readonly<Record<string, unknown>>): void {
  response.type("application/problem+json").send(JSON.stringify(body));
}
