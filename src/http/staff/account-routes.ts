import type { Express, Request } from "express";
import { z } from "zod";
import type { StaffAccount } from "../../store/staff-store.ts";
import { ROLES } from "../../staff/member.ts";
import { checked, parsedJson } from "../checked-input.ts";
import type { AppDependencies } from "../dependencies.ts";
import { readBody } from "../read-body.ts";
import { withProblems } from "./account-problem.ts";
import { STAFF_API } from "./paths.ts";
import type { StaffParts } from "./staff-parts.ts";
import { addStaffRoute } from "./staff-route.ts";

const NewAccountBody = z.object({ name: z.string(), role: z.enum(ROLES), password: z.string() });
const ChangeBody = z.object({
  role: z.enum(ROLES).optional(),
  disabled: z.boolean().optional(),
  password: z.string().optional(),
});

/** Adds the routes with which admins keep the accounts. */
export function addAccountRoutes(app: Express, { now }: AppDependencies, staff: StaffParts): void {
  const { book, passwordSignIn, guard } = staff;

  addStaffRoute(app, guard, `${STAFF_API}/accounts`, {
    get: [
      "admin",
      async (_request, response) => {
        response.json({ accounts: (await book.all()).map(shown) });
      },
    ],
    post: [
      "admin",
      async (request, response, member) => {
        const body = checked(
          NewAccountBody,
          parsedJson(await readBody(request, response, "application/json")),
        );
        const account = await withProblems(now, () => book.add(body, member.id));
        response.status(201).json({ account: shown(account) });
      },
    ],
  });

  addStaffRoute(app, guard, `${STAFF_API}/accounts/:id`, {
    get: [
      "admin",
      async (request, response) => {
        const account = await withProblems(now, () => book.byId(idOf(request)));
        response.json({ account: shown(account) });
      },
    ],
    patch: [
      "admin",
      async (request, response, member) => {
        const change = checked(ChangeBody, parsedJson(await readBody(request, response, "application/json")));
        const account = await withProblems(now, () => book.change(idOf(request), change, member.id));
        // Whoever could not remember it has failed often, and comes with the new one now.
        if (change.password !== undefined) await passwordSignIn.forgive(account.name);
        response.json({ account: shown(account) });
      },
    ],
  });
}

function idOf(request: Request): string {
  const { id } = request.params;
  return typeof id === "string" ? id : "";
}

/** What admins see of an account. */
function shown({ id, name, role, disabled, identity, createdAt }: StaffAccount) {
  return { id, name, role, disabled, provider: identity?.issuer ?? null, createdAt };
}
