import type { Express, Request, Response } from "express";
import type { Member, Role } from "../../staff/member.ts";
import { addRoute, type Handler } from "../add-route.ts";
import type { StaffGuard } from "./staff-guard.ts";

/** Handles a request of someone who is signed in. */
export type StaffHandler = (request: Request, response: Response, member: Member) => void | Promise<void>;

/** The role that a method needs at least, and what it does. */
export type GuardedHandler = readonly [Role, StaffHandler];

/** Adds a route for staff, as `addRoute` does: no method of it can be without its role. */
export function addStaffRoute(
  app: Express,
  guard: Pick<StaffGuard, "admit">,
  path: string,
  handlers: Readonly<Partial<Record<"get" | "post" | "patch" | "delete", GuardedHandler>>>,
): void {
  const guarded = Object.entries(handlers).map(([method, [role, handle]]): [string, Handler] => [
    method,
    async (request, response) => {
      await handle(request, response, await guard.admit(role, request, response));
    },
  ]);
  addRoute(app, path, Object.fromEntries(guarded));
}
