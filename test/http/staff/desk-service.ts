import express, { type Express } from "express";
import { pino } from "pino";
import { giveRequestId } from "../../../src/http/request-id.ts";
import { HttpProblem } from "../../../src/http/problem.ts";
import { listen, type Listening } from "../../../src/http/listen.ts";
import { problemResponse } from "../../../src/http/problem-response.ts";
import { securityHeaders } from "../../../src/http/security-headers.ts";
import type { StaffAccess } from "../../../src/http/staff/staff-access.ts";
import { ROLES, type Role } from "../../../src/staff/member.ts";

/** Lets through whoever names a role in the header `x-role`: accounts have tests of their own. */
const ACCESS: StaffAccess = {
  requires: (least) => (request, _response, next) => {
    const rank = ROLES.indexOf(request.get("x-role") as Role);
    if (rank < 0) throw new HttpProblem("token_missing");
    if (rank < ROLES.indexOf(least)) throw new HttpProblem("caller_forbidden");
    next();
  },
  memberOf: () => ({ id: "member-1", name: "Ana", role: "editor" }),
};

/** Starts the routes that are added, on a free port, with what stands around every route of the service. */
export async function startStaff(add: (app: Express, access: StaffAccess) => void): Promise<Listening> {
  const app = express();
  app.use(giveRequestId, securityHeaders(null));
  add(app, ACCESS);
  app.use(() => {
    throw new HttpProblem("not_found");
  });
  app.use(problemResponse(pino({ level: "silent" })));
  return listen(app, { host: "127.0.0.1", port: 0 });
}

/** Asks as somebody of a role. */
export function asRole(url: string, role: Role = "reader", init: RequestInit = {}): Promise<Response> {
  return fetch(url, { ...init, headers: { "x-role": role, "accept-language": "en" } });
}
