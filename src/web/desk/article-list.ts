import { html, nothing, type TemplateResult } from "lit";
import type { Source } from "../../answer/answer.ts";
import type { FoundArticle } from "../../http/staff/look-up/found.ts";
import { readableDay } from "../../language/messages/readable-day.ts";
import { languageOf } from "../panel/text-language.ts";
import type { Desk } from "./desk.ts";
import { addressOf } from "./place.ts";

/** What a list shows of an article, and what it needs to lead there. */
type ListedArticle = Pick<FoundArticle, "id" | "title" | "publisher" | "publishedOn" | "official"> & {
  readonly language: string;
};

/** Articles as a list of links. */
export function articleList(
  articles: readonly ListedArticle[],
  desk: Desk,
  used: () => void = () => undefined,
): TemplateResult {
  return html`<ul class="articles">
    ${articles.map(
      (article) =>
        html`<li class="result">
          <a
            class="hit"
            lang=${languageOf(article.title, article.language)}
            href=${addressOf({ view: "article", id: article.id, version: null, marks: [] })}
            @click=${used}
            >${article.title}</a
          >
          ${articleFacts(article, desk)}
        </li>`,
    )}
  </ul>`;
}

/** Who published an article, when, and whether that is the city itself. */
export function articleFacts(
  {
    publisher,
    publishedOn,
    official,
    language,
  }: Pick<Source, "publisher" | "publishedOn" | "official" | "language">,
  desk: Desk,
): TemplateResult {
  return html`<p class="fine facts">
    <span class=${official ? "badge official" : "badge press"}
      >${desk.say(official ? "official" : "press")}</span
    >
    <span lang=${languageOf(publisher, language)}>${publisher}</span>
    ${publishedOn === null ? nothing : html`<span>${readableDay(publishedOn, desk.language)}</span>`}
  </p>`;
}
