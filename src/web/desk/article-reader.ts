import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ReadArticle } from "../../http/staff/look-up/found.ts";
import { readableDay } from "../../language/messages/readable-day.ts";
import { languageOf } from "../panel/text-language.ts";
import { webAddress } from "../panel/web-address.ts";
import { told } from "./api.ts";
import { articleFacts, articleList } from "./article-list.ts";
import { markedParagraphs } from "./marked-text.ts";
import { addressOf, HOME, type Place } from "./place.ts";
import { ViewElement } from "./view-element.ts";

/** An article to read: what an answer quotes from it is marked, and the other articles on the same event follow. */
export class ArticleReader extends ViewElement {
  static override properties: PropertyDeclarations = {
    place: { attribute: false },
    read: { state: true },
    problem: { state: true },
  };
  declare place: Extract<Place, { view: "article" }>;
  declare read: ReadArticle | null;
  declare problem: string | null;

  constructor() {
    super();
    this.read = null;
    this.problem = null;
  }

  override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has("place")) void this.#load();
  }

  override resume(): void {
    if (this.read === null) void this.#load();
  }

  async #load(): Promise<void> {
    const { place } = this;
    const { id, version } = place;
    const query = version === null ? "" : `?version=${encodeURIComponent(version)}`;
    this.problem = null;
    this.read = null;
    try {
      const read = await this.desk.api.get<ReadArticle>(
        `/api/staff/reading/${encodeURIComponent(id)}${query}`,
      );
      // Somebody may have gone on to another one meanwhile.
      if (this.place !== place) return;
      this.read = read;
    } catch (error) {
      if (this.place === place) this.problem = told(error, this.desk.say);
    }
    await this.takeFocus();
    this.renderRoot.querySelector("mark")?.scrollIntoView({ block: "center" });
  }

  override render(): TemplateResult {
    const { say } = this.desk;
    return html`<p><a href=${addressOf(HOME)}>${say("back")}</a></p>
      ${this.read === null ? this.#missing() : this.#article(this.read)}`;
  }

  #missing(): TemplateResult {
    const { say } = this.desk;
    return html`<h1 tabindex="-1">${say("title.article")}</h1>
      <p role=${this.problem === null ? "status" : "alert"}>${this.problem ?? say("loading")}</p>`;
  }

  #article({ article, sameEvent }: ReadArticle): TemplateResult {
    const { desk } = this;
    const { say } = desk;
    const { title, titleOurs, body, language, eventOn, url, status } = article;
    const address = webAddress(url);
    return html`<article>
        <h1 tabindex="-1" lang=${languageOf(title, language)}>${title}</h1>
        ${articleFacts(article, desk)}
        ${eventOn === null ? nothing : html`<p class="fine">${say("article.event", { day: readableDay(eventOn, desk.language) })}</p>`}
        ${titleOurs ? html`<p class="fine">${say("article.titleOurs")}</p>` : nothing}
        ${status === "superseded" ? html`<p class="notice">${say("article.superseded")}</p>` : nothing}
        <div class="body" lang=${language}>
          ${markedParagraphs(body, this.place.marks).map(
            (parts) =>
              html`<p>
                ${parts.map(({ text, isMarked }) => (isMarked ? html`<mark>${text}</mark>` : text))}
              </p>`,
          )}
        </div>
        ${
          address === null
            ? nothing
            : html`<p>
                <a href=${address.href} target="_blank" rel="noreferrer"
                  >${say("article.read", { host: address.hostname })}</a
                >
              </p>`
        }
      </article>
      <section aria-labelledby="same-event">
        <h2 id="same-event">${say("article.sameEvent")}</h2>
        ${sameEvent.length === 0 ? html`<p>${say("article.noOthers")}</p>` : articleList(sameEvent, desk)}
      </section>`;
  }
}
