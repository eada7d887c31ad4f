import type { Express } from "express";
import type { Role } from "../../staff/member.ts";
import type { FaqService } from "../../staff/faq/faq-service.ts";
import type { StoredOfficialArticle } from "../../store/official-article-store.ts";
import { addRoute, type Handler } from "../add-route.ts";
import { HttpProblem } from "../problem.ts";
import { ArticleBody, WithdrawBody } from "./faq-input.ts";
import { staffBody, type StaffHandler } from "./staff-handler.ts";

/** Adds the routes by which staff publish what only the city itself can say, and take it back. */
export function addOfficialArticleRoutes(
  app: Express,
  deps: { readonly faqs: () => FaqService },
  behind: (role: Role, handler: StaffHandler) => Handler,
): void {
  /** With its version, and whether citizens find it already. */
  const articleJson = (stored: StoredOfficialArticle) => {
    const held = deps.faqs().articles.inIndex(stored.id);
    return { ...stored, version: held?.version ?? null, isIndexed: held?.status === "current" };
  };

  addRoute(app, "/api/staff/articles", {
    get: behind("reader", async (_request, response) => {
      response.json({ articles: (await deps.faqs().articles.list()).map(articleJson) });
    }),
    post: behind("editor", async (request, response, by) => {
      const draft = await staffBody(ArticleBody, request, response);
      response.status(201).json(articleJson(await deps.faqs().articles.publish(by, draft)));
    }),
  });

  addRoute(app, "/api/staff/articles/:id/withdraw", {
    post: behind("editor", async (request, response, by) => {
      const { reason } = await staffBody(WithdrawBody, request, response);
      const { id } = request.params;
      const stored = typeof id === "string" ? await deps.faqs().articles.withdraw(by, id, reason) : null;
      if (stored === null) throw new HttpProblem("article_unknown");
      response.json(articleJson(stored));
    }),
  });
}
