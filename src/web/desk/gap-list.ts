import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Answer } from "../../answer/answer.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { Faq } from "../../store/faq-store.ts";
import { languageOf } from "../panel/text-language.ts";
import { answerBody } from "./answer-body.ts";
import { told } from "./api.ts";
import { mayEdit } from "./desk.ts";
import { moreButton, shownWords, withMore } from "./more-button.ts";
import { addressOf } from "./place.ts";
import { problemNote } from "./problem-note.ts";
import { ViewElement } from "./view-element.ts";

/** What is shown of a gap: a part of what `GET /api/staff/gaps` tells. */
interface Gap {
  readonly id: string;
  readonly state: "open" | "out_of_scope";
  readonly count: number;
  readonly questions: readonly { readonly answerId: string; readonly question: string }[];
  readonly faqDraft: { readonly questions: Readonly<Record<InterfaceLanguage, readonly string[]>> };
}

/** Questions that were not answered well, grouped by what they mean, and what can be done about each. */
export class GapList extends ViewElement {
  static override properties: PropertyDeclarations = {
    state: { state: true },
    gaps: { state: true },
    total: { state: true },
    isIncomplete: { state: true },
    isBusy: { state: true },
    today: { state: true },
    problem: { state: true },
  };
  declare state: "open" | "out_of_scope";
  declare gaps: readonly Gap[] | null;
  /** How many there are, of which a part may show. */
  declare total: number;
  /** Some questions are not grouped yet: a list that is asked for again has them. */
  declare isIncomplete: boolean;
  declare isBusy: boolean;
  /** What citizens would be answered today, by gap. */
  declare today: ReadonlyMap<string, Answer>;
  declare problem: string | null;

  constructor() {
    super();
    this.state = "open";
    this.gaps = null;
    this.total = 0;
    this.isIncomplete = false;
    this.isBusy = false;
    this.today = new Map();
    this.problem = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#try(() => this.#load());
  }

  override resume(): void {
    if (this.problem !== null) void this.#try(() => this.#load());
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.problem = null;
    } catch (error) {
      this.problem = told(error, this.desk.say);
    }
  }

  /** The first in a state; with `shown`, what comes behind these. */
  async #load(shown: readonly Gap[] = []): Promise<void> {
    const { api, say, announce } = this.desk;
    const { state } = this;
    const { gaps, total, isIncomplete } = await api.get<{
      gaps: Gap[];
      total: number;
      isIncomplete: boolean;
    }>(`/api/staff/gaps?state=${state}&offset=${shown.length}`);
    if (state !== this.state) return;
    this.gaps = withMore(shown, gaps);
    this.total = total;
    this.isIncomplete = isIncomplete;
    announce(
      shown.length === 0 ? say("gaps.count", { count: total }) : shownWords(this.gaps.length, total, say),
    );
  }

  /** Goes on to the first of those that come. */
  async #more(): Promise<void> {
    const { gaps } = this;
    if (this.isBusy || gaps === null) return;
    this.isBusy = true;
    await this.#try(() => this.#load(gaps));
    this.isBusy = false;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>(".card h2")[gaps.length]?.focus();
  }

  /** A new FAQ with the questions of the gap: the newest first, the others as other ways to put it. */
  async #draft({ faqDraft }: Gap): Promise<void> {
    const questions = (["zh-Hant", "en"] as const).flatMap((language) => {
      const [text, ...variants] = faqDraft.questions[language];
      return text === undefined ? [] : [{ language, text, variants }];
    });
    const { id } = await this.desk.api.send<Faq>("POST", "/api/staff/faqs", { questions });
    location.hash = addressOf({ view: "faq", id });
  }

  async #mark(id: string, mark: "out-of-scope" | "reopen"): Promise<void> {
    await this.desk.api.send("POST", `/api/staff/gaps/${encodeURIComponent(id)}/${mark}`, {});
    // It has left this list; what else shows stays, however far somebody has read.
    this.gaps = (this.gaps ?? []).filter((gap) => gap.id !== id);
    this.total -= 1;
    if (this.gaps.length === 0) await this.#load();
    else this.desk.announce(this.desk.say("gaps.count", { count: this.total }));
    this.renderRoot.querySelector<HTMLElement>("h1")?.focus();
  }

  async #askToday(id: string): Promise<void> {
    const { answer } = await this.desk.api.get<{ answer: Answer }>(
      `/api/staff/gaps/${encodeURIComponent(id)}/today`,
    );
    this.today = new Map([...this.today, [id, answer]]);
    this.desk.announce(this.desk.say("found.answer"));
  }

  override render(): TemplateResult {
    const { say } = this.desk;
    return html`<h1 tabindex="-1">${say("title.gaps")}</h1>
      <p>${say("gaps.what")}</p>
      <p>
        <label for="gap-state">${say("faqs.state")}</label>
        <select
          id="gap-state"
          @change=${(event: Event) => {
            this.state = (event.target as HTMLSelectElement).value as GapList["state"];
            void this.#try(() => this.#load());
          }}
        >
          <option value="open">${say("gap.state.open")}</option>
          <option value="out_of_scope">${say("gap.state.out_of_scope")}</option>
        </select>
      </p>
      ${problemNote(this.problem)}
      ${
        this.isIncomplete
          ? html`<p class="notice">
              ${say("gaps.incomplete")}
              <button type="button" @click=${() => void this.#try(() => this.#load())}>
                ${say("gaps.again")}
              </button>
            </p>`
          : nothing
      }
      ${this.gaps?.length === 0 ? html`<p>${say("gaps.none")}</p>` : nothing}
      <ul class="results">
        ${(this.gaps ?? []).map((gap) => this.#item(gap))}
      </ul>
      ${moreButton(
        {
          ...{ shown: this.gaps?.length ?? 0, total: this.total, isBusy: this.isBusy },
          more: () => void this.#more(),
        },
        say,
      )}`;
  }

  #item(gap: Gap): TemplateResult {
    const { desk } = this;
    const { say } = desk;
    const [newest] = gap.questions;
    const today = this.today.get(gap.id);
    return html`<li class="card">
      <h2 tabindex="-1" lang=${languageOf(newest?.question ?? "", "zh-Hant")}>
        ${newest?.question ?? gap.id}
      </h2>
      <p class="fine">${say("gap.count", { count: gap.count })}</p>
      <ul>
        ${gap.questions.map(
          ({ answerId, question }) =>
            html`<li>
              <a href=${addressOf({ view: "answers", id: answerId })} lang=${languageOf(question, "zh-Hant")}
                >${question}</a
              >
            </li>`,
        )}
      </ul>
      <div class="copy">
        ${
          mayEdit(desk)
            ? html`<button type="button" @click=${() => void this.#try(() => this.#draft(gap))}>
                  ${say("gap.draft")}
                </button>
                <button
                  type="button"
                  @click=${() =>
                    void this.#try(() =>
                      this.#mark(gap.id, gap.state === "open" ? "out-of-scope" : "reopen"),
                    )}
                >
                  ${say(gap.state === "open" ? "gap.outOfScope" : "gap.reopen")}
                </button>`
            : nothing
        }
        <button type="button" @click=${() => void this.#try(() => this.#askToday(gap.id))}>
          ${say("gap.today")}
        </button>
      </div>
      ${
        today === undefined
          ? nothing
          : html`<div>${answerBody(today, { desk, used: () => undefined, ask: () => undefined })}</div>`
      }
    </li>`;
  }
}
