import type { Express } from "express";
import { clientAddress } from "../client-address.ts";
import type { AppDependencies } from "../dependencies.ts";
import type { RateLimit } from "../rate-limit.ts";
import { addAccountRoutes } from "./account-routes.ts";
import { addAuditRoute } from "./audit-route.ts";
import { addLookUpRoutes } from "./look-up-routes.ts";
import type { LookUp } from "./look-up/look-up.ts";
import { refuseForeignWrite } from "./own-writes.ts";
import { DESK_PATH, SESSION_PATH, STAFF_API } from "./paths.ts";
import { addSessionRoutes } from "./session-routes.ts";
import { addSignInPages } from "./sign-in-pages.ts";
import type { StaffAccess } from "./staff-access.ts";
import { createStaffParts } from "./staff-parts.ts";

/** What the desk shares with channels that staff look things up in. */
export interface SharedWithChannels {
  readonly lookUp: LookUp;
  readonly rate: RateLimit;
}

/**
 * Adds all routes around accounts, and before them what holds for everything under `/api/staff`, whoever adds it later: the
 * rate, no caches, no writes from elsewhere, and nobody without a session but to sign in. Returns the guard for other
 * routes of the staff, which are added after it.
 */
export function addStaffRoutes(
  app: Express,
  deps: AppDependencies,
  { lookUp, rate }: SharedWithChannels,
): StaffAccess {
  const { publicUrl } = deps;
  const staff = createStaffParts(deps);
  app.use([STAFF_API, DESK_PATH], async (request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    const member = await staff.guard.signedIn(request, response);
    rate.take(member === null ? clientAddress(request) : `account ${member.id}`);
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
  addLookUpRoutes(app, deps, { ...staff, lookUp });
  addSignInPages(app, deps, staff);
  return staff.guard;
}
