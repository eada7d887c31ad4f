import { DeskProblem } from "./api.ts";

/** Beyond that two pages would take the place of each other for as long as both are looked at. */
const MOST_TRIES = 3;

/**
 * Searches, and again where another page of the same session came in between: what is no longer wanted on this page is
 * stopped by its signal. Rejects as the search does.
 */
export async function againIfSuperseded<Result>(search: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await search();
    } catch (error) {
      if (!isSuperseded(error) || tries === MOST_TRIES) throw error;
    }
  }
}

/** Whether a search ended because a newer one of the session took its place. */
export function isSuperseded(error: unknown): boolean {
  return error instanceof DeskProblem && error.code === "search_superseded";
}
