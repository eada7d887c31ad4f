import { message } from "../../language/messages/index.ts";
import type { PrivacyNotice } from "../dependencies.ts";
import type { PageSetting } from "../send-page.ts";
import { contactLine } from "./contact-line.ts";
import { framed } from "./frame.ts";
import { html } from "./html.ts";

/** The privacy notice as HTML text, with whom to ask at its end. */
export function renderPrivacy(setting: PageSetting, { title, parts }: PrivacyNotice): string {
  const { language, contact, names } = setting;
  const main = html`<h1>${title}</h1>
    ${parts.map(
      (part) =>
        html`<h2>${part.title}</h2>
          <p>${part.text}</p>`,
    )}
    ${contactLine(contact, language)}`;
  const site = message(language, "site.name", names);
  return framed(setting, { title: `${title} – ${site}`, path: "/privacy", main });
}
