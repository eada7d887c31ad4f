import { html, nothing, type TemplateResult } from "lit/html.js";
import { type Entry, saidBefore } from "../conversation/entry.ts";
import { answerView, type Part } from "./answer-view.ts";
import { contactView } from "./contact-view.ts";
import { retryButton } from "./retry-button.ts";
import { languageOf } from "./text-language.ts";
import type { View } from "./view.ts";

/** A question and what became of it. */
export function entryView(entry: Entry, isNewest: boolean, view: View): TemplateResult {
  const { id, question, isRenewed } = entry;
  return html`<li class="entry" id=${`entry-${id}`}>
    <div class="asked">
      <span class="hidden">${view.say("chat.you")}</span>
      <p lang=${languageOf(question, view.language)}>${question}</p>
    </div>
    ${isRenewed ? html`<p class="fine">${view.say("chat.renewed")}</p>` : nothing}
    ${outcome(entry, isNewest, view)}
  </li>`;
}

function outcome(entry: Entry, isNewest: boolean, view: View): Part {
  const { state, answer, reply, soFar = null } = entry;
  const part = (working: Part): Part =>
    soFar === null ? working : answerView(entry, soFar, isNewest, view, working);
  // What was said stays, whatever becomes of the rest.
  if (state === "failed") return html`${part(nothing)}${failureView(entry, view)}`;
  if (answer !== null) {
    const whole = answerView(entry, answer, isNewest, view);
    return soFar === null || saidBefore(entry) !== null ? whole : html`${part(nothing)}${whole}`;
  }
  if (reply !== null) {
    return html`<section class="answer"><p lang=${languageOf(reply, view.language)}>${reply}</p></section>`;
  }
  return part(
    html`<p class="working">
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${view.say(
        state === "sending" ? "chat.sending" : "chat.working",
      )}
    </p>`,
  );
}

function failureView({ id, failure, waitSeconds }: Entry, view: View): TemplateResult {
  const { say, contact } = view;
  const kind = failure ?? "fault";
  const title = kind === "no_answer" || kind === "fault" ? "chat.failure.titleAnswer" : "chat.failure.title";
  return html`<section class="failure">
    <h3>${say(title)}</h3>
    <p>${say(`chat.failure.${kind}`, { seconds: waitSeconds })}</p>
    ${kind === "refused" ? contactView(contact, view) : retryButton(id, view)}
  </section>`;
}
