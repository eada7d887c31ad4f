import { html, type TemplateResult } from "lit";
import type { Say } from "./words.ts";

/** A link within the desk that leaves alone what is being written here; who hears the page is told where it opens. */
export function newTabLink(address: string, words: string, say: Say): TemplateResult {
  return html`<a href=${address} target="_blank" rel="noopener"
    >${words}<span class="hidden"> (${say("newTab")})</span></a
  >`;
}
