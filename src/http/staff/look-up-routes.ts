import type { Express, Request, Response } from "express";
import { z } from "zod";
import { cleanQuestion } from "../../language/clean-question.ts";
import { checked } from "../checked-input.ts";
import type { AppDependencies } from "../dependencies.ts";
import { HttpProblem } from "../problem.ts";
import { answerLanguage, readerLanguage } from "../reader-language.ts";
import { filterChoices } from "./look-up/filter-choices.ts";
import type { Found, ReadArticle } from "./look-up/found.ts";
import { foundArticle, type LookUp, type LookUpQuery } from "./look-up/look-up.ts";
import { createNewestOnly, Superseded } from "./look-up/newest-only.ts";
import { sameEvent } from "./look-up/same-event.ts";
import { STAFF_API } from "./paths.ts";
import type { StaffParts } from "./staff-parts.ts";
import { addStaffRoute } from "./staff-route.ts";

/** Seconds after which a service that is starting is worth another try. */
const RETRY_STARTING_S = 5;
/** Other articles on an event that a reader can take in. */
const MOST_OF_EVENT = 20;

const words = z.string().min(1).max(200).nullable().default(null);
const SearchQuery = z.object({
  q: z.string(),
  year: z.coerce.number().int().min(1000).max(9999).nullable().default(null),
  city: words,
  series: words,
  language: z.enum(["en", "zh-Hant"]).nullable().default(null),
  publisher: words,
  k: z.coerce.number().int().min(1).max(50).default(10),
  part: z.enum(["quick", "answer"]).nullable().default(null),
  answerIn: z.string().optional(),
});
const ReadQuery = z.object({ version: z.string().optional() });

/** Adds the routes by which staff look things up: as they type, what can be filtered by, and one article to read. */
export function addLookUpRoutes(
  app: Express,
  deps: AppDependencies,
  { guard, cookies, lookUp }: Pick<StaffParts, "guard" | "cookies"> & { readonly lookUp: LookUp },
): void {
  const newest = createNewestOnly();
  const checkReady = (): void => {
    if (!deps.readiness().ready) throw new HttpProblem("not_ready", { retryAfter: RETRY_STARTING_S });
  };

  /** Does the work unless a newer one of the same part and session comes first, or nobody waits for it any more. */
  const unlessNewer = async <Result>(
    request: Request,
    response: Response,
    part: string,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> => {
    const own = newest.begin(`${part} ${cookies.session.read(request) ?? ""}`);
    const gone = new AbortController();
    response.once("close", () => {
      gone.abort(new Superseded("nobody waits for it"));
    });
    const signal = AbortSignal.any([own.signal, gone.signal]);
    try {
      const result = await work(signal);
      signal.throwIfAborted();
      return result;
    } catch (error) {
      throw error instanceof Superseded ? new HttpProblem("search_superseded") : error;
    } finally {
      own.end();
    }
  };

  addStaffRoute(app, guard, `${STAFF_API}/search`, {
    get: [
      "reader",
      async (request, response) => {
        const { q, k, part, answerIn, ...filter } = checked(SearchQuery, request.query);
        const { question, fault } = cleanQuestion(q);
        if (fault !== null) throw new HttpProblem(fault);
        const language = answerIn === undefined ? null : answerLanguage(answerIn);
        if (answerIn !== undefined && language === null)
          throw new HttpProblem("language_unsupported", { field: "answerIn" });
        checkReady();
        const query: LookUpQuery = { text: question, filter, k, answerIn: language };
        // An answer to be copied in another language is no newer look-up, nor is a look-up a newer copy.
        const kind = `${part ?? "both"}${language === null ? "" : ` in ${language}`}`;
        const found = await unlessNewer(request, response, kind, async (signal): Promise<Found> => {
          const [quick, answer] = await Promise.all([
            part === "answer" ? null : lookUp.quick(query, signal),
            part === "quick" ? null : lookUp.answer(query, signal),
          ]);
          return { faqs: [], passages: [], articles: [], ...quick, answer };
        });
        response.json(found);
      },
    ],
  });

  addStaffRoute(app, guard, `${STAFF_API}/search-filters`, {
    get: [
      "reader",
      async (request, response) => {
        checkReady();
        const { articles, glossary } = deps.held();
        response.json(await filterChoices(articles, glossary, readerLanguage(request)));
      },
    ],
  });

  addStaffRoute(app, guard, `${STAFF_API}/reading/:id`, {
    get: [
      "reader",
      (request, response) => {
        checkReady();
        const { version } = checked(ReadQuery, request.query);
        const { id } = request.params;
        const article = typeof id === "string" ? deps.articleOf(id, version) : null;
        if (article === null) throw new HttpProblem("article_unknown");
        if (article.status === "withdrawn") throw new HttpProblem("article_withdrawn");
        const { body, titleOurs } = article;
        const others = sameEvent(article, deps.held().articles).slice(0, MOST_OF_EVENT);
        const read: ReadArticle = {
          article: { ...foundArticle(article), body, titleOurs },
          sameEvent: others.map(foundArticle),
        };
        response.json(read);
      },
    ],
  });
}
