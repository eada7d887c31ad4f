import type { Express } from "express";
import { z } from "zod";
import { type InterfaceLanguage } from "../../language/messages/index.ts";
import { type ArticleOf, standingOf } from "../../staff/history/standing-of.ts";
import { whyAnswer } from "../../staff/history/why-answer.ts";
import type { HistoryStore, ListPlace } from "../../store/history-store.ts";
import { addRoute } from "../add-route.ts";
import { checked } from "../checked-input.ts";
import { HttpProblem } from "../problem.ts";
import type { StaffAccess } from "./staff-access.ts";

/** What the history of answers needs of the service. */
export interface AnswerHistoryDependencies {
  readonly history: HistoryStore;
  /** Throws `not_ready` before the articles are there. */
  readonly articleOf: ArticleOf;
  /** Name of a glossary entry for the reader. */
  readonly nameOf: (id: string, language: InterfaceLanguage) => string;
}

const LANGUAGES = ["en", "zh-Hant"] as const;
const PAGE = 50;
const MOST_ON_A_PAGE = 200;

const ListParameters = z.object({
  article: z.string().min(1).max(64),
  version: z.string().min(1).max(64).optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ON_A_PAGE).default(PAGE),
});

/**
 * Adds the routes by which staff see answers given: one with all that is kept of it, those that cite an article, and
 * the articles that have changed since they were cited.
 */
export function addAnswerRoutes(
  app: Express,
  { history, articleOf, nameOf }: AnswerHistoryDependencies,
  access: StaffAccess,
): void {
  app.use(["/api/staff/answers", "/api/staff/changed-articles"], access.requires("reader"));

  addRoute(app, "/api/staff/answers/:id", {
    get: async (request, response) => {
      const { id } = request.params;
      const record = typeof id === "string" ? await history.answer(id) : null;
      if (record === null) throw new HttpProblem("answer_unknown");
      const why = LANGUAGES.map((language) => [language, whyAnswer(record, { language, articleOf, nameOf })]);
      response.json({ ...record, why: Object.fromEntries(why) as unknown });
    },
  });

  addRoute(app, "/api/staff/answers", {
    get: async (request, response) => {
      const { article, version = null, after, limit } = checked(ListParameters, request.query);
      const place = after === undefined ? null : placeIn(after);
      // One more than is shown tells whether there are more.
      const found = await history.citing(article, { version, after: place, limit: limit + 1 });
      const answers = found.slice(0, limit).map((answer) => ({
        ...answer,
        standing: standingOf(article, answer.articleVersion, articleOf),
      }));
      const last = answers.at(-1);
      response.json({ answers, next: found.length > limit && last !== undefined ? placeText(last) : null });
    },
  });

  addRoute(app, "/api/staff/changed-articles", {
    get: async (_request, response) => {
      const cited = await history.citedVersions();
      const articles = cited
        .map((one) => ({ ...one, standing: standingOf(one.articleId, one.articleVersion, articleOf) }))
        .filter(({ standing }) => standing !== "current")
        .map((one) => ({
          ...one,
          title: (articleOf(one.articleId, one.articleVersion) ?? articleOf(one.articleId))?.title ?? null,
        }));
      response.json({ articles });
    },
  });
}

const Place = z.tuple([z.string(), z.string(), z.string()]);

function placeText({ at, id, articleVersion }: ListPlace): string {
  return Buffer.from(JSON.stringify([at, id, articleVersion])).toString("base64url");
}

function placeIn(text: string): ListPlace {
  try {
    const [at, id, articleVersion] = Place.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return { at, id, articleVersion };
  } catch (error) {
    throw new HttpProblem("request_invalid", { field: "after", cause: error });
  }
}
