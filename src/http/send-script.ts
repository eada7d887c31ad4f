import type { Request, Response } from "express";
import type { WidgetFile } from "./widget-files.ts";

/** For what is named by its content, so that a name never means another one: a year, the most there is. */
export const FOR_EVER = "public, max-age=31536000, immutable";
/** For what keeps its address; what it weighs when nothing changed is one answer without a body. */
export const ASK_AGAIN = "public, no-cache";

/** Sends a script in the coding that the browser takes, or nothing where it has it already. */
export function sendScript(request: Request, response: Response, file: WidgetFile, caching: string): void {
  // The smaller one wherever it is taken: browsers name both, gzip first.
  const coding = (["br", "gzip"] as const).find((one) => request.acceptsEncodings(one) === one);
  response.setHeader("Content-Type", "text/javascript; charset=utf-8");
  response.setHeader("Cache-Control", caching);
  response.setHeader("ETag", `"${file.hash}${coding === undefined ? "" : `-${coding}`}"`);
  response.vary("Accept-Encoding");
  if (coding !== undefined) response.setHeader("Content-Encoding", coding);
  // Express compares the ETag with what the browser has, and then sends no body.
  response.send(coding === "br" ? file.brotli : coding === "gzip" ? file.gzip : file.plain);
}
