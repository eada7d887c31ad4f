import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Contact } from "../../answer/answer.ts";
import { icon } from "./icons.ts";
import { linkView } from "./link-view.ts";
import { languageOf } from "./text-language.ts";
import type { View } from "./view.ts";
import { phoneLink } from "./web-address.ts";

/** Whom to ask instead, where the bot has no answer; nothing where that is not known. */
export function contactView(contact: Contact | null, view: View): TemplateResult | typeof nothing {
  if (contact === null) return nothing;
  const { say, language } = view;
  const { name, phone, url, morePhones = [] } = contact;
  const label = html`<span lang=${languageOf(name, language)}>${name}</span>`;
  return html`<div class="contact">
    <h4>${say("chat.person")}</h4>
    <p>${linkView(url, label, view)}</p>
    <p><a class="call" href=${phoneLink(phone)}>${icon("phone")}${say("chat.call", { phone })}</a></p>
    ${morePhones.map(
      ({ label, phone: number }) =>
        html`<p>
          <span lang=${languageOf(label, language)}>${label}</span>
          <a class="call" href=${phoneLink(number)}>${icon("phone")}${say("chat.call", { phone: number })}</a>
        </p>`,
    )}
  </div>`;
}
