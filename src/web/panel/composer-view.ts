import { html, nothing, type TemplateResult } from "lit/html.js";
import { icon } from "./icons.ts";
import type { Say } from "./words.ts";

/** What the service takes; counted in characters as readers see them, not in UTF-16 units. */
const MOST_CHARACTERS = 500;
/** From here on the count is shown. */
const COUNT_FROM = 400;

/** The field for a question and what happens with it. */
export interface Composer {
  readonly say: Say;
  readonly draft: string;
  /** What is wrong with the question, where something is. */
  readonly error: string | null;
  readonly isWaiting: boolean;
  readonly change: (draft: string) => void;
  readonly send: () => void;
}

/** What is wrong with a question, in words; null where nothing is. */
export function questionFault(text: string, say: Say): string | null {
  if (text === "") return say("chat.empty");
  return characters(text) > MOST_CHARACTERS ? say("chat.tooLong", { most: MOST_CHARACTERS }) : null;
}

function characters(text: string): number {
  return Array.from(text).length;
}

/** The form at the bottom. */
export function composerView({ say, draft, error, isWaiting, change, send }: Composer): TemplateResult {
  const used = characters(draft);
  return html`<form
    class="composer"
    @submit=${(event: Event) => {
      event.preventDefault();
      send();
    }}
  >
    ${error === null ? nothing : html`<p class="field-error" id="field-error">${error}</p>`}
    <div class="field">
      <label class="hidden" for="question">${say("chat.label")}</label>
      <textarea
        id="question"
        rows="1"
        enterkeyhint="send"
        autocomplete="off"
        placeholder=${say("chat.placeholder")}
        aria-describedby=${error === null ? "field-hint" : "field-error field-hint"}
        aria-invalid=${error === null ? "false" : "true"}
        .value=${draft}
        @input=${(event: InputEvent) => {
          if (event.target instanceof HTMLTextAreaElement) change(event.target.value);
        }}
        @keydown=${(event: KeyboardEvent) => {
          // While an input method is composing, Enter takes its suggestion (229: Safari tells it only so).
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- Safari has nothing else
          if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
          event.preventDefault();
          send();
        }}
      ></textarea>
      <button
        type="submit"
        class="send"
        aria-label=${say("chat.send")}
        title=${say("chat.send")}
        aria-disabled=${isWaiting}
      >
        ${icon("send")}
      </button>
    </div>
    <p class="hidden" id="field-hint">${say("chat.hint")}</p>
    ${used < COUNT_FROM ? nothing : html`<p class="count">${say("chat.count", { used, most: MOST_CHARACTERS })}</p>`}
  </form>`;
}
