import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Desk } from "./desk.ts";
import type { Place } from "./place.ts";

/** The view of a place; none for the look-up, which is always there. It is hidden while nobody is signed in. */
export function placeView(desk: Desk, place: Place, isHidden: boolean): TemplateResult | typeof nothing {
  switch (place.view) {
    case "article":
      return html`<desk-article-reader
        .desk=${desk}
        .place=${place}
        ?hidden=${isHidden}
      ></desk-article-reader>`;
    case "faqs":
      return html`<desk-faq-list .desk=${desk} ?hidden=${isHidden}></desk-faq-list>`;
    case "faq":
      // Each has an editor of its own: what stands in the form of one must never be sent as another's.
      return html`${keyed(
        place.id,
        html`<desk-faq-editor .desk=${desk} .faqId=${place.id} ?hidden=${isHidden}></desk-faq-editor>`,
      )}`;
    case "gaps":
      return html`<desk-gap-list .desk=${desk} ?hidden=${isHidden}></desk-gap-list>`;
    case "official":
      return html`<desk-official-articles .desk=${desk} ?hidden=${isHidden}></desk-official-articles>`;
    case "accounts":
      return html`<desk-account-list .desk=${desk} ?hidden=${isHidden}></desk-account-list>`;
    case "audit":
      return html`<desk-audit-log .desk=${desk} ?hidden=${isHidden}></desk-audit-log>`;
    case "briefs":
      return html`<desk-brief-form .desk=${desk} ?hidden=${isHidden}></desk-brief-form>`;
    case "answers":
      return html`<desk-answer-history
        .desk=${desk}
        .answerId=${place.id}
        ?hidden=${isHidden}
      ></desk-answer-history>`;
    case "look-up":
      return nothing;
  }
}
