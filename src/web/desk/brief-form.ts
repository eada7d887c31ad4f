import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import type { FilterChoices } from "../../http/staff/look-up/found.ts";
import { told } from "./api.ts";
import { problemNote } from "./problem-note.ts";
import { ViewElement } from "./view-element.ts";

const FORMATS = ["docx", "csv", "markdown"] as const;

/** What a brief is to be about; it opens as a page of its own, or comes as a file. */
export class BriefForm extends ViewElement {
  static override properties: PropertyDeclarations = { choices: { state: true }, problem: { state: true } };
  declare choices: FilterChoices | null;
  declare problem: string | null;

  constructor() {
    super();
    this.choices = null;
    this.problem = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#choose();
  }

  override resume(): void {
    if (this.choices === null) this.#choose();
  }

  #choose(): void {
    this.problem = null;
    void this.desk.api.get<FilterChoices>("/api/staff/search-filters").then(
      (choices) => (this.choices = choices),
      (error: unknown) => (this.problem = told(error, this.desk.say)),
    );
  }

  override render(): TemplateResult {
    const { say, language } = this.desk;
    return html`<h1 tabindex="-1">${say("title.briefs")}</h1>
      <p>${say("briefs.what")}</p>
      ${problemNote(this.problem)}
      <form
        method="get"
        action="/api/staff/briefs"
        target="_blank"
        @submit=${(event: SubmitEvent) => {
          const given = new FormData(event.currentTarget as HTMLFormElement);
          const isEmpty = ["city", "series", "topic", "from", "to"].every((name) => given.get(name) === "");
          this.problem = isEmpty ? say("briefs.empty") : null;
          if (isEmpty) event.preventDefault();
        }}
      >
        <input type="hidden" name="lang" value=${language} />
        <div class="filter-fields">
          ${this.#choice("city")} ${this.#choice("series")}
          <p>
            <label for="topic">${say("briefs.topic")}</label>
            <input id="topic" name="topic" maxlength="100" />
          </p>
          <p>
            <label for="from">${say("briefs.from")}</label>
            <input id="from" name="from" type="date" />
          </p>
          <p>
            <label for="to">${say("briefs.to")}</label>
            <input id="to" name="to" type="date" />
          </p>
        </div>
        <div class="copy">
          <button type="submit" class="primary" name="format" value="html">${say("briefs.page")}</button>
          ${FORMATS.map(
            (format) =>
              html`<button type="submit" name="format" value=${format}>${say(`briefs.${format}`)}</button>`,
          )}
        </div>
        <p class="fine">${say("briefs.window")}</p>
      </form>`;
  }

  #choice(name: "city" | "series"): TemplateResult {
    const { say } = this.desk;
    return html`<p>
      <label for=${name}>${say(`filter.${name}`)}</label>
      <select id=${name} name=${name}>
        <option value="">${say("briefs.any")}</option>
        ${(this.choices?.[name] ?? []).map(({ value, name: shown }) => html`<option value=${value}>${shown}</option>`)}
      </select>
    </p>`;
  }
}
