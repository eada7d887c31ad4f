import express from "express";
import type { Turns } from "../channels/delivery.ts";
import { addApiRoutes } from "./api-routes.ts";
import { createChannelDesk } from "./channel-desk.ts";
import { clientAddressOutside } from "./client-address.ts";
import type { AppDependencies } from "./dependencies.ts";
import { CROSS_ORIGIN_PATHS, crossOrigin } from "./cross-origin.ts";
import { createDirectLine } from "./direct-line.ts";
import { addDirectLineRoutes } from "./direct-line-routes.ts";
import { createStreams } from "./direct-line-streams.ts";
import { addFeedbackRoute } from "./feedback-route.ts";
import type { Upgrades } from "./listen.ts";
import { createMetrics } from "./metrics.ts";
import { addOperationRoutes } from "./operation-routes.ts";
import { addPageRoutes } from "./page-routes.ts";
import { addPrivacyRoute } from "./privacy.ts";
import { HttpProblem } from "./problem.ts";
import { problemResponse } from "./problem-response.ts";
import { createQuestionDesk } from "./question-desk.ts";
import { giveRequestId } from "./request-id.ts";
import { requestLog } from "./request-log.ts";
import { createChannelLookUp } from "./staff/look-up/channel-look-up.ts";
import { createLookUp } from "./staff/look-up/look-up.ts";
import { teamsLinksOf } from "./staff/staff-parts.ts";
import { createStaffRate } from "./staff/staff-rate.ts";
import { addStaffRoutes } from "./staff/staff-routes.ts";
import { securityHeaders } from "./security-headers.ts";
import { addStaffDeskRoutes } from "./staff/desk-routes.ts";
import { addFaqRoutes } from "./staff/faq-routes.ts";
import { createTurns } from "./turns.ts";
import { addWidgetConfigRoute } from "./widget-config-route.ts";
import { addWidgetRoutes } from "./widget-routes.ts";

export { DEFAULT_HTTP_LIMITS } from "./dependencies.ts";
export type { AppDependencies, ChatWords, HttpLimits, Readiness } from "./dependencies.ts";

/** The service, to be listened with. */
export interface App {
  readonly handler: express.Express;
  readonly upgrades: Upgrades;
  /** To be resumed once the service can answer, and stopped with it. */
  readonly turns: Pick<Turns, "resume" | "stop">;
}

/** Puts the service together: every route, with what applies to all of them around it. */
export function createApp(deps: AppDependencies): App {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", deps.trustProxy);
  const { faqs } = deps;
  const faqsDue = faqs && ((): number => (deps.readiness().ready ? faqs().source.due : 0));
  const metrics = createMetrics(deps.languageModel, faqsDue);
  const desk = createQuestionDesk(deps, metrics);
  app.use(giveRequestId, requestLog(deps.logger, metrics), securityHeaders(deps.publicUrl));
  app.use([...CROSS_ORIGIN_PATHS], crossOrigin(deps));
  const channelDesk = createChannelDesk(deps, desk);
  const directLine = createDirectLine(deps, channelDesk);
  const turns = createTurns(deps, channelDesk, metrics);
  addApiRoutes(app, deps, desk);
  addDirectLineRoutes(app, deps, desk, directLine);
  const staff = { lookUp: createLookUp(deps), rate: createStaffRate(deps) };
  const staffLookUp = createChannelLookUp(deps, { ...staff, links: teamsLinksOf(deps) });
  for (const add of deps.calledBack) add({ app, deps, turns, staffLookUp });
  addFeedbackRoute(app, deps, desk, directLine);
  addWidgetConfigRoute(app, deps);
  addOperationRoutes(app, deps, metrics);
  addPageRoutes(app, deps, desk);
  addPrivacyRoute(app, deps);
  const access = addStaffRoutes(app, deps, staff);
  if (deps.faqs !== undefined) addFaqRoutes(app, { faqs: deps.faqs }, access);
  if (deps.staffDesk !== undefined) addStaffDeskRoutes(app, deps.staffDesk, access);
  addWidgetRoutes(app, deps);
  app.use(() => {
    throw new HttpProblem("not_found");
  });
  app.use(problemResponse(deps.logger));
  const upgrades = createStreams(deps, directLine, metrics, clientAddressOutside(app));
  return { handler: app, upgrades, turns };
}
