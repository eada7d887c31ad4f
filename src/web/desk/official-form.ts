import { html, type TemplateResult } from "lit";
import type { OfficialArticle } from "../../store/official-article-store.ts";
import type { Desk } from "./desk.ts";

/** What is written of an official article. */
export type ArticleDraft = Omit<OfficialArticle, "id" | "author">;

/** Nothing written yet. */
export const EMPTY_ARTICLE: ArticleDraft = {
  ...{ title: "", body: "", language: "zh-Hant", department: "", signer: "", date: "", reason: "" },
};

/** Whether anything would be lost with it. */
export function isWritten({ title, body, department, signer, date, reason }: ArticleDraft): boolean {
  return [title, body, department, signer, date, reason].some((text) => text !== "");
}

/** What the form of an official article is drawn from. */
interface OfficialForm {
  readonly desk: Desk;
  readonly draft: ArticleDraft;
  /** It is being published: what would be typed now would stand in nothing that is sent. */
  readonly isBusy: boolean;
  readonly onChange: (draft: ArticleDraft) => void;
  readonly onPublish: () => void;
}

/** Characters, as the service takes them. */
const MOST = { title: 300, body: 50_000, department: 300, signer: 300, reason: 1000 } as const;

/** The form of a new official article; closed until it is wanted, open where something stands in it. */
export function officialForm(form: OfficialForm): TemplateResult {
  const { desk, draft, isBusy, onChange, onPublish } = form;
  const { say } = desk;
  return html`<details class="card" ?open=${draft !== EMPTY_ARTICLE}>
    <summary>${say("official.new")}</summary>
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        onPublish();
      }}
    >
      <p>${say("official.atOnce")}</p>
      <p>
        <label for="official-language">${say("filter.language")}</label>
        <select
          id="official-language"
          @change=${(event: Event) => {
            const language = (event.target as HTMLSelectElement).value === "en" ? "en" : "zh-Hant";
            onChange({ ...draft, language });
          }}
        >
          <option value="zh-Hant" ?selected=${draft.language === "zh-Hant"}>${say("language.zh")}</option>
          <option value="en" ?selected=${draft.language === "en"}>${say("language.en")}</option>
        </select>
      </p>
      ${textField(form, "title")}
      <p>
        <label for="official-body">${say("official.body")}</label>
        <textarea
          id="official-body"
          lang=${draft.language}
          rows="8"
          required
          maxlength=${MOST.body}
          ?readonly=${isBusy}
          .value=${draft.body}
          @input=${(event: InputEvent) => {
            onChange({ ...draft, body: (event.target as HTMLTextAreaElement).value });
          }}
        ></textarea>
      </p>
      <div class="filter-fields">
        ${textField(form, "department")} ${textField(form, "signer")}
        <p>
          <label for="official-date">${say("official.date")}</label>
          <input
            id="official-date"
            type="date"
            required
            ?readonly=${isBusy}
            .value=${draft.date}
            @change=${(event: Event) => {
              onChange({ ...draft, date: (event.target as HTMLInputElement).value });
            }}
          />
        </p>
      </div>
      ${textField(form, "reason")}
      <p>
        <button type="submit" class="primary" aria-disabled=${isBusy}>${say("official.publish")}</button>
      </p>
    </form>
  </details>`;
}

function textField(
  { desk, draft, isBusy, onChange }: OfficialForm,
  name: "title" | "department" | "signer" | "reason",
): TemplateResult {
  return html`<p>
    <label for=${`official-${name}`}>${desk.say(`official.${name}`)}</label>
    <input
      id=${`official-${name}`}
      lang=${draft.language}
      required
      maxlength=${MOST[name]}
      ?readonly=${isBusy}
      .value=${draft[name]}
      @input=${(event: InputEvent) => {
        onChange({ ...draft, [name]: (event.target as HTMLInputElement).value });
      }}
    />
  </p>`;
}
