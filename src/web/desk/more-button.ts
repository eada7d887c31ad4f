import { html, nothing, type TemplateResult } from "lit";
import type { Say } from "./words.ts";

/** What is left of a list, and how it is had. */
interface Rest {
  /** How many show; `total` is null where nobody knows. */
  readonly shown: number;
  readonly total: number | null;
  readonly isBusy: boolean;
  readonly more: () => void;
}

/** The way on in a list of which a part shows, with how much that is; nothing where all of it does. */
export function moreButton({ shown, total, isBusy, more }: Rest, say: Say): TemplateResult | typeof nothing {
  if (total !== null && shown >= total) return nothing;
  return html`<div class="copy">
    <button type="button" aria-disabled=${isBusy} @click=${more}>${say("more")}</button>
    <span class="fine">${shownWords(shown, total, say)}</span>
  </div>`;
}

/** How much of a list shows, as it is read and heard. */
export function shownWords(shown: number, total: number | null, say: Say): string {
  return total === null ? say("more.shown", { shown }) : say("more.shownOf", { shown, total });
}

/** What came once more, without what shows already: a list may have moved between two requests. */
export function withMore<Item extends { readonly id: string }>(
  shown: readonly Item[],
  came: readonly Item[],
): readonly Item[] {
  const known = new Set(shown.map(({ id }) => id));
  return [...shown, ...came.filter(({ id }) => !known.has(id))];
}
