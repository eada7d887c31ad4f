import type { Express, Request, Response } from "express";
import type { Role } from "../../staff/member.ts";
import type { FaqDesk, FaqStep, FaqView } from "../../staff/faq/faq-desk.ts";
import type { FaqService } from "../../staff/faq/faq-service.ts";
import type { FaqContent } from "../../store/faq-store.ts";
import { addRoute, type Handler } from "../add-route.ts";
import { checked } from "../checked-input.ts";
import { readerLanguage } from "../reader-language.ts";
import { untilGone } from "../until-gone.ts";
import { createWaitingLine } from "../waiting-line.ts";
import { addOfficialArticleRoutes } from "./official-article-routes.ts";
import { CreateBody, EditBody, ListQuery, PreviewBody, StepBody } from "./faq-input.ts";
import { faqJson, faqProblem, faqViewJson } from "./faq-view.ts";
import type { StaffAccess } from "./staff-access.ts";
import { staffBody, staffHandler, type StaffHandler } from "./staff-handler.ts";

/** FAQs sent at once. */
const PAGE = 100;

/** What the routes of FAQs work on. */
export interface FaqRouteDependencies {
  /** @throws HttpProblem `not_ready` until the bot is there */
  readonly faqs: () => FaqService;
}

/** Previews that wait: they are made one at a time, each a whole answer. */
const PREVIEWS_WAITING = 16;

/** Adds the routes by which staff keep FAQs and official articles. */
export function addFaqRoutes(app: Express, deps: FaqRouteDependencies, access: StaffAccess): void {
  const previews = createWaitingLine(1, PREVIEWS_WAITING);
  const behind = (role: Role, handler: StaffHandler): Handler =>
    staffHandler(access, role, async (request, response, member) => {
      try {
        await handler(request, response, member);
      } catch (error) {
        throw faqProblem(error, readerLanguage(request));
      }
    });
  const show = (request: Request, response: Response, view: FaqView): void => {
    response.json(faqViewJson(view, readerLanguage(request)));
  };
  const step = (take: (desk: FaqDesk, step: FaqStep) => Promise<FaqView>): { post: Handler } => ({
    post: behind("editor", async (request, response, by) => {
      const { revision, text } = await staffBody(StepBody, request, response);
      show(
        request,
        response,
        await take(deps.faqs().desk, { id: idOf(request), basedOn: revision, by, text }),
      );
    }),
  });

  addRoute(app, "/api/staff/faqs", {
    get: behind("reader", async (request, response) => {
      const { state = null, q, due, offset } = checked(ListQuery, request.query);
      const { desk } = deps.faqs();
      const faqs = await desk.list(state, q, due !== undefined);
      const language = readerLanguage(request);
      const page = faqs
        .slice(offset, offset + PAGE)
        .map((faq) => ({ ...faqJson(faq, language), isDue: desk.isDue(faq) }));
      response.json({ total: faqs.length, faqs: page });
    }),
    post: behind("editor", async (request, response, by) => {
      const written = await staffBody(CreateBody, request, response);
      response.status(201);
      show(request, response, await deps.faqs().desk.create(by, { ...emptyFaq(by.id), ...told(written) }));
    }),
  });

  addRoute(app, "/api/staff/faqs/:id", {
    get: behind("reader", async (request, response) => {
      show(request, response, await deps.faqs().desk.view(idOf(request)));
    }),
    patch: behind("editor", async (request, response, by) => {
      const { revision, ...changes } = await staffBody(EditBody, request, response);
      const asked = { id: idOf(request), basedOn: revision, by };
      show(request, response, await deps.faqs().desk.edit(asked, told(changes)));
    }),
  });

  addRoute(
    app,
    "/api/staff/faqs/:id/submit",
    step((desk, asked) => desk.submit(asked)),
  );
  addRoute(
    app,
    "/api/staff/faqs/:id/approve",
    step((desk, asked) => desk.approve(asked)),
  );
  addRoute(
    app,
    "/api/staff/faqs/:id/return",
    step((desk, asked) => desk.return(asked)),
  );
  addRoute(
    app,
    "/api/staff/faqs/:id/withdraw",
    step((desk, asked) => desk.withdraw(asked)),
  );

  addRoute(app, "/api/staff/faqs/:id/history", {
    get: behind("reader", async (request, response) => {
      const language = readerLanguage(request);
      const revisions = await deps.faqs().desk.history(idOf(request));
      response.json({
        revisions: revisions.map(({ faq, ...rest }) => ({ ...rest, faq: faqJson(faq, language) })),
      });
    }),
  });

  addRoute(app, "/api/staff/faqs/:id/preview", {
    post: behind("editor", async (request, response) => {
      const { question, language } = await staffBody(PreviewBody, request, response);
      const { desk, previewer } = deps.faqs();
      const { faq } = await desk.view(idOf(request));
      response.json(
        await previews.run(() => previewer.preview(faq, question, language), untilGone(response)),
      );
    }),
  });

  addOfficialArticleRoutes(app, deps, behind);
}

function idOf(request: Request): string {
  const id = request.params["id"];
  return typeof id === "string" ? id : "";
}

function emptyFaq(owner: string): FaqContent {
  return { questions: [], answers: [], owner, validFrom: null, validUntil: null, reviewOn: null };
}

/** Without what was left out: it stays as it is. */
function told<T extends object>(written: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
