import type { Express } from "express";
import { z } from "zod";
import { AccountError } from "../../staff/accounts/account-error.ts";
import { message } from "../../language/messages/index.ts";
import { addRoute } from "../add-route.ts";
import { checked, parsedJson } from "../checked-input.ts";
import { clientAddress } from "../client-address.ts";
import type { AppDependencies } from "../dependencies.ts";
import { readBody } from "../read-body.ts";
import { readerLanguage } from "../reader-language.ts";
import { withProblems } from "./account-problem.ts";
import { DESK_PATH, SESSION_PATH, SIGN_IN_PATH } from "./paths.ts";
import type { StaffParts } from "./staff-parts.ts";

const CredentialsBody = z.object({ name: z.string(), password: z.string() });

/** Adds the routes that anybody may call: who is signed in, to sign in with a password, to sign out. */
export function addSessionRoutes(app: Express, deps: AppDependencies, staff: StaffParts): void {
  const { book, sessions, passwordSignIn, oidc, guard, cookies } = staff;
  const { now, publicUrl } = deps;

  addRoute(app, SESSION_PATH, {
    get: async (request, response) => {
      const hasPasswords = (await book.all()).some(({ password }) => password !== null);
      const isPossible = hasPasswords || oidc !== null;
      const language = readerLanguage(request);
      response.json({
        member: await guard.signedIn(request, response),
        ways: [...(oidc === null ? [] : ["provider"]), ...(hasPasswords ? ["password"] : [])],
        signInAt: oidc === null ? null : SIGN_IN_PATH,
        note: isPossible ? null : message(language, "staff.noAccount"),
      });
    },
    post: async (request, response) => {
      const body = checked(
        CredentialsBody,
        parsedJson(await readBody(request, response, "application/json")),
      );
      const { token, member } = await withProblems(now, async () => {
        if (oidc === null && (await book.all()).length === 0) throw new AccountError("sign_in_impossible");
        return passwordSignIn.signIn({ ...body, address: clientAddress(request) });
      });
      const before = cookies.session.read(request);
      if (before !== null) await sessions.end(before);
      cookies.session.set(request, response, token);
      response.json({ member });
    },
    delete: async (request, response) => {
      const token = cookies.session.read(request);
      const way = token === null ? null : await sessions.end(token);
      cookies.session.clear(request, response);
      const isOfProvider = way === "provider" && oidc !== null && publicUrl !== null;
      const signOutAt = isOfProvider ? await oidc.signOutUrl(`${publicUrl}${DESK_PATH}`) : null;
      response.json({ signOutAt });
    },
  });
}
