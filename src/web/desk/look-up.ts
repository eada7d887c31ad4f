import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Answer } from "../../answer/answer.ts";
import type { FilterChoices, Found } from "../../http/staff/look-up/found.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { againIfSuperseded } from "./again-if-superseded.ts";
import { told } from "./api.ts";
import { copyHanded, type HandOn } from "./copy-handed.ts";
import { filterQuery, type Filters, filtersView, NO_FILTERS } from "./filters-view.ts";
import { nextHit, occasionOf, shortcutsOn, toField } from "./hit-keys.ts";
import {
  type KeptQuestions,
  ownStorage,
  readKept,
  withPin,
  withRecent,
  writeKept,
} from "./kept-questions.ts";
import { lookUpPauses } from "./look-up-pauses.ts";
import { problemNote } from "./problem-note.ts";
import { questionsView } from "./questions-view.ts";
import { answerSection, articleSection, faqSection, passageSection } from "./result-sections.ts";
import { TranslatedAnswer } from "./translated-answer.ts";
import { ViewElement } from "./view-element.ts";

/** What a field says of text that somebody had elsewhere. */
const WHOLE_INPUTS = ["insertFromPaste", "insertFromDrop"];

/** One field, and what is found while somebody types in it. */
export class LookUp extends ViewElement {
  static override properties: PropertyDeclarations = {
    query: { state: true },
    filters: { state: true },
    choices: { state: true },
    found: { state: true },
    answer: { state: true },
    isSearching: { state: true },
    problem: { state: true },
    kept: { state: true },
    copyIn: { state: true },
    uncopied: { state: true },
    isCopiedOtherwise: { state: true },
  };
  declare query: string;
  declare filters: Filters;
  declare choices: FilterChoices | null;
  declare found: Found | null;
  /** Undefined while it is being looked for, and where nothing was asked. */
  declare answer: Answer | null | undefined;
  declare isSearching: boolean;
  declare problem: string | null;
  declare kept: KeptQuestions;
  declare copyIn: InterfaceLanguage;
  /** A text that the browser did not let onto the clipboard. */
  declare uncopied: string | null;
  /** What was copied is in another language than was wanted. */
  declare isCopiedOtherwise: boolean;
  readonly #translated = new TranslatedAnswer();
  #timers: number[] = [];
  #stop = new AbortController();

  constructor() {
    super();
    this.query = "";
    this.filters = NO_FILTERS;
    this.choices = null;
    this.found = null;
    this.answer = undefined;
    this.isSearching = false;
    this.problem = null;
    this.kept = { recent: [], pinned: [] };
    this.copyIn = document.documentElement.lang === "en" ? "en" : "zh-Hant";
    this.uncopied = null;
    this.isCopiedOtherwise = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#onDocumentKey);
    this.kept = readKept(ownStorage(), this.desk.member.id);
    this.#choose();
  }

