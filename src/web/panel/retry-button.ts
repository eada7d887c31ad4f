import { html, type TemplateResult } from "lit/html.js";
import type { View } from "./view.ts";

/** Asks the same question again, which nobody has to type twice. */
export function retryButton(id: string, { say, actions }: View): TemplateResult {
  return html`<p>
    <button
      type="button"
      class="primary"
      @click=${() => {
        actions.retry(id);
      }}
    >
      ${say("chat.retry")}
    </button>
  </p>`;
}
