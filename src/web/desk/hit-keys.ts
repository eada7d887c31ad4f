import { html, type TemplateResult } from "lit";
import type { Occasion } from "./handed-text.ts";
import type { Say } from "./words.ts";

const OCCASIONS: Readonly<Record<string, Occasion>> = { c: "call", e: "email", l: "letter" };
const KEY = "desk-shortcuts";

/** Whether single letters do something: whoever speaks to the computer can switch that off (WCAG 2.2, 2.1.4). */
export const shortcutsOn = {
  get value(): boolean {
    try {
      return localStorage.getItem(KEY) !== "off";
    } catch {
      return true;
    }
  },
  control(say: Say, onChange: () => void): TemplateResult {
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${this.value}
        @change=${(event: Event) => {
          try {
            localStorage.setItem(KEY, (event.target as HTMLInputElement).checked ? "on" : "off");
          } catch {
            // A browser that keeps nothing: the keys stay on.
          }
          onChange();
        }}
      />
      ${say("shortcuts")}
    </label>`;
  },
};

/** Whether a key asks for the field: a slash, typed where no text is written. */
export function toField(event: KeyboardEvent): boolean {
  return event.key === "/" && isPlain(event) && shortcutsOn.value && !writes(event.composedPath()[0]);
}

/** What a letter on a result copies it for; null for another key. */
export function occasionOf(event: KeyboardEvent): Occasion | null {
  const isOnResult = event.target instanceof Element && event.target.closest(".result") !== null;
  if (!isOnResult || !isPlain(event) || !shortcutsOn.value || writes(event.target)) return null;
  return OCCASIONS[event.key] ?? null;
}

/** Where an arrow leads from the field or from a result; null where the key is none of ours. */
export function nextHit<Hit extends Element>(
  event: KeyboardEvent,
  hits: readonly Hit[],
  focused: Element | null,
): Hit | "field" | null {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || !isPlain(event) || event.isComposing) return null;
  if (focused?.id === "query") return step === 1 ? (hits[0] ?? null) : null;
  const card = focused?.closest(".result") ?? null;
  const at = hits.findIndex((hit) => hit === focused || (card?.contains(hit) ?? false));
  if (at < 0) return null;
  return at + step < 0 ? "field" : (hits[at + step] ?? null);
}

function isPlain({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey;
}

function writes(target: EventTarget | null | undefined): boolean {
  return target instanceof Element && target.matches("input:not([type=checkbox]), textarea, select");
}
