import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { DeskProblem, told } from "./api.ts";
import { mayEdit } from "./desk.ts";
import {
  citingWithout,
  draftOf,
  type FaqDraft,
  saysTheSame,
  type SentencePlace,
  withCitation,
  withoutSentence,
  written,
} from "./faq-content.ts";
import { faqConflict } from "./faq-conflict.ts";
import { faqForm } from "./faq-form.ts";
import type { ListedFaq } from "./faq-list.ts";
import { type FaqAction, faqSteps } from "./faq-steps.ts";
import { LeaveGuard } from "./leave-guard.ts";
import { addressOf } from "./place.ts";
import { problemNote } from "./problem-note.ts";
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

/** What was left unsaved, with the revision that it was written on. */
interface KeptDraft {
  readonly draft: FaqDraft;
  readonly revision: number;
}

/** Steps that are about what stands in the form, so that it is saved first. The others take back what was saved before. */
const SAVED_FIRST: ReadonlySet<FaqAction> = new Set(["submit", "approve"]);

/**
 * One FAQ, by an element of its own: written, sent to a second person, published, taken back. What somebody else did
 * meanwhile is shown, and what stands in the form goes only where it was saved, or where somebody lets it go.
 */
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
  /** The draft with the words of the field that is being typed in, which `draft` has once it is left; null where it has all. */
  #typed: FaqDraft | null = null;

  constructor() {
    super();
    new LeaveGuard(this, () => this.#isUnsaved);
    this.faq = null;
    this.draft = null;
    this.conflict = null;
    this.citing = null;
    this.problem = null;
    this.isBusy = false;
  }

  override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has("faqId")) this.#open();
  }

  override resume(): void {
    if (this.faq === null) this.#open();
  }

  /** Left for another part of the desk: what is not saved waits until somebody comes back. */
  override disconnectedCallback(): void {
    const { faq, desk } = this;
    const draft = this.#inForm;
    if (faq !== null && draft !== null && this.#isUnsaved)
      desk.unsaved.set(this.#address(), { draft, revision: faq.revision } satisfies KeptDraft);
    super.disconnectedCallback();
  }

  #open(): void {
    const { desk } = this;
    const address = this.#address();
    const kept = desk.unsaved.get(address) as KeptDraft | undefined;
    void this.#do(
      async () => {
        const faq = await desk.api.get<OpenedFaq>(address);
        if (kept !== undefined) this.draft = kept.draft;
        desk.unsaved.delete(address);
        return faq;
      },
      null,
      kept !== undefined,
    ).then(() => {
      // Somebody else changed it in between: what they wrote must not go under what is saved here. Where it says what the form
      // says, it was saved from here a moment after the form was left.
      if (kept !== undefined && this.faq !== null && this.faq.revision !== kept.revision && this.#isUnsaved)
        this.conflict = this.faq;
    });
  }

  #address(): string {
    return `/api/staff/faqs/${encodeURIComponent(this.faqId)}`;
  }

  get #isUnsaved(): boolean {
    const draft = this.#inForm;
    return this.faq !== null && draft !== null && !saysTheSame(draft, draftOf(this.faq));
  }

  /** What stands in the form, the field that the cursor is in among it. */
  get #inForm(): FaqDraft | null {
    return this.#typed ?? this.draft;
  }

  /** Does something to the FAQ and shows what stands then; `keeps` leaves the form as it is. */
  async #do(work: () => Promise<OpenedFaq>, done: string | null, keeps = false): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    try {
      this.#show(await work(), keeps);
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

  #show(faq: OpenedFaq, keeps: boolean): void {
    this.faq = faq;
    this.conflict = null;
    if (keeps) return;
    this.draft = draftOf(faq);
    this.#typed = null;
    this.citing = null;
  }

  /** What is being saved stands as it is until that has ended. */
  #write(draft: FaqDraft): void {
    if (this.isBusy) return;
    this.draft = draft;
    this.#typed = null;
  }

  #sent(draft: FaqDraft, revision: number): Promise<OpenedFaq> {
    return this.desk.api.send<OpenedFaq>("PATCH", this.#address(), { ...written(draft), revision });
  }

  #save(revision: number): void {
    const { draft, desk } = this;
    if (draft !== null) void this.#do(() => this.#sent(draft, revision), desk.say("faq.saved"));
  }

  readonly #step = (action: FaqAction, text: string | null): void => {
    const { faq, draft, desk } = this;
    if (faq === null || draft === null) return;
    const savesFirst = SAVED_FIRST.has(action);
    const take = async (): Promise<OpenedFaq> => {
      let { revision } = faq;
      if (savesFirst && this.#isUnsaved) {
        const saved = await this.#sent(draft, revision);
        this.#show(saved, false);
        ({ revision } = saved);
      }
      return desk.api.send<OpenedFaq>("POST", `${this.#address()}/${action}`, { revision, text });
    };
    void this.#do(take, desk.say(`faq.done.${action}`), !savesFirst && this.#isUnsaved);
  };

  override render(): TemplateResult {
    const { desk, faq, draft } = this;
    const { say } = desk;
    return html`<p><a href=${addressOf({ view: "faqs" })}>${say("faq.back")}</a></p>
      <h1 tabindex="-1">${say("title.faq")}</h1>
      ${problemNote(this.problem)} ${faq === null || draft === null ? nothing : this.#opened(faq, draft)}`;
  }

  /** What is unsaved is said behind the buttons: before them it would move one from under the pointer as a field is left. */
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
        ...{ desk, draft, isReadOnly, isBusy: this.isBusy, citing: this.citing },
        finder: html`<desk-quote-finder
          .desk=${desk}
          .cite=${(citation: Parameters<typeof withCitation>[2]) => {
            if (this.citing !== null) this.#write(withCitation(draft, this.citing, citation));
          }}
        ></desk-quote-finder>`,
        onChange: (changed) => {
          this.#write(changed);
        },
        onTyped: (typed) => {
          if (!this.isBusy) this.#typed = typed;
        },
        onCite: (place) => (this.citing = place),
        onRemove: (place) => {
          this.#write(withoutSentence(draft, place));
          this.citing = citingWithout(this.citing, place);
        },
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
              ${faqSteps(faq, desk, this.#step)}
              ${this.#isUnsaved ? html`<p class="notice">${say("faq.unsaved")}</p>` : nothing}`
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