  #choose(): void {
    void this.desk.api.get<FilterChoices>("/api/staff/search-filters").then(
      (choices) => (this.choices = choices),
      (error: unknown) => (this.problem = told(error, this.desk.say)),
    );
  }

  override disconnectedCallback(): void {
    document.removeEventListener("keydown", this.#onDocumentKey);
    this.#forget();
    super.disconnectedCallback();
  }

  override resume(): void {
    if (this.problem !== null) this.#change(this.query, true);
    if (this.choices === null) this.#choose();
  }

  override async takeFocus(): Promise<void> {
    await this.updateComplete;
    this.#field?.focus();
  }

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>("#query");
  }

  readonly #onDocumentKey = (event: KeyboardEvent): void => {
    if (!toField(event) || this.hidden) return;
    event.preventDefault();
    this.#field?.select();
    this.#field?.focus();
  };

  /** Looks for something else from now on; what is on its way is no longer waited for. */
  #forget(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  /** `isWhole` says that no more of the query is to follow. */
  #change(query: string, isWhole: boolean, filters = this.filters): void {
    const pauses = lookUpPauses(this.query, query, isWhole);
    this.query = query;
    this.filters = filters;
    this.#forget();
    this.answer = undefined;
    this.problem = null;
    this.isCopiedOtherwise = false;
    this.#translated.forget();
    if (query.trim() === "") {
      this.found = null;
      this.isSearching = false;
      return;
    }
    this.isSearching = true;
    const { signal } = this.#stop;
    this.#timers = [
      window.setTimeout(() => void this.#lookUp(signal), pauses.quick),
      window.setTimeout(() => void this.#prove(signal), pauses.answer),
    ];
  }

  async #lookUp(signal: AbortSignal): Promise<void> {
    const { say, api, announce } = this.desk;
    try {
      const address = `${this.#address()}&part=quick`;
      this.found = await againIfSuperseded(() => api.get<Found>(address, signal));
      const { faqs, passages } = this.found;
      announce(say("found", { faqs: faqs.length, passages: passages.length }));
    } catch (error) {
      if (signal.aborted) return;
      // What was found for other words is no result of these.
      this.found = null;
      this.problem = told(error, say);
    }
  }

  async #prove(signal: AbortSignal): Promise<void> {
    const { say, api, announce } = this.desk;
    try {
      const address = `${this.#address()}&part=answer`;
      const { answer } = await againIfSuperseded(() => api.get<Found>(address, signal));
      this.answer = answer;
      if (answer?.status === "answered") announce(say("found.answer"));
    } catch (error) {
      if (!signal.aborted) this.problem = told(error, say);
    } finally {
      if (!signal.aborted) this.isSearching = false;
    }
  }

  #address(): string {
    return `/api/staff/search?${filterQuery(this.query, this.filters)}`;
  }

  #keep(kept: KeptQuestions): void {
    this.kept = kept;
    writeKept(ownStorage(), this.desk.member.id, kept);
  }

  /** What was looked up and used is one of the recent questions; what was only typed on the way to it is not. */
  readonly #used = (): void => {
    this.#keep(withRecent(this.kept, this.query));
  };

  readonly #handOn: HandOn = async (handed, occasion) => {
    const { say, announce, government } = this.desk;
    this.#used();
    // As they are now: somebody may type on, or choose another language, before the words are there.
    const question = this.query.trim();
    const { copyIn } = this;
    this.isCopiedOtherwise = false;
    try {
      const ready = typeof handed === "function" ? await handed(copyIn) : handed;
      const text = await copyHanded(
        { question, ...ready, government: government[copyIn] },
        occasion,
        copyIn,
        this.renderRoot,
      );
      this.uncopied = text;
      this.isCopiedOtherwise = ready.isInOtherLanguage === true;
      announce(
        [
          say(text === null ? "copied" : "copy.failed"),
          ...(this.isCopiedOtherwise ? [say("copy.otherLanguage")] : []),
        ].join(" "),
      );
    } catch (error) {
      this.problem = told(error, say);
    }
  };

  /** The answer in the language that is to be handed on; null where it cannot be had in it. */
  readonly #answerIn = async (language: InterfaceLanguage): Promise<Answer | null> => {
    if (this.answer?.language === language) return this.answer;
    return this.#translated.at(`${this.#address()}&part=answer&answerIn=${language}`, this.desk.api);
  };

  readonly #onResultKey = (event: KeyboardEvent): void => {
    const occasion = occasionOf(event);
    if (occasion !== null) {
      event.preventDefault();
      const card = (event.target as Element).closest(".result");
      card?.querySelector<HTMLElement>(`[data-copy=${occasion}]`)?.click();
      return;
    }
    const hits = [...this.renderRoot.querySelectorAll<HTMLElement>(".hit")];
    const next = nextHit(event, hits, this.shadowRoot?.activeElement ?? null);
    if (next === null) return;
    event.preventDefault();
    (next === "field" ? this.#field : next)?.focus();
  };

  override render(): TemplateResult {
    const { say } = this.desk;
    const context = {
      ...{ desk: this.desk, used: this.#used, handOn: this.#handOn, answerIn: this.#answerIn },
      ...{ copyIn: this.copyIn, ask: this.#ask },
    };
    const hasQuery = this.query.trim() !== "";
    return html`<div @keydown=${this.#onResultKey}>
      <h1 tabindex="-1">${say("title.look-up")}</h1>
      <form role="search" @submit=${this.#onSubmit}>
        <label for="query">${say("field")}</label>
        <div class="field">
          <input
            id="query"
            type="search"
            autocomplete="off"
            maxlength="500"
            aria-describedby="keys"
            .value=${this.query}
            @input=${this.#onInput}
            @compositionend=${this.#onInput}
          />
          <button
            type="button"
            aria-pressed=${this.kept.pinned.includes(this.query.trim())}
            @click=${this.#pin}
          >
            ${say("pin")}
          </button>
        </div>
        <p id="keys" class="fine">${say("keys")}</p>
        ${filtersView(this.filters, this.choices, say, (filters) => {
          this.#change(this.query, true, filters);
        })}
        <div class="options">
          <label for="copy-in">${say("copy.language")}</label>
          <select
            id="copy-in"
            @change=${(event: Event) => {
              this.copyIn = (event.target as HTMLSelectElement).value as InterfaceLanguage;
            }}
          >
            <option value="zh-Hant" lang="zh-Hant" ?selected=${this.copyIn === "zh-Hant"}>中文</option>
            <option value="en" lang="en" ?selected=${this.copyIn === "en"}>English</option>
          </select>
          ${shortcutsOn.control(say, () => {
            this.requestUpdate();
          })}
        </div>
      </form>
      ${problemNote(this.problem)}
      ${this.isCopiedOtherwise ? html`<p class="notice">${say("copy.otherLanguage")}</p>` : nothing}
      ${this.#uncopied()}
      ${
        hasQuery
          ? html`${faqSection(this.found?.faqs ?? [], context)}
            ${answerSection(this.answer, this.isSearching, context)}
            ${passageSection(this.found?.passages ?? [], this.found !== null, context)}
            ${articleSection(this.found?.articles ?? [], context)}`
          : questionsView(this.kept, say, { ask: this.#ask, pin: this.#pinOf })
      }
    </div>`;
  }

  #uncopied(): TemplateResult | typeof nothing {
    if (this.uncopied === null) return nothing;
    return html`<p>
      <label for="uncopied">${this.desk.say("copy.failed")}</label>
      <textarea id="uncopied" rows="8" readonly .value=${this.uncopied}></textarea>
    </p>`;
  }

  /** What an input method has not made characters of yet is no question. */
  readonly #onInput = (event: Event): void => {
    if (event instanceof InputEvent && event.isComposing) return;
    const isWhole = event instanceof InputEvent && WHOLE_INPUTS.includes(event.inputType);
    this.#change((event.target as HTMLInputElement).value, isWhole);
  };

  readonly #ask = (question: string): void => {
    this.#change(question, true);
    this.#field?.focus();
  };

  readonly #pinOf = (question: string): void => {
    this.#keep(withPin(this.kept, question));
  };

  readonly #pin = (): void => {
    if (this.query.trim() !== "") this.#pinOf(this.query);
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#used();
    this.renderRoot.querySelector<HTMLElement>(".hit")?.focus();
  };
}
