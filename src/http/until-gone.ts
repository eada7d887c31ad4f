import type { Response } from "express";
import { HttpProblem } from "./problem.ts";

/** Is aborted once nobody waits for the response any more, so that whoever left is taken out of a line. */
export function untilGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => {
    // Nobody reads the problem.
    gone.abort(new HttpProblem("busy"));
  });
  return gone.signal;
}
