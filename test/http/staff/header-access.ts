import type { StaffAccess } from "../../../src/http/staff/staff-access.ts";
import { type Member, type Role, ROLES } from "../../../src/staff/member.ts";

/** Lets through whom the header `x-test-member` names, as `NAME:ROLE`. */
export const headerAccess: StaffAccess = {
  requires: (least) => (request, response, next) => {
    const [id, role] = (request.get("x-test-member") ?? "").split(":");
    const rank = (ROLES as readonly string[]).indexOf(role ?? "");
    if (id === undefined || rank < 0) response.status(401).json({ code: "staff_signed_out" });
    else if (rank < ROLES.indexOf(least)) response.status(403).json({ code: "staff_forbidden" });
    else {
      const member: Member = { id, name: id, role: role as Role };
      response.locals["member"] = member;
      next();
    }
  },
  memberOf: (response) => response.locals["member"] as Member,
};
