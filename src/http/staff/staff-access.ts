import type { RequestHandler, Response } from "express";
import type { Member, Role } from "../../staff/member.ts";

/** Who comes through to a route of the staff. */
export interface StaffAccess {
  /**
   * Lets those through who are signed in with at least this role; others end with the problem `staff_signed_out` (401) or
   * `staff_forbidden` (403). A request that writes (all but GET and HEAD) from another origin is refused as well.
   */
  requires(role: Role): RequestHandler;
  /** Who is asking, behind `requires`. */
  memberOf(response: Response): Member;
}
