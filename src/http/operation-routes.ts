import { createHash, timingSafeEqual } from "node:crypto";
import type { Express, Request } from "express";
import { addRoute } from "./add-route.ts";
import { isLoopback } from "./client-address.ts";
import type { AppDependencies } from "./dependencies.ts";
import type { Metrics } from "./metrics.ts";
import { HttpProblem } from "./problem.ts";

/** Adds the routes for those who run the service: health, readiness, metrics. */
export function addOperationRoutes(app: Express, deps: AppDependencies, metrics: Metrics): void {
  addRoute(app, "/healthz", {
    get: (_request, response) => {
      response.json({ status: "ok" });
    },
  });

  addRoute(app, "/readyz", {
    get: (_request, response) => {
      const readiness = deps.readiness();
      response.status(readiness.ready ? 200 : 503).json(readiness);
    },
  });

  addRoute(app, "/metrics", {
    get: async (request, response) => {
      // 404, not 403: whoever may not read them need not know that they are here.
      if (!isLocal(request) && !hasToken(request, deps.metricsToken)) throw new HttpProblem("not_found");
      const { text, contentType } = await metrics.expose();
      response.setHeader("Content-Type", contentType);
      response.send(text);
    },
  });
}

/** Whether a request was made on this machine, and not passed on by a proxy that runs on it. */
function isLocal(request: Request): boolean {
  const isForwarded = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"].some((name) => request.get(name));
  return !isForwarded && isLoopback(request.socket.remoteAddress);
}

function hasToken(request: Request, token: string | null): boolean {
  const given = /^Bearer (.+)$/iu.exec(request.get("Authorization") ?? "")?.[1];
  if (token === null || given === undefined) return false;
  // Digests have one length, so the comparison takes the same time whatever was given.
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
