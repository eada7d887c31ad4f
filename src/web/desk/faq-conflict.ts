import { html, type TemplateResult } from "lit";
import type { Desk } from "./desk.ts";
import type { ListedFaq } from "./faq-list.ts";

/** What somebody can do about a FAQ that somebody else has changed meanwhile. */
interface Resolving {
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

/** What stands now, beside one's own words in the form below, and the two ways on. */
export function faqConflict(
  { questions, answers }: ListedFaq,
  { say }: Desk,
  { takeTheirs, keepMine }: Resolving,
): TemplateResult {
  return html`<section class="card conflict" aria-labelledby="conflict">
    <h2 id="conflict">${say("conflict")}</h2>
    <p>${say("conflict.what")}</p>
    ${questions.map(({ language, text }) => html`<p lang=${language}><strong>${text}</strong></p>`)}
    ${answers.map(
      ({ language, sentences }) =>
        html`<div lang=${language}>${sentences.map(({ text }) => html`<p>${text}</p>`)}</div>`,
    )}
    <div class="copy">
      <button type="button" @click=${takeTheirs}>${say("conflict.theirs")}</button>
      <button type="button" @click=${keepMine}>${say("conflict.mine")}</button>
    </div>
  </section>`;
}
