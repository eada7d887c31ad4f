import { MAX_QUESTION_CODE_POINTS } from "../../language/clean-question.ts";
import { message } from "../../language/messages/index.ts";
import type { InterfaceLanguage, MessageKey } from "../../language/messages/index.ts";
import { html } from "./html.ts";
import type { SafeHtml } from "./html.ts";

/** What a form on the page carries besides a question. */
export interface FormState {
  readonly language: InterfaceLanguage;
  /** The conversation that a new question goes on with. */
  readonly conversationId: string | null;
}

/** The field's words and what stands in it. */
export interface QuestionField {
  readonly label: MessageKey;
  readonly value: string;
  /** What is wrong with the value, where something is. */
  readonly error: string | null;
}

/** The form with the question field. The answer comes at `#result`, so the reader is taken there. */
export function questionForm(state: FormState, field: QuestionField): SafeHtml {
  const { language } = state;
  const isInvalid = field.error !== null;
  return html`<form class="ask card" ${action(language)}>
    ${conversation(state)}
    <label for="question">${message(language, field.label)}</label>
    <div class="row">
      <input
        id="question"
        name="question"
        type="text"
        value="${field.value}"
        maxlength="${MAX_QUESTION_CODE_POINTS}"
        required
        autocomplete="off"
        enterkeyhint="send"
        aria-describedby="${isInvalid ? "question-error question-hint" : "question-hint"}"
        ${isInvalid && html`aria-invalid="true"`}
      />
      <button type="submit" class="primary">${message(language, "form.submit")}</button>
    </div>
    ${isInvalid && html`<p class="error" id="question-error">${field.error}</p>`}
    <p class="fine" id="question-hint">${message(language, "form.hint")}</p>
  </form>`;
}

/** Questions as buttons that ask them. `questionLanguage` is the BCP 47 tag of the questions. */
export function questionButtons(
  state: FormState,
  heading: MessageKey,
  questions: readonly string[],
  questionLanguage: string,
  level: "h2" | "h3" = "h3",
): SafeHtml | null {
  if (questions.length === 0) return null;
  const title = message(state.language, heading);
  return html`<section class="more">
    ${level === "h2" ? html`<h2 class="minor">${title}</h2>` : html`<h3>${title}</h3>`}
    <form ${action(state.language)}>
      ${conversation(state)}
      <ul role="list" lang="${questionLanguage}">
        ${questions.map((text) => html`<li><button name="question" value="${text}">${text}</button></li> `)}
      </ul>
    </form>
  </section>`;
}

function action(language: InterfaceLanguage): SafeHtml {
  return html`method="post" action="/?lang=${language}#result"`;
}

function conversation({ conversationId }: FormState): SafeHtml | null {
  return conversationId === null
    ? null
    : html`<input type="hidden" name="conversationId" value="${conversationId}" />`;
}
