import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Answer } from "../../answer/answer.ts";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import { languageOf } from "../panel/text-language.ts";
import { answerBody } from "./answer-body.ts";
import { told } from "./api.ts";
import { addressOf } from "./place.ts";
import { problemNote } from "./problem-note.ts";
import { ViewElement } from "./view-element.ts";

/** An answer as it was given, with why, in each language: a part of what `GET /api/staff/answers/:id` tells. */
interface ExplainedAnswer {
  readonly question: string;
  readonly channel: string;
  readonly at: string;
  readonly answer: Answer;
  readonly why: Readonly<Record<InterfaceLanguage, readonly string[]>>;
}

/** An answer that a citizen was given, found by its id, and why it was this one. */
export class AnswerHistory extends ViewElement {
  static override properties: PropertyDeclarations = {
    answerId: { attribute: false },
    record: { state: true },
    problem: { state: true },
  };
  declare answerId: string | null;
  declare record: ExplainedAnswer | null;
  declare problem: string | null;

  constructor() {
    super();
    this.answerId = null;
    this.record = null;
    this.problem = null;
  }

  override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has("answerId")) void this.#load();
  }

  override resume(): void {
    if (this.problem !== null) void this.#load();
  }

  async #load(): Promise<void> {
    const { answerId, desk } = this;
    this.record = null;
    this.problem = null;
    if (answerId === null) return;
    try {
      const record = await desk.api.get<ExplainedAnswer>(
        `/api/staff/answers/${encodeURIComponent(answerId)}`,
      );
      if (this.answerId === answerId) this.record = record;
    } catch (error) {
      if (this.answerId === answerId) this.problem = told(error, desk.say);
    }
  }

  override render(): TemplateResult {
    const { say } = this.desk;
    return html`<h1 tabindex="-1">${say("title.answers")}</h1>
      <form
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          const id = new FormData(event.currentTarget as HTMLFormElement).get("id");
          if (typeof id === "string") location.hash = addressOf({ view: "answers", id: id.trim() });
        }}
      >
        <label for="id">${say("answers.id")}</label>
        <div class="field">
          <input id="id" name="id" required maxlength="100" .value=${this.answerId ?? ""} />
          <button type="submit">${say("answers.show")}</button>
        </div>
      </form>
      ${problemNote(this.problem)} ${this.record === null ? nothing : this.#shown(this.record)}`;
  }

  #shown({ question, channel, at, answer, why }: ExplainedAnswer): TemplateResult {
    const { desk } = this;
    const { say, language } = desk;
    return html`<section class="card" aria-labelledby="asked">
        <h2 id="asked" lang=${languageOf(question, "zh-Hant")}>${question}</h2>
        <p class="fine">${say("answers.when", { at: new Date(at).toLocaleString(language), channel })}</p>
        ${answerBody(answer, { desk, used: () => undefined, ask: () => undefined })}
      </section>
      <section aria-labelledby="why">
        <h2 id="why">${say("answers.why")}</h2>
        <ul>
          ${why[language].map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </section>`;
  }
}
