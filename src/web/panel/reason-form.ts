import { html, type TemplateResult } from "lit/html.js";
import type { View } from "./view.ts";

/** What can be wrong with an answer; the names go to the service. */
const REASONS = ["wrong", "not_answered", "outdated", "unclear", "other"] as const;
/** Enough for a remark; the service refuses longer ones. */
const MOST_COMMENT_CHARACTERS = 1_000;

/** Asks what was wrong with an answer that did not help; everything may be left open. */
export function reasonForm(id: string, { say, actions }: View): TemplateResult {
  return html`<form
    class="reason"
    id=${`reason-${id}`}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      if (event.target instanceof HTMLFormElement) actions.sendReason(id, event.target);
    }}
  >
    <fieldset>
      <legend>${say("chat.reasonTitle")}</legend>
      ${REASONS.map(
        (reason) =>
          html`<label
            ><input type="radio" name="reason" value=${reason} />${say(`chat.reason.${reason}`)}</label
          >`,
      )}
    </fieldset>
    <label class="comment"
      >${say("chat.comment")}<textarea
        name="comment"
        rows="2"
        maxlength=${MOST_COMMENT_CHARACTERS}
      ></textarea>
    </label>
    <p class="buttons">
      <button type="submit" class="primary">${say("chat.reasonSend")}</button>
      <button
        type="button"
        class="text-button"
        @click=${() => {
          actions.cancelReason(id);
        }}
      >
        ${say("chat.cancel")}
      </button>
    </p>
  </form>`;
}
