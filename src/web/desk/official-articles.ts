import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { readableDay } from "../../language/messages/readable-day.ts";
import type { StoredOfficialArticle } from "../../store/official-article-store.ts";
import { languageOf } from "../panel/text-language.ts";
import { mayEdit } from "./desk.ts";
import { LeaveGuard } from "./leave-guard.ts";
import { type ArticleDraft, EMPTY_ARTICLE, isWritten, officialForm } from "./official-form.ts";
import { addressOf } from "./place.ts";
import { problemNote } from "./problem-note.ts";
import { WorkingView } from "./working-view.ts";

/** An official article, and whether citizens find it already. */
type ListedArticle = StoredOfficialArticle & { readonly isIndexed: boolean };

/** What is not published yet waits under this name while another part of the desk is read. */
const UNSAVED = "official article";

/** What only the city itself can say: published here, and taken back with a reason. */
export class OfficialArticles extends WorkingView {
  static override properties: PropertyDeclarations = {
    articles: { state: true },
    draft: { state: true },
  };
  declare articles: readonly ListedArticle[] | null;
  declare draft: ArticleDraft;

  constructor() {
    super();
    new LeaveGuard(this, () => isWritten(this.draft));
    this.articles = null;
    this.draft = EMPTY_ARTICLE;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.draft = (this.desk.unsaved.get(UNSAVED) as ArticleDraft | undefined) ?? EMPTY_ARTICLE;
    void this.read(() => this.#load());
  }

  override resume(): void {
    if (this.articles === null) void this.read(() => this.#load());
  }

  async #load(): Promise<void> {
    const { api } = this.desk;
    this.articles = (await api.get<{ articles: ListedArticle[] }>("/api/staff/articles")).articles;
  }

  #write(draft: ArticleDraft): void {
    if (this.isBusy) return;
    this.draft = draft;
    this.desk.unsaved.set(UNSAVED, draft);
  }

  async #publish(): Promise<void> {
    const { api, say, announce, unsaved } = this.desk;
    const published = await api.send<ListedArticle>("POST", "/api/staff/articles", this.draft);
    unsaved.delete(UNSAVED);
    this.draft = EMPTY_ARTICLE;
    announce(say("official.published"));
    // Where the list could not be read, what goes wrong with it now is nothing that went wrong with the publishing.
    if (this.articles === null) void this.read(() => this.#load());
    else this.articles = [published, ...this.articles];
    await this.takeFocus();
  }

  async #withdraw(id: string, reason: string): Promise<void> {
    const { api, say, announce } = this.desk;
    const address = `/api/staff/articles/${encodeURIComponent(id)}/withdraw`;
    const withdrawn = await api.send<ListedArticle>("POST", address, { reason });
    this.articles = (this.articles ?? []).map((article) => (article.id === id ? withdrawn : article));
    announce(say("official.withdrawn"));
    await this.takeFocus();
  }

  override render(): TemplateResult {
    const { desk, articles, draft, isBusy } = this;
    const { say } = desk;
    return html`<h1 tabindex="-1">${say("title.official")}</h1>
      <p>${say("official.what")}</p>
      ${problemNote(this.problem)}
      ${
        mayEdit(desk)
          ? officialForm({
              ...{ desk, draft, isBusy },
              onChange: (changed) => {
                this.#write(changed);
              },
              onPublish: () => void this.do(() => this.#publish()),
            })
          : nothing
      }
      ${articles?.length === 0 ? html`<p>${say("official.none")}</p>` : nothing}
      <ul class="results">
        ${(articles ?? []).map((article) => this.#item(article))}
      </ul>`;
  }

  #item(article: ListedArticle): TemplateResult {
    const { desk } = this;
    const { say } = desk;
    const { id, title, language, department, signer, date, reason, status, isIndexed, withdrawal } = article;
    const place = { view: "article", id, version: null, marks: [] } as const;
    return html`<li class="card">
      <h2 lang=${languageOf(title, language)}>
        ${isIndexed ? html`<a href=${addressOf(place)}>${title}</a>` : title}
      </h2>
      <p class="fine facts">
        <span class="badge official">${say(`official.state.${status}`)}</span>
        <span>${department}</span><span>${signer}</span>
        <span>${readableDay(date, desk.language)}</span>
      </p>
      <p>${say("official.because", { reason })}</p>
      ${status === "current" && !isIndexed ? html`<p class="notice">${say("official.notIndexed")}</p>` : nothing}
      ${status === "withdrawn" && isIndexed ? html`<p class="notice">${say("official.stillIndexed")}</p>` : nothing}
      ${
        withdrawal === null
          ? nothing
          : html`<p class="notice">
              ${say("official.takenBack", {
                at: new Date(withdrawal.at).toLocaleString(desk.language),
                reason: withdrawal.reason,
              })}
            </p>`
      }
      ${status === "current" && mayEdit(desk) ? this.#withdrawal(id, title) : nothing}
    </li>`;
  }

  #withdrawal(id: string, title: string): TemplateResult {
    const { say } = this.desk;
    return html`<details>
      <summary>${say("official.withdraw")}</summary>
      <form
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          const reason = new FormData(event.currentTarget as HTMLFormElement).get("reason");
          if (typeof reason === "string") void this.do(() => this.#withdraw(id, reason));
        }}
      >
        <label for=${`reason-${id}`}>${say("official.withdrawReason")}</label>
        <div class="field">
          <input id=${`reason-${id}`} name="reason" required maxlength="1000" />
          <button
            type="submit"
            aria-disabled=${this.isBusy}
            aria-label=${say("official.withdrawTitled", { title })}
          >
            ${say("official.withdraw")}
          </button>
        </div>
      </form>
    </details>`;
  }
}
