import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { DeskProblem, told } from "./api.ts";
import { mayEdit } from "./desk.ts";
import { draftOf, type FaqDraft, type SentencePlace, withCitation, written } from "./faq-content.ts";
import { faqConflict } from "./faq-conflict.ts";
import { faqForm } from "./faq-form.ts";
import type { ListedFaq } from "./faq-list.ts";
import { type FaqAction, faqSteps } from "./faq-steps.ts";
import { addressOf } from "./place.ts";
import { ViewElement } from "./view-element.ts";

/** A sentence that its quotes do not carry, with the words at fault. */
interface FaqFailure {
  readonly language: string;
  readonly text: string;
  readonly what: string;
}

/** A FAQ with what of it is not proved. */
interface OpenedFaq extends ListedFaq {
  readonly isProved: boolean;
  readonly failures: readonly FaqFailure[];
}

/** One FAQ: written, sent to a second person, published, taken back. What somebody else did meanwhile is shown, never lost. */
export class FaqEditor extends ViewElement {
  static override properties: PropertyDeclarations = {
    faqId: { attribute: false },
    faq: { state: true },
    draft: { state: true },
    conflict: { state: true },
    citing: { state: true },
    problem: { state: true },
    isBusy: { state: true },
  };
  declare faqId: string;
  declare faq: OpenedFaq | null;
  declare draft: FaqDraft | null;
  /** What stands now, where somebody else changed it after it was opened here. */
  declare conflict: ListedFaq | null;
  declare citing: SentencePlace | null;
  declare problem: string | null;
  declare isBusy: boolean;

  constructor() {
    super();
    this.faq = null;
    this.draft = null;
    this.conflict = null;
    this.citing = null;
    this.problem = null;
    this.isBusy = false;
  }

  override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has("faqId")) void this.#do(() => this.desk.api.get<OpenedFaq>(this.#address()), null);
  }

  #address(): string {
    return `/api/staff/faqs/${encodeURIComponent(this.faqId)}`;
  }

  /** Does something to the FAQ and shows what stands then. */
  async #do(work: () => Promise<OpenedFaq>, done: string | null): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    try {
      const faq = await work();
      this.faq = faq;
      this.draft = draftOf(faq);
      this.conflict = null;
      this.citing = null;
      if (done !== null) this.desk.announce(done);
    } catch (error) {
      this.problem = told(error, this.desk.say);
      const current = error instanceof DeskProblem ? error.body["current"] : undefined;
      if (error instanceof DeskProblem && error.code === "faq_changed" && typeof current === "object") {
        this.conflict = current as ListedFaq;
      }
    } finally {
      this.isBusy = false;
    }
  }

  #save(revision: number): void {
    const { draft, desk } = this;
    if (draft === null) return;
    const body = { ...written(draft), revision };
    void this.#do(() => desk.api.send<OpenedFaq>("PATCH", this.#address(), body), desk.say("faq.saved"));
  }

  readonly #step = (action: FaqAction, text: string | null): void => {
    const { faq, desk } = this;
    if (faq === null) return;
    const body = { revision: faq.revision, text };
    void this.#do(
      () => desk.api.send<OpenedFaq>("POST", `${this.#address()}/${action}`, body),
      desk.say(`faq.done.${action}`),
    );
  };

  override render(): TemplateResult {
    const { desk, faq, draft } = this;
    const { say } = desk;
    return html`<p><a href=${addressOf({ view: "faqs" })}>${say("faq.back")}</a></p>
      <h1 tabindex="-1">${say("title.faq")}</h1>
      <div role="alert">
        ${this.problem === null ? nothing : html`<p class="problem">${this.problem}</p>`}
      </div>
      ${faq === null || draft === null ? nothing : this.#opened(faq, draft)}`;
  }

  #opened(faq: OpenedFaq, draft: FaqDraft): TemplateResult {
    const { desk, conflict } = this;
    const { say } = desk;
    const isReadOnly = !mayEdit(desk);
    return html`<p>${say(`faq.state.${faq.state}`)}</p>
      ${faq.reasonText === null ? nothing : html`<p class="notice">${faq.reasonText}</p>`}
      ${failureList(faq.failures, say("faq.unproved"))}
      ${
        conflict === null
          ? nothing
          : faqConflict(conflict, desk, {
              takeTheirs: () =>
                void this.#do(() => desk.api.get<OpenedFaq>(this.#address()), say("faq.taken")),
              keepMine: () => {
                this.#save(conflict.revision);
              },
            })
      }
      ${faqForm({
        ...{ desk, draft, isReadOnly, citing: this.citing },
        finder: html`<desk-quote-finder
          .desk=${desk}
          .cite=${(citation: Parameters<typeof withCitation>[2]) => {
            if (this.citing !== null && this.draft !== null)
              this.draft = withCitation(this.draft, this.citing, citation);
          }}
        ></desk-quote-finder>`,
        onChange: (changed) => (this.draft = changed),
        onCite: (place) => (this.citing = place),
      })}
      ${
        isReadOnly
          ? nothing
          : html`<p>
                <button
                  type="button"
                  class="primary"
                  aria-disabled=${this.isBusy}
                  @click=${() => {
                    this.#save(faq.revision);
                  }}
                >
                  ${say("faq.save")}
                </button>
              </p>
              ${faqSteps(faq, desk, this.#step)}`
      }`;
  }
}

function failureList(failures: readonly FaqFailure[], title: string): TemplateResult | typeof nothing {
  if (failures.length === 0) return nothing;
  return html`<section class="notice" aria-labelledby="unproved">
    <h2 id="unproved">${title}</h2>
    <ul>
      ${failures.map(
        ({ language, text, what }) =>
          html`<li><span lang=${language}>${text}</span>: <span lang=${language}>${what}</span></li>`,
      )}
    </ul>
  </section>`;
}
