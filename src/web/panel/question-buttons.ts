import { html, nothing, type TemplateResult } from "lit/html.js";
import { languageOf } from "./text-language.ts";
import type { EntryActions } from "./view.ts";

/** Questions as buttons that ask them; `language` is the BCP 47 tag of the questions. */
export function questionButtons(
  title: string,
  questions: readonly string[],
  language: string,
  actions: EntryActions,
): TemplateResult | typeof nothing {
  if (questions.length === 0) return nothing;
  const warm = (): void => {
    actions.warm();
  };
  return html`<h4 class="minor">${title}</h4>
    <ul class="questions" role="list" @focusin=${warm} @pointerdown=${warm}>
      ${questions.map(
        (question) =>
          html`<li>
            <button
              type="button"
              lang=${languageOf(question, language)}
              @click=${() => {
                actions.ask(question);
              }}
            >
              ${question}
            </button>
          </li>`,
      )}
    </ul>`;
}
