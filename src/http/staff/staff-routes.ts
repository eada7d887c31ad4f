import type { Express } from "express";
import { clientAddress } from "../client-address.ts";
import type { AppDependencies } from "../dependencies.ts";
import { createRateLimit } from "../rate-limit.ts";
import { addAccountRoutes } from "./account-routes.ts";
import { addAuditRoute } from "./audit-route.ts";
import { refuseForeignWrite } from "./own-writes.ts";
import { DESK_PATH, SESSION_PATH, STAFF_API } from "./paths.ts";
import { addSessionRoutes } from "./session-routes.ts";
import { addSignInPages } from "./sign-in-pages.ts";
import type { StaffAccess } from "./staff-access.ts";
import { createStaffParts } from "./staff-parts.ts";

/** A page of the desk asks several times for what it shows, and an office has one address. */
const TIMES_THE_RATE = 5;

/**
 * Adds all routes around accounts, and before them what holds for everything under `/api/staff`, whoever adds it later: the
 * rate, no caches, no writes from elsewhere, and nobody without a session but to sign in. Returns the guard for other
 * routes of the staff, which are added after it.
 */
export function addStaffRoutes(app: Express, deps: AppDependencies): StaffAccess {
  const { limits, now, publicUrl } = deps;
  const staff = createStaffParts(deps);
  const rate = createRateLimit(limits.requestsPerMinute * TIMES_THE_RATE, limits.burst * TIMES_THE_RATE, now);
  app.use([STAFF_API, DESK_PATH], (request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    rate.take(clientAddress(request));
    next();
  });
  app.use(STAFF_API, async (request, response, next) => {
    refuseForeignWrite(request, publicUrl);
    if (request.baseUrl + request.path !== SESSION_PATH) await staff.guard.admit("reader", request, response);
    next();
  });
  addSessionRoutes(app, deps, staff);
  addAccountRoutes(app, deps, staff);
  addAuditRoute(app, deps, staff);
  addSignInPages(app, deps, staff);
  return staff.guard;
}
