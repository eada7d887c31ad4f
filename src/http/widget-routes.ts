import type { Express, Response } from "express";
import { addRoute } from "./add-route.ts";
import { renderDemo } from "./demo/demo-page.ts";
import type { AppDependencies } from "./dependencies.ts";
import { HttpProblem } from "./problem.ts";
import { ASK_AGAIN, FOR_EVER, sendScript } from "./send-script.ts";
import { sendPage } from "./send-page.ts";

/** Seconds after which a widget that is being built is worth another try. */
const RETRY_BUILDING_S = 2;

/** Adds what pages embed: the loader, the conversation part, and a page that shows how it looks. */
export function addWidgetRoutes(app: Express, deps: AppDependencies): void {
  addRoute(app, "/widget.js", {
    get: (request, response) => {
      const files = deps.widget();
      if (files === null) throw new HttpProblem("not_ready", { retryAfter: RETRY_BUILDING_S });
      openToOtherPages(response);
      sendScript(request, response, files.loader, ASK_AGAIN);
    },
  });

  addRoute(app, "/widget/:file", {
    get: (request, response) => {
      const { file } = request.params;
      const panel = typeof file === "string" ? deps.widget()?.panels.get(file) : undefined;
      if (panel === undefined) throw new HttpProblem("not_found");
      openToOtherPages(response);
      sendScript(request, response, panel, FOR_EVER);
    },
  });

  addRoute(app, "/demo", {
    get: (request, response) => {
      sendPage(request, response, deps, (page) => renderDemo(page));
    },
  });
}

/**
 * Pages of other hosts load it, as script and as module, which asks for this permission; there is nothing in it that is not
 * public.
 */
function openToOtherPages(response: Response): void {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
}
