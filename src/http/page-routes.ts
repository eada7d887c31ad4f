import { readFileSync } from "node:fs";
import type { Express, Request, Response } from "express";
import { cleanQuestion } from "../language/clean-question.ts";
import { addRoute } from "./add-route.ts";
import type { AppDependencies } from "./dependencies.ts";
import { renderPage } from "./page/page.ts";
import type { AskedOnPage, PageContent } from "./page/page.ts";
import { startProblem } from "./problem-response.ts";
import type { QuestionDesk } from "./question-desk.ts";
import { readBody } from "./read-body.ts";
import { sendPage } from "./send-page.ts";

/** The page's own files, a few kilobytes; those of one address are joined in this order, which the cascade needs. */
const ASSETS = [
  {
    path: "/page.css",
    type: "text/css; charset=utf-8",
    files: ["colours", "frame", "form", "answer", "sources", "modes"].map((name) => `styles/${name}.css`),
  },
  { path: "/demo.css", type: "text/css; charset=utf-8", files: ["../demo/demo.css"] },
  { path: "/icon.svg", type: "image/svg+xml", files: ["icon.svg"] },
];

/** Adds the page that works everywhere: a form, and the answer to what was asked with it. */
export function addPageRoutes(app: Express, deps: AppDependencies, desk: QuestionDesk): void {
  const send = (request: Request, response: Response, content: PageContent): void => {
    sendPage(request, response, deps, (setting) => {
      const examples = deps.exampleQuestions(setting.language);
      return renderPage({ ...setting, examples, articleOf: deps.articleOf, content });
    });
  };

  addRoute(app, "/", {
    get: (request, response) => {
      send(request, response, { kind: "start" });
    },
    post: async (request, response) => {
      let asked: AskedOnPage = { text: "", conversationId: null };
      try {
        const form = new URLSearchParams(
          await readBody(request, response, "application/x-www-form-urlencoded"),
        );
        asked = { text: form.get("question") ?? "", conversationId: form.get("conversationId") };
        // Only now, so that the question stands in the field again for the reader who has to wait.
        desk.admit(request);
        asked = { ...asked, conversationId: await ongoing(asked.conversationId, desk) };
        const { text } = asked;
        const answer = await desk.ask({ ...asked, language: null }, "page");
        send(request, response, { kind: "answer", question: cleanQuestion(text).question ?? text, answer });
      } catch (error) {
        const problem = startProblem(error, response, deps.logger);
        send(request, response, { kind: "problem", asked, problem });
      }
    },
  });

  for (const { path, type, files } of ASSETS) {
    const content = files
      .map((file) => readFileSync(new URL(`page/${file}`, import.meta.url), "utf8"))
      .join("\n");
    addRoute(app, path, {
      get: (_request, response) => {
        // Kept, but asked for again each time: Express gives it an ETag, so a new release shows at once.
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Content-Type", type);
        response.send(content);
      },
    });
  }
}

/** A conversation that has lapsed while its page stood open: a new one begins, the reader is not to be troubled. */
async function ongoing(conversationId: string | null, desk: QuestionDesk): Promise<string | null> {
  return conversationId !== null && (await desk.isConversation(conversationId)) ? conversationId : null;
}
