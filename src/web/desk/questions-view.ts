import { html, nothing, type TemplateResult } from "lit";
import { languageOf } from "../panel/text-language.ts";
import type { KeptQuestions } from "./kept-questions.ts";
import type { Say } from "./words.ts";

/** What can be done with a question that is kept. */
interface QuestionActions {
  readonly ask: (question: string) => void;
  readonly pin: (question: string) => void;
}

/** Pinned and recent questions, from the browser of whoever is signed in. */
export function questionsView(
  { pinned, recent }: KeptQuestions,
  say: Say,
  actions: QuestionActions,
): TemplateResult {
  return html`${list("pinned", pinned, pinned, say, actions)}${list(
    "recent",
    recent.filter((question) => !pinned.includes(question)),
    pinned,
    say,
    actions,
  )}`;
}

function list(
  name: "pinned" | "recent",
  questions: readonly string[],
  pinned: readonly string[],
  say: Say,
  { ask, pin }: QuestionActions,
): TemplateResult | typeof nothing {
  if (questions.length === 0) return nothing;
  return html`<section aria-labelledby=${name}>
    <h2 id=${name}>${say(name)}</h2>
    <ul class="kept">
      ${questions.map(
        (question) =>
          html`<li>
            <button
              type="button"
              class="hit text-button"
              lang=${languageOf(question, "zh-Hant")}
              @click=${() => {
                ask(question);
              }}
            >
              ${question}
            </button>
            <button
              type="button"
              aria-label=${say(pinned.includes(question) ? "unpinQuestion" : "pinQuestion", { question })}
              @click=${() => {
                pin(question);
              }}
            >
              ${say(pinned.includes(question) ? "unpin" : "pin")}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}
