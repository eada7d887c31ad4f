import type { Express } from "express";
import type { Turns } from "../channels/delivery.ts";
import type { StaffLookUp } from "../channels/staff-look-up.ts";
import type { AppDependencies } from "./dependencies.ts";

/** What a channel that is called back finds in the service. */
export interface CalledBackPlace {
  /** Takes its routes. Nothing has read a body before them: `readBytes` gives it as it came. */
  readonly app: Express;
  readonly deps: AppDependencies;
  /** Takes its delivery, once, at the same time. */
  readonly turns: Turns;
  /** Where it looks things up for staff, if its platform vouches for people. */
  readonly staffLookUp: StaffLookUp;
}

/**
 * Puts a channel that is called back into the service: registers its delivery and adds its routes. Runs before anything
 * is listened on; what it throws stops the start.
 */
export type AddCalledBack = (place: CalledBackPlace) => void;
