import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Answer } from "../../answer/answer.ts";
import type { Entry } from "../conversation/entry.ts";
import { icon } from "./icons.ts";
import { reasonForm } from "./reason-form.ts";
import type { View } from "./view.ts";
import type { WordKey } from "./words.ts";

/** What can be done with an answer: copy, share, rate, ask why. */
export function actionBar(entry: Entry, answer: Answer, view: View): TemplateResult {
  const { say, actions } = view;
  const { id, rating } = entry;
  const { isWhyOpen, isReasonOpen } = view.state(id);
  const thumb = (isHelpful: boolean): TemplateResult => {
    const label = say(isHelpful ? "chat.helpful" : "chat.notHelpful");
    return html`<button
      type="button"
      class="icon-button"
      id=${`${isHelpful ? "up" : "down"}-${id}`}
      aria-pressed=${rating === (isHelpful ? "helpful" : "not_helpful")}
      aria-label=${label}
      title=${label}
      @click=${() => {
        actions.rate(id, isHelpful);
      }}
    >
      ${icon("thumb")}
    </button>`;
  };
  return html`<div class="actions">
      <button
        type="button"
        class="text-button"
        aria-expanded=${isWhyOpen}
        aria-controls=${`why-${id}`}
        @click=${() => {
          actions.toggleWhy(id);
        }}
      >
        ${say("chat.why")}
      </button>
      <span class="push"></span>
      ${button(say("chat.copyLong"), "copy", () => {
        actions.copy(id);
      })}
      ${
        view.canShare
          ? button(say("chat.shareLong"), "share", () => {
              actions.share(id);
            })
          : nothing
      }
      ${thumb(true)} ${thumb(false)}
    </div>
    <div class="why" id=${`why-${id}`} ?hidden=${!isWhyOpen}>
      ${isWhyOpen ? reasons(answer).map((key) => html`<p>${say(key, counts(answer))}</p>`) : nothing}
    </div>
    ${isReasonOpen ? reasonForm(id, view) : nothing}`;
}

function button(label: string, name: "copy" | "share", act: () => void): TemplateResult {
  return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${act}>
    ${icon(name)}
  </button>`;
}

/** What made the answer what it is, from what the answer says of itself. */
function reasons({ status, composer, sources }: Answer): WordKey[] {
  if (status !== "answered" && status !== "declined" && status !== "clarification")
    return ["chat.why.nothing"];
  if (status === "declined") return ["chat.why.declined"];
  if (status === "clarification") return ["chat.why.clarification"];
  return [
    ...(composer === null ? [] : ([`chat.why.${composer}`] as const)),
    "chat.why.proof",
    ...(sources.length === 0 ? [] : (["chat.why.sources"] as const)),
  ];
}

function counts({ sources }: Answer) {
  return { count: sources.length, official: sources.filter(({ official }) => official).length };
}
