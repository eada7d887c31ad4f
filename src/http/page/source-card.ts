import type { Source } from "../../answer/answer.ts";
import type { Article } from "../../corpus/article.ts";
import { message } from "../../language/messages/index.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { html } from "./html.ts";
import type { SafeHtml } from "./html.ts";
import { langOf } from "./language-tag.ts";
import { quoteContext } from "./quote-context.ts";
import { titleNote } from "./title-note.ts";
import { readableDay } from "../../language/messages/readable-day.ts";

/** Gives the version of an article that a source names. */
export type ArticleOf = (id: string, version: string) => Article | null;

/** A source: what it is, from whom and when, and the quote marked within its article. */
export function sourceCard(source: Source, articleOf: ArticleOf, language: InterfaceLanguage): SafeHtml {
  const article = articleOf(source.articleId, source.articleVersion);
  const note = article === null ? null : titleNote(article, language);
  const badge = source.official ? "official" : "press";
  return html`<li class="source" id="source-${source.n}">
    <h4><span class="number">${source.n}</span> ${articleTitle(source)}</h4>
    ${note !== null && html`<p class="fine">${note}</p>`}
    <p class="origin">
      <span class="badge ${badge}">${message(language, `sources.${badge}`)}</span>
      <span ${langOf(source.publisher)}>${source.publisher}</span>
    </p>
    ${dates(source, language)}
    <blockquote lang="${source.language}"><span class="passage">${quote(source, article)}</span></blockquote>
  </li>`;
}

/** The address as a link may have it, or null for one that is no web address: it could run code. */
export function webAddress(url: string | null): URL | null {
  const parsed = url === null ? null : URL.parse(url);
  return parsed?.protocol === "https:" || parsed?.protocol === "http:" ? parsed : null;
}

/** An article's title, as a link where it has an address. */
export function articleTitle({ title, url, language }: Pick<Source, "title" | "url" | "language">): SafeHtml {
  const address = webAddress(url);
  if (address === null) return html`<span lang="${language}">${title}</span>`;
  return html`<a href="${address.href}" rel="noopener noreferrer"
    ><span lang="${language}">${title}</span> <span class="host" lang="en">${address.hostname}</span></a
  >`;
}

function dates(source: Source, language: InterfaceLanguage): SafeHtml | null {
  if (source.publishedOn === null && source.eventOn === null) return null;
  return html`<dl class="dates">
    ${
      source.publishedOn !== null &&
      html`<div>
        <dt>${message(language, "sources.published")}</dt>
        <dd><time datetime="${source.publishedOn}">${readableDay(source.publishedOn, language)}</time></dd>
      </div>`
    }
    ${
      source.eventOn !== null &&
      html`<div>
        <dt>${message(language, "sources.event")}</dt>
        <dd>${readableDay(source.eventOn, language)}</dd>
      </div>`
    }
  </dl>`;
}

/** The quote within its article, or alone where the article cannot show these very words at this place. */
function quote(source: Source, article: Article | null): SafeHtml {
  if (article?.body.slice(source.start, source.end) !== source.quote)
    return html`<mark>${source.quote}</mark>`;
  const context = quoteContext(article.body, source.start, source.end);
  const before = (context.isCutBefore ? "… " : "") + context.before.trimStart();
  const after = context.after.trimEnd() + (context.isCutAfter ? " …" : "");
  return html`${before}<mark>${context.quote}</mark>${after}`;
}
