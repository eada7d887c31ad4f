import { html, type TemplateResult } from "lit/html.js";
import type { DrawnElement } from "./drawn-element.ts";
import type { Spoken } from "./spoken.ts";

/** How long what was spoken stays for screen readers to begin with it; then it is gone, or it would be found twice. */
const SPOKEN_FOR_MS = 5_000;
/** How long what comes sentence by sentence is gathered: a region that changes at once again is not read out. */
const GATHER_MS = 500;
/** How long a note on what has just happened is shown. */
const NOTE_FOR_MS = 8_000;

/** What the widget says of itself: notes that are shown and spoken, and words that are only spoken. */
export class Voice {
  readonly #host: DrawnElement;
  #spoken: readonly Spoken[] = [];
  #gathered: readonly Spoken[] = [];
  #gathering: ReturnType<typeof setTimeout> | undefined;
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

  /** The same as `speak`, for parts of what is still coming: those that come together are spoken together. */
  speakSoon(spoken: readonly Spoken[]): void {
    this.#gathered = [...this.#gathered, ...spoken];
    this.#gathering ??= setTimeout(() => {
      this.speak([]);
    }, GATHER_MS);
  }

  /** Has screen readers speak what others see elsewhere, whole and once, after what was to be spoken soon. */
  speak(spoken: readonly Spoken[]): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    this.#spoken = [...this.#gathered, ...spoken];
    this.#gathered = [];
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
