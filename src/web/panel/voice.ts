import { html, type TemplateResult } from "lit/html.js";
import type { DrawnElement } from "./drawn-element.ts";
import type { Spoken } from "./spoken.ts";

/** How long what was spoken stays for screen readers to begin with it; then it is gone, or it would be found twice. */
const SPOKEN_FOR_MS = 5_000;
/** How long a note on what has just happened is shown. */
const NOTE_FOR_MS = 8_000;

/** What the widget says of itself: notes that are shown and spoken, and words that are only spoken. */
export class Voice {
  readonly #host: DrawnElement;
  #spoken: readonly Spoken[] = [];
  #note = "";
  #silence: ReturnType<typeof setTimeout> | undefined;
  #noteEnd: ReturnType<typeof setTimeout> | undefined;

  constructor(host: DrawnElement) {
    this.#host = host;
  }

  /** Shows a note, which screen readers speak. */
  tell(text: string): void {
    clearTimeout(this.#noteEnd);
    this.#note = text;
    this.#noteEnd = setTimeout(() => {
      this.#note = "";
      this.#host.requestUpdate();
    }, NOTE_FOR_MS);
    this.#host.requestUpdate();
  }

  /** Has screen readers speak what others see elsewhere, whole and once. */
  speak(spoken: readonly Spoken[]): void {
    clearTimeout(this.#silence);
    this.#spoken = spoken;
    this.#silence = setTimeout(() => {
      this.#spoken = [];
      this.#host.requestUpdate();
    }, SPOKEN_FOR_MS);
    this.#host.requestUpdate();
  }

  /** The note. It stays in the page while empty: screen readers watch only what they know. */
  noteView(): TemplateResult {
    return html`<p class="toast" role="status">${this.#note}</p>`;
  }

  /** The region that screen readers speak from. */
  spokenView(): TemplateResult {
    return html`<div class="hidden" id="spoken" role="status" aria-atomic="true">
      ${this.#spoken.map(({ text, language }) => html`<span lang=${language}>${text}</span> `)}
    </div>`;
  }
}
