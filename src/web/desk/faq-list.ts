import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Faq, FaqState } from "../../store/faq-store.ts";
import { told } from "./api.ts";
import { mayEdit } from "./desk.ts";
import { moreButton, shownWords, withMore } from "./more-button.ts";
import { ownOf } from "./own-language.ts";
import { addressOf } from "./place.ts";
import { problemNote } from "./problem-note.ts";
import { ViewElement } from "./view-element.ts";

/** A FAQ with why it stands where it stands, as the service tells it. */
export type ListedFaq = Faq & { readonly reasonText: string | null; readonly isDue: boolean };

const STATES: readonly FaqState[] = ["review", "published", "draft", "expired", "withdrawn"];

/** The FAQs in a state, or all, with why each stands where it stands. */
export class FaqList extends ViewElement {
  static override properties: PropertyDeclarations = {
    state: { state: true },
    query: { state: true },
    faqs: { state: true },
    total: { state: true },
    isBusy: { state: true },
    problem: { state: true },
  };
  declare state: FaqState | "";
  declare query: string;
  declare faqs: readonly ListedFaq[] | null;
  /** How many there are, of which a part may show. */
  declare total: number;
  declare isBusy: boolean;
  declare problem: string | null;

  constructor() {
    super();
    this.state = "";
    this.query = "";
    this.faqs = null;
    this.total = 0;
    this.isBusy = false;
    this.problem = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override resume(): void {
    if (this.problem !== null) void this.#load();
  }

  /** The first of what is asked for; with `shown`, what comes behind these. */
  async #load(shown: readonly ListedFaq[] = []): Promise<void> {
    const { state, query } = this;
    const asked = new URLSearchParams({ q: query, offset: String(shown.length) });
    if (state !== "") asked.set("state", state);
    try {
      const { faqs, total } = await this.desk.api.get<{ faqs: ListedFaq[]; total: number }>(
        `/api/staff/faqs?${asked.toString()}`,
      );
      // Somebody may have chosen something else meanwhile.
      if (state !== this.state || query !== this.query) return;
      this.faqs = withMore(shown, faqs);
      this.total = total;
      this.problem = null;
      const { announce, say } = this.desk;
      announce(
        shown.length === 0 ? say("faqs.count", { count: total }) : shownWords(this.faqs.length, total, say),
      );
    } catch (error) {
      this.problem = told(error, this.desk.say);
    }
  }

  /** Goes on to the first of those that come. */
  async #more(): Promise<void> {
    const { faqs } = this;
    if (this.isBusy || faqs === null) return;
    this.isBusy = true;
    await this.#load(faqs);
    this.isBusy = false;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>(".articles a")[faqs.length]?.focus();
  }

  async #create(): Promise<void> {
    try {
      const { id } = await this.desk.api.send<Faq>("POST", "/api/staff/faqs", {});
      location.hash = addressOf({ view: "faq", id });
    } catch (error) {
      this.problem = told(error, this.desk.say);
    }
  }

  override render(): TemplateResult {
    const { say } = this.desk;
    return html`<h1 tabindex="-1">${say("title.faqs")}</h1>
      <div class="filter-fields">
        <p>
          <label for="faq-query">${say("faqs.words")}</label>
          <input
            id="faq-query"
            type="search"
            .value=${this.query}
            @input=${(event: InputEvent) => {
              this.query = (event.target as HTMLInputElement).value;
              void this.#load();
            }}
          />
        </p>
        <p>
          <label for="faq-state">${say("faqs.state")}</label>
          <select
            id="faq-state"
            @change=${(event: Event) => {
              this.state = (event.target as HTMLSelectElement).value as FaqState | "";
              void this.#load();
            }}
          >
            <option value="">${say("filter.all")}</option>
            ${STATES.map((state) => html`<option value=${state}>${say(`faq.state.${state}`)}</option>`)}
          </select>
        </p>
        ${
          mayEdit(this.desk)
            ? html`<p>
                <button type="button" @click=${() => void this.#create()}>${say("faqs.new")}</button>
              </p>`
            : nothing
        }
      </div>
      ${problemNote(this.problem)} ${this.faqs?.length === 0 ? html`<p>${say("faqs.none")}</p>` : nothing}
      <ul class="articles">
        ${(this.faqs ?? []).map((faq) => this.#item(faq))}
      </ul>
      ${moreButton(
        {
          ...{ shown: this.faqs?.length ?? 0, total: this.total, isBusy: this.isBusy },
          more: () => void this.#more(),
        },
        say,
      )}`;
  }

  #item(faq: ListedFaq): TemplateResult {
    const { say, language } = this.desk;
    const question = ownOf(faq.questions, language);
    return html`<li>
      <a href=${addressOf({ view: "faq", id: faq.id })} lang=${question?.language ?? nothing}
        >${question?.text ?? say("faqs.untitled")}</a
      >
      <p class="fine">${say(`faq.state.${faq.state}`)}</p>
      ${faq.isDue ? html`<p class="notice">${say("faq.due", { day: faq.reviewOn ?? "" })}</p>` : nothing}
      ${faq.reasonText === null ? nothing : html`<p class="notice">${faq.reasonText}</p>`}
    </li>`;
  }
}
