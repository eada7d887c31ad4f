import type { Request } from "express";
import { originStanding } from "../allowed-origin.ts";
import { HttpProblem } from "../problem.ts";

const READING: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a request that writes where a page of another origin sent it, pages that may embed the chat among them, and one
 * whose body is no JSON, as forms send it. Browsers say where a write comes from; a program that says nothing proves itself
 * with the cookie, which browsers send along for no other site.
 * @throws HttpProblem `origin_not_allowed`, `content_type_unsupported`
 */
export function refuseForeignWrite(request: Request, publicUrl: string | null): void {
  if (READING.has(request.method)) return;
  const { origin, host } = request.headers;
  const standing = originStanding({ origin, host }, { embedOrigins: [], publicUrl });
  const site = request.get("Sec-Fetch-Site") ?? "same-origin";
  if (standing === "refused" || site !== "same-origin") throw new HttpProblem("origin_not_allowed");
  const type = request.get("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== undefined && type !== "application/json") {
    throw new HttpProblem("content_type_unsupported", { values: { expected: "application/json" } });
  }
}
