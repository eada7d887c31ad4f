import type { Express } from "express";
import { addAnswerRoutes, type AnswerHistoryDependencies } from "./answer-routes.ts";
import { addBriefRoutes, type BriefDependencies } from "./brief-routes.ts";
import { addGapRoutes, type GapDependencies } from "./gap-routes.ts";
import type { StaffAccess } from "./staff-access.ts";

/** What the desk of the staff needs of the service. */
export interface StaffDeskDependencies {
  readonly briefs: BriefDependencies;
  readonly answers: AnswerHistoryDependencies;
  readonly gaps: GapDependencies;
}

/** Adds the routes of briefs, answers given and gaps. */
export function addStaffDeskRoutes(app: Express, deps: StaffDeskDependencies, access: StaffAccess): void {
  addBriefRoutes(app, deps.briefs, access);
  addAnswerRoutes(app, deps.answers, access);
  addGapRoutes(app, deps.gaps, access);
}
