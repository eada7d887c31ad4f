import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { told } from "./api.ts";
import { type AuditChange, auditChanges } from "./audit-changes.ts";
import { moreButton, shownWords } from "./more-button.ts";
import { problemNote } from "./problem-note.ts";
import { ViewElement } from "./view-element.ts";
import { deskWord } from "./words.ts";

/** A note of the log: a part of what `GET /api/staff/audit` tells. */
interface Note {
  /** Id and name of the account that made it; null for the service itself and the command line. */
  readonly by: string | null;
  readonly byName: string | null;
  readonly action: string;
  readonly object: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** JSON. */
  readonly before: unknown;
  readonly after: unknown;
}

/** What `GET /api/staff/audit` tells: notes of a month, oldest first. */
interface AuditPage {
  /** Null where nothing was ever noted. */
  readonly month: string | null;
  /** Newest first. */
  readonly months: readonly string[];
  readonly notes: readonly Note[];
  /** Sequence number behind which the next notes stand; null for none. */
  readonly next: number | null;
}

/** Changes that are read without opening anything; a whole FAQ has far more parts. */
const FEW_CHANGES = 4;

/** The audit log, for admins: who changed what, a month at a time. */
export class AuditLog extends ViewElement {
  static override properties: PropertyDeclarations = {
    month: { state: true },
    object: { state: true },
    shown: { state: true },
    problem: { state: true },
    isBusy: { state: true },
  };
  /** `YYYY-MM`; null for the newest. */
  declare month: string | null;
  /** What the notes are about, such as `faq:01JABC`; empty for all. */
  declare object: string;
  declare shown: AuditPage | null;
  declare problem: string | null;
  declare isBusy: boolean;

  constructor() {
    super();
    this.month = null;
    this.object = "";
    this.shown = null;
    this.problem = null;
    this.isBusy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override resume(): void {
    if (this.problem !== null) void this.#load();
  }

  /** The first notes of what is asked for; with `before`, those behind it. */
  async #load(before: AuditPage | null = null): Promise<void> {
    const { month, object, desk } = this;
    const asked = new URLSearchParams();
    if (month !== null) asked.set("month", month);
    if (object !== "") asked.set("object", object);
    if (before !== null) asked.set("after", String(before.next));
    this.isBusy = true;
    try {
      const page = await desk.api.get<AuditPage>(`/api/staff/audit?${asked.toString()}`);
      // Somebody may have chosen something else meanwhile.
      if (month !== this.month || object !== this.object) return;
      const notes = [...(before?.notes ?? []), ...page.notes];
      this.shown = { ...page, notes };
      this.month = page.month;
      this.problem = null;
      desk.announce(shownWords(notes.length, page.next === null ? notes.length : null, desk.say));
    } catch (error) {
      this.problem = told(error, desk.say);
    } finally {
      this.isBusy = false;
    }
  }

  /** Goes on to the first of those that come. */
  async #more(page: AuditPage): Promise<void> {
    if (this.isBusy) return;
    await this.#load(page);
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>(".card h2")[page.notes.length]?.focus();
  }

  #choose(month: string | null, object: string): void {
    this.month = month;
    this.object = object;
    void this.#load();
  }

  override render(): TemplateResult {
    const { shown, desk } = this;
    const { say } = desk;
    return html`<h1 tabindex="-1">${say("title.audit")}</h1>
      <p>${say("audit.what")}</p>
      ${problemNote(this.problem)} ${this.#filters(shown?.months ?? [])}
      ${shown?.notes.length === 0 ? html`<p>${say("audit.none")}</p>` : nothing}
      <ol class="results">
        ${(shown?.notes ?? []).map((note) => this.#note(note))}
      </ol>
      ${
        shown?.next == null
          ? nothing
          : moreButton(
              {
                ...{ shown: shown.notes.length, total: null, isBusy: this.isBusy },
                more: () => void this.#more(shown),
              },
              say,
            )
      }`;
  }

  #filters(months: readonly string[]): TemplateResult {
    const { say, language } = this.desk;
    const named = (month: string): string =>
      new Date(`${month}-01T00:00:00Z`).toLocaleDateString(language, {
        ...{ year: "numeric", month: "long", timeZone: "UTC" },
      });
    return html`<form
      class="filter-fields"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const object = new FormData(event.currentTarget as HTMLFormElement).get("object");
        this.#choose(this.month, typeof object === "string" ? object.trim() : "");
      }}
    >
      <p>
        <label for="audit-month">${say("audit.month")}</label>
        <select
          id="audit-month"
          @change=${(event: Event) => {
            this.#choose((event.target as HTMLSelectElement).value, this.object);
          }}
        >
          ${months.map((month) => html`<option value=${month} ?selected=${month === this.month}>${named(month)}</option>`)}
        </select>
      </p>
      <p>
        <label for="audit-object">${say("audit.object")}</label>
        <input id="audit-object" name="object" maxlength="200" autocomplete="off" .value=${this.object} />
      </p>
      <p><button type="submit">${say("answers.show")}</button></p>
    </form>`;
  }

  #note(note: Note): TemplateResult {
    const { say, language } = this.desk;
    const { by, byName, action, object, at, before, after } = note;
    const changes = auditChanges(before, after);
    const word = deskWord(`audit.action.${action}`);
    return html`<li class="card">
      <h2 tabindex="-1">${word === null ? action : say(word)}</h2>
      <p class="fine facts">
        <time datetime=${at}>${new Date(at).toLocaleString(language)}</time>
        <span>${byName ?? by ?? say("audit.byService")}</span>
        <span>${object}</span>
      </p>
      ${
        object === this.object
          ? nothing
          : html`<p>
              <button
                type="button"
                aria-label=${say("audit.onlyNamed", { object })}
                @click=${() => {
                  this.#choose(this.month, object);
                }}
              >
                ${say("audit.only")}
              </button>
            </p>`
      }
      ${changes.length === 0 ? nothing : this.#changes(changes)}
    </li>`;
  }

  #changes(changes: readonly AuditChange[]): TemplateResult {
    const { say } = this.desk;
    const title = say("audit.changes", { count: changes.length });
    return html`<details ?open=${changes.length <= FEW_CHANGES}>
      <summary>${title}</summary>
      <div class="table" tabindex="0" role="region" aria-label=${title}>
        <table>
          <thead>
            <tr>
              <th scope="col">${say("audit.part")}</th>
              <th scope="col">${say("audit.before")}</th>
              <th scope="col">${say("audit.after")}</th>
            </tr>
          </thead>
          <tbody>
            ${changes.map(
              ({ path, before, after }) =>
                html`<tr>
                  <th scope="row">${path === "" ? say("audit.whole") : path}</th>
                  <td>${before ?? say("audit.nothing")}</td>
                  <td>${after ?? say("audit.nothing")}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }
}
