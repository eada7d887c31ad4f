import type { AnswerLanguage } from "../../../answer/answerer.ts";
import type { Answer } from "../../../answer/answer.ts";
import type { Article } from "../../../corpus/article.ts";
import type { AppDependencies } from "../../dependencies.ts";
import { createWaitingLine } from "../../waiting-line.ts";
import { type ArticleFilter, idsWithin } from "./article-filter.ts";
import type { Found, FoundArticle, FoundPassage } from "./found.ts";

/** FAQs shown with one look-up. */
const MOST_FAQS = 5;
/**
 * At work at a time and waiting: one thread embeds for all, so that more at once only wait elsewhere. Twenty staff who type
 * have one search each in hand, since a newer one takes the place of the older.
 */
const QUICK_AT_ONCE = 4;
const ANSWERS_AT_ONCE = 2;
const MOST_WAITING = 64;

/** What is looked up. */
export interface LookUpQuery {
  /** Cleaned. */
  readonly text: string;
  readonly filter: ArticleFilter;
  /** Passages. */
  readonly k: number;
  /** Null for the language of the question. */
  readonly answerIn: AnswerLanguage | null;
}

/** Finds what staff look up, in two parts: what shows at once, and the proved answer, which takes longer. */
export interface LookUp {
  /** FAQs, passages and their articles. Rejects with the signal's reason while it waits. */
  quick(query: LookUpQuery, signal: AbortSignal): Promise<Omit<Found, "answer">>;
  /** The proved answer; null where it tells of an article that the filter leaves out. It is kept nowhere: no citizen has asked it. */
  answer(query: LookUpQuery, signal: AbortSignal): Promise<Answer | null>;
}

type LookUpParts = Pick<AppDependencies, "search" | "answerer" | "articleOf" | "held" | "faqLookUp">;

/** Makes it for one service. */
export function createLookUp({ search, answerer, articleOf, held, faqLookUp }: LookUpParts): LookUp {
  const quickLine = createWaitingLine(QUICK_AT_ONCE, MOST_WAITING);
  const answerLine = createWaitingLine(ANSWERS_AT_ONCE, MOST_WAITING);
  const allowed = (filter: ArticleFilter): ReadonlySet<string> | null => idsWithin(held().articles, filter);

  return {
    quick: ({ text, filter, k }, signal) =>
      quickLine.run(async () => {
        const [scored, faqs] = await Promise.all([
          search.search(text, k, allowed(filter)),
          faqLookUp === undefined ? [] : faqLookUp(text),
        ]);
        const passages = scored.map(({ article, start, end, score, text: words }): FoundPassage => {
          return { article: foundArticle(article), text: words, start, end, score };
        });
        const articles = new Map(scored.map(({ article }) => [article.id, foundArticle(article)]));
        return { faqs: faqs.slice(0, MOST_FAQS), passages, articles: [...articles.values()] };
      }, signal),
    answer: ({ text, filter, answerIn }, signal) =>
      answerLine.run(async () => {
        const answer = await answerer.ask({ question: text, conversationId: null, language: answerIn });
        const only = allowed(filter);
        // Where nothing was found, what is shown instead is held to the filter too: it is told in the text as well.
        const isWithin = [...answer.sources, ...(answer.related ?? [])].every(
          ({ articleId }) => only === null || only.has(articleOf(articleId)?.id ?? ""),
        );
        return isWithin ? answer : null;
      }, signal),
  };
}

/** What a list says of an article. */
export function foundArticle(article: Article): FoundArticle {
  const { id, version, status, title, publisher, official, url, publishedOn, eventOn, language } = article;
  return { id, version, status, title, publisher, official, url, publishedOn, eventOn, language };
}
