import type { Express, Request, Response } from "express";
import { addRoute, type Handler } from "../add-route.ts";
import type { AppDependencies } from "../dependencies.ts";
import { HttpProblem } from "../problem.ts";
import { startProblem } from "../problem-response.ts";
import { sendPage } from "../send-page.ts";
import { FOR_EVER, sendScript } from "../send-script.ts";
import { withProblems } from "./account-problem.ts";
import { CALLBACK_PATH, DESK_PATH, DESK_SCRIPTS, SIGN_IN_PATH } from "./paths.ts";
import { causeCodes } from "./cause-codes.ts";
import { renderDesk } from "./desk-page.ts";
import { renderStaffPage, type StaffPage } from "./staff-page.ts";
import type { StaffParts } from "./staff-parts.ts";

/** Adds the pages around the sign-in: who is signed in, the way to the provider, and the way back. */
export function addSignInPages(app: Express, deps: AppDependencies, staff: StaffParts): void {
  const { oidc, book, sessions, guard, cookies } = staff;
  const { now, logger } = deps;

  const send = (request: Request, response: Response, page: StaffPage): void => {
    // Not kept even by the reader's own browser: the next reader of it may be somebody else.
    sendPage(request, response, deps, (setting) => renderStaffPage(setting, page), "no-store");
  };
  const signedOut = async (): Promise<StaffPage> => {
    const hasAccounts = (await book.all()).length > 0;
    return { kind: "signed_out", hasProvider: oidc !== null, hasAccounts };
  };
  /** A problem as a page: whoever comes here reads it in a browser. */
  const inPages =
    (handle: Handler): Handler =>
    async (request, response) => {
      try {
        await withProblems(now, async () => {
          await handle(request, response);
        });
      } catch (error) {
        const problem = startProblem(error, response, logger);
        // The codes alone: what the provider sent may hold who it was. A fault of ours, such as of the store, is in the log.
        if (problem.cause !== undefined && problem.code !== "internal_error") {
          logger.warn(
            { code: problem.code, causes: causeCodes(problem.cause) },
            "a sign-in at the provider failed",
          );
        }
        send(request, response, { kind: "problem", problem });
      }
    };

  addRoute(app, DESK_PATH, {
    get: inPages(async (request, response) => {
      const member = await guard.signedIn(request, response);
      const page: StaffPage = member === null ? await signedOut() : { kind: "signed_in", member };
      const desk = deps.widget()?.desk.name ?? null;
      if (desk === null) send(request, response, page);
      else sendPage(request, response, deps, (setting) => renderDesk(setting, page, desk), "no-store");
    }),
  });

  addRoute(app, SIGN_IN_PATH, {
    get: inPages(async (request, response) => {
      if (oidc === null) {
        send(request, response, await signedOut());
        return;
      }
      const { url, browser } = await oidc.begin();
      cookies.begun.set(request, response, browser);
      response.redirect(302, url);
    }),
  });

  addRoute(app, CALLBACK_PATH, {
    get: inPages(async (request, response) => {
      if (oidc === null) throw new HttpProblem("not_found");
      const query = new URL(request.originalUrl, "http://service.invalid").searchParams;
      const begun = cookies.begun.read(request);
      cookies.begun.clear(request, response);
      const { token, member } = await oidc.finish(query, begun);
      const before = cookies.session.read(request);
      if (before !== null) await sessions.end(before);
      cookies.session.set(request, response, token);
      // Not a redirect: on one that began at the provider, browsers would leave the cookie out ("Strict").
      response.setHeader("Refresh", `0; url=${DESK_PATH}`);
      send(request, response, { kind: "signed_in", member });
    }),
  });

  // After the others below this path, whose names it would take.
  addRoute(app, `${DESK_SCRIPTS}/:file`, {
    get: (request, response) => {
      const desk = deps.widget()?.desk;
      if (desk === undefined || desk.name !== request.params["file"]) throw new HttpProblem("not_found");
      sendScript(request, response, desk.file, FOR_EVER);
    },
  });
}
