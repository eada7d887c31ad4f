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

const TeamsBody = z.object({ objectId: z.string() });

/** Adds the routes with which admins keep the accounts. */
export function addAccountRoutes(app: Express, { now }: AppDependencies, staff: StaffParts): void {
  const { book, passwordSignIn, teams, guard } = staff;
  const linked = async (): Promise<ReadonlySet<string> | null> => (teams.isSet ? teams.linked() : null);
  const shownOf = async (account: StaffAccount) => shown(account, await linked());

  addStaffRoute(app, guard, `${STAFF_API}/accounts`, {
    get: [
      "admin",
      async (_request, response) => {
        const [accounts, inTeams] = await Promise.all([book.all(), linked()]);
        response.json({ accounts: accounts.map((account) => shown(account, inTeams)) });
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
        response.status(201).json({ account: await shownOf(account) });
      },
    ],
  });

  addStaffRoute(app, guard, `${STAFF_API}/accounts/:id`, {
    get: [
      "admin",
      async (request, response) => {
        const account = await withProblems(now, () => book.byId(idOf(request)));
        response.json({ account: await shownOf(account) });
      },
    ],
    patch: [
      "admin",
      async (request, response, member) => {
        const change = checked(ChangeBody, parsedJson(await readBody(request, response, "application/json")));
        const account = await withProblems(now, () => book.change(idOf(request), change, member.id));
        // Whoever could not remember it, or did not know of being disabled, has failed often, and comes back now.
        if (change.password !== undefined || change.disabled === false)
          await passwordSignIn.forgive(account.name);
        response.json({ account: await shownOf(account) });
      },
    ],
  });

  const link = async (id: string, objectId: string | null, by: string) => {
    const account = await withProblems(now, async () => {
      await teams.link(id, objectId, by);
      return book.byId(id);
    });
    return shownOf(account);
  };
  addStaffRoute(app, guard, `${STAFF_API}/accounts/:id/teams`, {
    post: [
      "admin",
      async (request, response, member) => {
        const { objectId } = checked(
          TeamsBody,
          parsedJson(await readBody(request, response, "application/json")),
        );
        response.json({ account: await link(idOf(request), objectId, member.id) });
      },
    ],
    delete: [
      "admin",
      async (request, response, member) => {
        response.json({ account: await link(idOf(request), null, member.id) });
      },
    ],
  });
}

function idOf(request: Request): string {
  const { id } = request.params;
  return typeof id === "string" ? id : "";
}

/** What admins see of an account; of who it is in Teams, only whether somebody is. Without staff in Teams, null. */
function shown(
  { id, name, role, disabled, identity, createdAt }: StaffAccount,
  linked: ReadonlySet<string> | null,
) {
  const provider = identity?.issuer ?? null;
  return { id, name, role, disabled, provider, teams: linked?.has(id) ?? null, createdAt };
}
