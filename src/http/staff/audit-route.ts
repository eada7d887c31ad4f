import type { Express } from "express";
import { z } from "zod";
import { checked } from "../checked-input.ts";
import type { AppDependencies } from "../dependencies.ts";
import { STAFF_API } from "./paths.ts";
import type { StaffParts } from "./staff-parts.ts";
import { addStaffRoute } from "./staff-route.ts";

/** Notes sent at once. */
const NOTES_A_PAGE = 100;

const AuditQuery = z.object({
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/u)
    .optional(),
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  object: z.string().min(1).max(200).optional(),
});

/** Adds the route by which admins read the audit log, a month at a time, the newest where none is named. */
export function addAuditRoute(app: Express, { store }: AppDependencies, { guard }: StaffParts): void {
  addStaffRoute(app, guard, `${STAFF_API}/audit`, {
    get: [
      "admin",
      async (request, response) => {
        const { month: asked, after, object = null } = checked(AuditQuery, request.query);
        const months = await store.staff.auditMonths();
        const month = asked ?? months[0] ?? null;
        const query = { month: month ?? "", after, object, limit: NOTES_A_PAGE + 1 };
        const found = await store.staff.audit(query);
        const notes = found.slice(0, NOTES_A_PAGE);
        const hasMore = found.length > NOTES_A_PAGE;
        response.json({ month, months, notes, next: hasMore ? (notes.at(-1)?.sequence ?? null) : null });
      },
    ],
  });
}
