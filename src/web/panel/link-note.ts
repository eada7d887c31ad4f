import { html, nothing, type TemplateResult } from "lit/html.js";
import type { LinkState } from "../connection/link.ts";
import type { Say } from "./words.ts";

/** What a citizen has to know of the line; null while it is as it should be. */
export function lineTrouble(state: LinkState, say: Say): string | null {
  if (state === "offline") return say("chat.offline");
  return state === "reconnecting" ? say("chat.reconnecting") : null;
}

/** Says above the field what is wrong with the line, for as long as it is. */
export function linkNote(state: LinkState, say: Say): TemplateResult | typeof nothing {
  const trouble = lineTrouble(state, say);
  return trouble === null ? nothing : html`<p class="link-note">${trouble}</p>`;
}
