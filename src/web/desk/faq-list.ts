import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Faq, FaqState } from "../../store/faq-store.ts";
import { told } from "./api.ts";
import { mayEdit } from "./desk.ts";
import { ownOf } from "./own-language.ts";
import { addressOf } from "./place.ts";
import { ViewElement } from "./view-element.ts";

/** A FAQ with why it stands where it stands, as the service tells it. */
export type ListedFaq = Faq & { readonly reasonText: string | null };

const STATES: readonly FaqState[] = ["review", "published", "draft", "expired", "withdrawn"];

/** The FAQs in a state, or all, with why each stands where it stands. */
export class FaqList extends ViewElement {
  static override properties: PropertyDeclarations = {
    state: { state: true },
    query: { state: true },
    faqs: { state: true },
    problem: { state: true },
  };
  declare state: FaqState | "";
  declare query: string;
  declare faqs: readonly ListedFaq[] | null;
  declare problem: string | null;

  constructor() {
    super();
    this.state = "";
    this.query = "";
    this.faqs = null;
    this.problem = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override resume(): void {
    if (this.problem !== null) void this.#load();
  }

  async #load(): Promise<void> {
    const { state, query } = this;
    const asked = new URLSearchParams({ q: query });
    if (state !== "") asked.set("state", state);
    try {
      const { faqs, total } = await this.desk.api.get<{ faqs: ListedFaq[]; total: number }>(
        `/api/staff/faqs?${asked.toString()}`,
      );
      // Somebody may have chosen something else meanwhile.
      if (state !== this.state || query !== this.query) return;
      this.faqs = faqs;
      this.problem = null;
      this.desk.announce(this.desk.say("faqs.count", { count: total }));
    } catch (error) {
      this.problem = told(error, this.desk.say);
    }
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
      <div role="alert">
        ${this.problem === null ? nothing : html`<p class="problem">${this.problem}</p>`}
      </div>
      ${this.faqs?.length === 0 ? html`<p>${say("faqs.none")}</p>` : nothing}
      <ul class="articles">
        ${(this.faqs ?? []).map((faq) => this.#item(faq))}
      </ul>`;
  }

  #item(faq: ListedFaq): TemplateResult {
    const { say, language } = this.desk;
    const question = ownOf(faq.questions, language);
    return html`<li>
      <a href=${addressOf({ view: "faq", id: faq.id })} lang=${question?.language ?? nothing}
        >${question?.text ?? say("faqs.untitled")}</a
      >
      <p class="fine">${say(`faq.state.${faq.state}`)}</p>
      ${faq.reasonText === null ? nothing : html`<p class="notice">${faq.reasonText}</p>`}
    </li>`;
  }
}
