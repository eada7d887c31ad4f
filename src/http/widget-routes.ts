import type { Express, Request, Response } from "express";
import { addRoute } from "./add-route.ts";
import { renderDemo } from "./demo/demo-page.ts";
import type { AppDependencies } from "./dependencies.ts";
import { HttpProblem } from "./problem.ts";
import { sendPage } from "./send-page.ts";
import type { WidgetFile } from "./widget-files.ts";

/** Seconds after which a widget that is being built is worth another try. */
const RETRY_BUILDING_S = 2;
/** Conversation parts are named by their content, so a name never means another one: a year, the most there is. */
const FOR_EVER = "public, max-age=31536000, immutable";
/** The loader keeps its address; what it weighs when nothing changed is one answer without a body. */
const ASK_AGAIN = "public, no-cache";

/** Adds what pages embed: the loader, the conversation part, and a page that shows how it looks. */
export function addWidgetRoutes(app: Express, deps: AppDependencies): void {
  addRoute(app, "/widget.js", {
    get: (request, response) => {
      const files = deps.widget();
      if (files === null) throw new HttpProblem("not_ready", { retryAfter: RETRY_BUILDING_S });
      sendFile(request, response, files.loader, ASK_AGAIN);
    },
  });

  addRoute(app, "/widget/:file", {
    get: (request, response) => {
      const { file } = request.params;
      const panel = typeof file === "string" ? deps.widget()?.panels.get(file) : undefined;
      if (panel === undefined) throw new HttpProblem("not_found");
      sendFile(request, response, panel, FOR_EVER);
    },
  });

  addRoute(app, "/demo", {
    get: (request, response) => {
      sendPage(request, response, deps, (page) => renderDemo(page));
    },
  });
}

function sendFile(request: Request, response: Response, file: WidgetFile, caching: string): void {
  // The smaller one wherever it is taken: browsers name both, gzip first.
  const coding = (["br", "gzip"] as const).find((one) => request.acceptsEncodings(one) === one);
  response.setHeader("Content-Type", "text/javascript; charset=utf-8");
  response.setHeader("Cache-Control", caching);
  response.setHeader("ETag", `"${file.hash}${coding === undefined ? "" : `-${coding}`}"`);
  response.vary("Accept-Encoding");
  // Pages of other hosts load it, as script and as module, which asks for this permission; there is nothing in it
  // that is not public.
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  if (coding !== undefined) response.setHeader("Content-Encoding", coding);
  // Express compares the ETag with what the browser has, and then sends no body.
  response.send(coding === "br" ? file.brotli : coding === "gzip" ? file.gzip : file.plain);
}
