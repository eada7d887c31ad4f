import { html, type TemplateResult } from "lit/html.js";
import type { View } from "./view.ts";
import { webAddress } from "./web-address.ts";

/** A label as a link that opens in another window and says so, or by itself where there is no address to open. */
export function linkView(
  url: string | null,
  label: TemplateResult,
  { say }: Pick<View, "say">,
): TemplateResult {
  const address = webAddress(url);
  return address === null
    ? label
    : html`<a href=${address.href} target="_blank" rel="noreferrer"
        >${label}<span class="hidden"> (${say("chat.newWindow")})</span></a
      >`;
}
