import type { Express, Request } from "express";
import { z } from "zod";
import type { Article } from "../corpus/article.ts";
import { checked, parsedJson } from "./checked-input.ts";
import { addRoute } from "./add-route.ts";
import type { AppDependencies } from "./dependencies.ts";
import { HttpProblem } from "./problem.ts";
import type { QuestionDesk } from "./question-desk.ts";
import { readBody } from "./read-body.ts";
import { answerLanguage } from "./reader-language.ts";

/** Properties beyond these are ignored, so that a newer client can talk to an older service. */
const AskBody = z.object({
  question: z.string(),
  conversationId: z.string().nullish(),
  language: z.string().nullish(),
});
const SearchQuery = z.object({ q: z.string(), k: z.coerce.number().int().min(1).max(50).default(10) });
const ArticleQuery = z.object({ version: z.string().optional() });

/** Adds the JSON routes: ask, articles, search. */
export function addApiRoutes(app: Express, deps: AppDependencies, desk: QuestionDesk): void {
  addRoute(app, "/api/ask", {
    post: async (request, response) => {
      desk.admit(request);
      const body = checked(AskBody, parsedJson(await readBody(request, response, "application/json")));
      const language = body.language == null ? null : answerLanguage(body.language);
      if (body.language != null && language === null) {
        throw new HttpProblem("language_unsupported", { field: "language" });
      }
      response.json(
        await desk.ask({ text: body.question, conversationId: body.conversationId ?? null, language }, "api"),
      );
    },
  });

  addRoute(app, "/api/articles/:id", {
    get: (request, response) => {
      const { version } = checked(ArticleQuery, request.query);
      const article = deps.articleOf(articleId(request), version);
      if (article === null) throw new HttpProblem("article_unknown");
      if (article.status === "withdrawn") throw new HttpProblem("article_withdrawn");
      // May be kept, but has to be asked for again each time: a withdrawn article must be gone at once.
      response.setHeader("Cache-Control", "no-cache");
      response.json(publicArticle(article));
    },
  });

  addRoute(app, "/api/search", {
    get: async (request, response) => {
      desk.admit(request);
      const { q, k } = checked(SearchQuery, request.query);
      const passages = await desk.search(q, k);
      response.json({
        results: passages.map(({ article, text, start, end, score, scores }) => {
          return { articleId: article.id, text, start, end, score, scores };
        }),
      });
    },
  });
}

function articleId(request: Request): string {
  const id = request.params["id"];
  if (typeof id !== "string") throw new HttpProblem("article_unknown");
  return id;
}

/** What the public sees of an article. */
function publicArticle(article: Article) {
  const { id, version, title, body, url, publisher, official } = article;
  const { publishedOn, eventOn, language, topics, status } = article;
  return {
    id,
    version,
    title,
    body,
    url,
    publisher,
    official,
    publishedOn,
    eventOn,
    language,
    topics,
    status,
  };
}
