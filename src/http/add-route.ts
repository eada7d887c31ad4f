import type { Express, Request, Response } from "express";
import { HttpProblem } from "./problem.ts";

/** Handles a request; what it throws becomes a problem. */
export type Handler = (request: Request, response: Response) => void | Promise<void>;

/** Adds a route; a method that it does not have gets 405 with `Allow`, OPTIONS gets `Allow` alone. */
export function addRoute(
  app: Express,
  path: string,
  handlers: { get?: Handler; post?: Handler; patch?: Handler; delete?: Handler },
): void {
  const route = app.route(path);
  const allowed: string[] = [];
  if (handlers.get !== undefined) {
    route.get(handlers.get);
    allowed.push("GET", "HEAD");
  }
  if (handlers.post !== undefined) {
    route.post(handlers.post);
    allowed.push("POST");
  }
  if (handlers.patch !== undefined) {
    route.patch(handlers.patch);
    allowed.push("PATCH");
  }
  if (handlers.delete !== undefined) {
    route.delete(handlers.delete);
    allowed.push("DELETE");
  }
  route.all((request, response) => {
    response.setHeader("Allow", allowed.join(", "));
    if (request.method !== "OPTIONS") throw new HttpProblem("method_not_allowed");
    response.status(204).end();
  });
}
