import type { Contact } from "../../answer/answer.ts";
import { html } from "./html.ts";
import type { SafeHtml } from "./html.ts";

/** The numbers of a contact as links, those for certain callers with their words; `lang` is the language of these. */
export function phoneLinks({ phone, morePhones = [] }: Contact, lang: string): SafeHtml {
  const more = morePhones.map(
    ({ label, phone: number }) => html` <span><span lang="${lang}">${label}</span> ${link(number)}</span>`,
  );
  return html`${link(phone)}${more}`;
}

/** RFC 3966. What follows the number, such as an extension in words, is left to the reader. */
function link(phone: string): SafeHtml {
  const number = /^[+\d\s().-]+/u.exec(phone.trim())?.[0] ?? "";
  return html`<a class="phone" href="tel:${number.replace(/[^+\d]/gu, "")}">${phone}</a>`;
}
