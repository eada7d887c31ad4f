import type { Contact } from "../../answer/answer.ts";
import { html } from "./html.ts";
import type { SafeHtml } from "./html.ts";
import { phoneLinks } from "./phone-links.ts";
import { webAddress } from "./source-card.ts";

/** A contact by name, with its numbers; `lang` is the language of the name. */
export function contactLine(contact: Contact, lang: string): SafeHtml {
  const address = webAddress(contact.url);
  return html`<p>
    <span lang="${lang}"
      >${
        address === null
          ? contact.name
          : html`<a href="${address.href}" rel="noopener noreferrer">${contact.name}</a>`
      }</span
    >
    ${phoneLinks(contact, lang)}
  </p>`;
}
