import { html, nothing, type TemplateResult } from "lit";
import type { FaqState } from "../../store/faq-store.ts";
import type { Desk } from "./desk.ts";
import type { ListedFaq } from "./faq-list.ts";

/** What a member does to a FAQ besides writing it. */
export type FaqAction = "submit" | "approve" | "return" | "withdraw";

const POSSIBLE: Readonly<Record<FaqState, readonly FaqAction[]>> = {
  draft: ["submit", "withdraw"],
  review: ["approve", "return", "withdraw"],
  published: ["withdraw"],
  expired: ["withdraw"],
  withdrawn: [],
};

/** Buttons for what can be done in this state, with a note for the owner; nobody publishes what they changed last. */
export function faqSteps(
  { state, editor }: ListedFaq,
  { say, member }: Desk,
  take: (action: FaqAction, note: string | null) => void,
): TemplateResult | typeof nothing {
  const actions = POSSIBLE[state];
  if (actions.length === 0) return nothing;
  const isOwn = state === "review" && editor === member.id;
  return html`<form
    class="card"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const { submitter } = event;
      const note = new FormData(event.currentTarget as HTMLFormElement).get("note");
      const action = actions.find((one) => submitter?.dataset["action"] === one);
      if (action !== undefined)
        take(action, typeof note === "string" && note.trim() !== "" ? note.trim() : null);
    }}
  >
    <label for="note">${say("faq.note")}</label>
    <input id="note" name="note" maxlength="1000" />
    <div class="copy">
      ${actions
        .filter((action) => action !== "approve" || !isOwn)
        .map((action) => html`<button type="submit" data-action=${action}>${say(`faq.${action}`)}</button>`)}
    </div>
    ${isOwn ? html`<p class="fine">${say("faq.second")}</p>` : nothing}
  </form>`;
}
