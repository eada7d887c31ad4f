import express from "express";
import { addApiRoutes } from "./api-routes.ts";
import type { AppDependencies } from "./dependencies.ts";
import { createMetrics } from "./metrics.ts";
import { addOperationRoutes } from "./operation-routes.ts";
import { addPageRoutes } from "./page-routes.ts";
import { HttpProblem } from "./problem.ts";
import { problemResponse } from "./problem-response.ts";
import { createQuestionDesk } from "./question-desk.ts";
import { giveRequestId } from "./request-id.ts";
import { requestLog } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";
import { addWidgetRoutes } from "./widget-routes.ts";

export { DEFAULT_HTTP_LIMITS } from "./dependencies.ts";
export type { AppDependencies, HttpLimits, Readiness } from "./dependencies.ts";

/** Puts the service together: every route, with what applies to all of them around it. */
export function createApp(deps: AppDependencies): express.Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", deps.trustProxy);
  const metrics = createMetrics();
  const desk = createQuestionDesk(deps, metrics);
  app.use(giveRequestId, requestLog(deps.logger, metrics), securityHeaders(deps.publicUrl));
  addApiRoutes(app, deps, desk);
  addOperationRoutes(app, deps, metrics);
  addPageRoutes(app, deps, desk);
  addWidgetRoutes(app, deps);
  app.use(() => {
    throw new HttpProblem("not_found");
  });
  app.use(problemResponse(deps.logger));
  return app;
}
