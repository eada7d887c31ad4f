import { html, nothing, type TemplateResult } from "lit/html.js";
import type { RelatedPassage, Source } from "../../answer/answer.ts";
import { readableDay } from "../../language/messages/readable-day.ts";
import { icon } from "./icons.ts";
import { linkView } from "./link-view.ts";
import { quoteContext } from "./quote-context.ts";
import { languageOf } from "./text-language.ts";
import type { View } from "./view.ts";
import { webAddress } from "./web-address.ts";

/** Id of a source's card. */
export function cardId(entryId: string, n: number): string {
  return `source-${entryId}-${n}`;
}

/** A source's title, in its language. */
export function titleView({ title, language }: Pick<Source, "title" | "language">): TemplateResult {
  return html`<span lang=${languageOf(title, language)}>${title}</span>`;
}

/** Who published it, and when. */
function originView(
  { publisher, publishedOn, language }: Pick<Source, "publisher" | "publishedOn" | "language">,
  view: View,
): TemplateResult {
  return html`<span class="fine"
    ><span lang=${languageOf(publisher, language)}>${publisher}</span>${
      publishedOn === null ? nothing : `\u00A0· ${readableDay(publishedOn, view.language)}`
    }</span
  >`;
}

/** What to read where no sentence could be shown as the answer. */
export function relatedList(related: readonly RelatedPassage[], view: View): TemplateResult {
  return html`<ul class="related">
    ${related.map(
      (passage) =>
        html`<li>
          ${linkView(passage.url, titleView(passage), view)} ${originView(passage, view)}
          <blockquote lang=${passage.language}>${passage.quote}</blockquote>
        </li>`,
    )}
  </ul>`;
}

/** The sources of an answer as a list; each opens into a card. */
export function sourceList(entryId: string, sources: readonly Source[], view: View): TemplateResult {
  return html`<h4 class="minor">${view.say("sources.title")}</h4>
    <ol class="sources" role="list">
      ${sources.map((source) => html`<li>${row(entryId, source, view)}${card(entryId, source, view)}</li>`)}
    </ol>`;
}

function row(entryId: string, source: Source, view: View): TemplateResult {
  const { n } = source;
  const id = cardId(entryId, n);
  return html`<button
    type="button"
    class="source-row"
    id=${`${id}-row`}
    aria-expanded=${view.state(entryId).source === n}
    aria-controls=${id}
    @click=${() => {
      view.actions.toggleSource(entryId, n, false);
    }}
  >
    <span class="number" id=${`${id}-n`}
      ><span class="hidden">${view.say("sources.cite", { n: "" })}</span>${n}</span
    >
    <span class="about">
      <span class="title" id=${`${id}-title`}>${titleView(source)}</span>
      ${originView(source, view)}
    </span>
    ${icon("unfold")}
  </button>`;
}

function card(entryId: string, source: Source, view: View): TemplateResult {
  const { say, language } = view;
  const { n, official, eventOn, url } = source;
  const isOpen = view.state(entryId).source === n;
  const address = webAddress(url);
  const id = cardId(entryId, n);
  return html`<div
    class="card"
    id=${id}
    role="group"
    tabindex="-1"
    aria-labelledby=${`${id}-n ${id}-title`}
    ?hidden=${!isOpen}
  >
    ${
      isOpen
        ? html`<p class="fine facts">
              <span class=${official ? "badge official" : "badge press"}
                >${say(official ? "sources.official" : "sources.press")}</span
              >
              ${
                eventOn === null
                  ? nothing
                  : html`<span>${say("chat.event", { day: readableDay(eventOn, language) })}</span>`
              }
            </p>
            ${quote(source, view)}
            <p class="card-links">
              ${
                address === null
                  ? nothing
                  : linkView(url, html`${say("chat.read", { host: address.hostname })}${icon("out")}`, view)
              }
              <button
                type="button"
                class="text-button"
                @click=${() => {
                  view.actions.toggleSource(entryId, n, false);
                }}
              >
                ${say("chat.sourceClose", { n })}
              </button>
            </p>`
        : nothing
    }
  </div>`;
}

/** The quote where it stands in its article, or alone while or where the article cannot be had. */
function quote(source: Source, { say, articles }: View): TemplateResult {
  const { text, isLoading } = articles.body(source);
  const context = text === null ? null : quoteContext(text, source.quote, source.start, source.end);
  const words =
    context === null
      ? html`<mark>${source.quote}</mark>`
      : html`${context.before}<mark>${context.quote}</mark>${context.after}`;
  return html`${
      context === null
        ? html`<p class="fine">${say(isLoading ? "chat.quoteLoading" : "chat.quoteAlone")}</p>`
        : nothing
    }
    <blockquote lang=${source.language}><span class="passage">${words}</span></blockquote>`;
}
