import type { Request, Response } from "express";
import { includesRole } from "../../staff/accounts/account-role.ts";
import type { Sessions } from "../../staff/accounts/sessions.ts";
import type { Member, Role } from "../../staff/member.ts";
import { HttpProblem } from "../problem.ts";
import { refuseForeignWrite } from "./own-writes.ts";
import type { StaffAccess } from "./staff-access.ts";
import type { StaffCookie } from "./staff-cookie.ts";

/** The guard of all that is for staff. */
export interface StaffGuard extends StaffAccess {
  /** Who is signed in with a request; null for nobody. Asked of the store once a request. */
  signedIn(request: Request, response: Response): Promise<Member | null>;
  /**
   * As `requires`, for a route that is not left to Express's chain.
   * @throws HttpProblem `staff_signed_out`, `staff_forbidden`, `origin_not_allowed`, `content_type_unsupported`
   */
  admit(role: Role, request: Request, response: Response): Promise<Member>;
}

/** Makes the guard. */
export function createStaffGuard(
  sessions: Sessions,
  cookie: StaffCookie,
  publicUrl: string | null,
): StaffGuard {
  const asked = new WeakMap<Response, Promise<Member | null>>();
  const admitted = new WeakMap<Response, Member>();

  const signedIn = (request: Request, response: Response): Promise<Member | null> => {
    const known = asked.get(response);
    if (known !== undefined) return known;
    const token = cookie.read(request);
    const member = token === null ? Promise.resolve(null) : sessions.memberOf(token);
    asked.set(response, member);
    return member;
  };

  const admit = async (role: Role, request: Request, response: Response): Promise<Member> => {
    refuseForeignWrite(request, publicUrl);
    const member = await signedIn(request, response);
    if (member === null) throw new HttpProblem("staff_signed_out");
    if (!includesRole(member.role, role)) throw new HttpProblem("staff_forbidden");
    admitted.set(response, member);
    return member;
  };

  return {
    signedIn,
    admit,
    requires: (role) => async (request, response, next) => {
      await admit(role, request, response);
      next();
    },
    memberOf(response) {
      const member = admitted.get(response);
      // A route that forgot its guard must not go on as anybody.
      if (member === undefined) throw new Error("this route has no guard that let anybody in");
      return member;
    },
  };
}
