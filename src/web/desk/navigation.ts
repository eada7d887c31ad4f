import { html, nothing, type TemplateResult } from "lit";
import type { Member } from "../../staff/member.ts";
import { addressOf, type Place } from "./place.ts";
import type { Say } from "./words.ts";

/** A part of the desk that a service may not have, or an account not use. */
export type DeskPart = "faqs" | "gaps" | "official" | "briefs" | "answers" | "accounts" | "audit";

const ROUTES: Readonly<Record<DeskPart, string>> = {
  faqs: "/api/staff/faqs",
  gaps: "/api/staff/gaps",
  official: "/api/staff/articles",
  briefs: "/api/staff/briefs",
  answers: "/api/staff/answers",
  accounts: "/api/staff/accounts",
  audit: "/api/staff/audit",
};
const PARTS = Object.keys(ROUTES) as readonly DeskPart[];
/** What a route takes is told whoever asks; who may use these is known here. */
const FOR_ADMINS: ReadonlySet<DeskPart> = new Set<DeskPart>(["accounts", "audit"]);

/** The parts whose routes this service has and somebody may use; one that cannot be asked is left out. */
export async function foundParts({ role }: Member): Promise<ReadonlySet<DeskPart>> {
  const asked = await Promise.all(
    PARTS.filter((part) => role === "admin" || !FOR_ADMINS.has(part)).map(async (part) => {
      // Says what a route takes without its work being done.
      const response = await fetch(ROUTES[part], { method: "OPTIONS" }).catch(() => null);
      return response?.ok === true ? [part] : [];
    }),
  );
  return new Set(asked.flat());
}

/** The links to the parts that there are. */
export function navigationView(place: Place, parts: ReadonlySet<DeskPart>, say: Say): TemplateResult {
  const link = (to: "look-up" | DeskPart): TemplateResult => {
    const target: Place = to === "answers" ? { view: to, id: null } : { view: to };
    const isHere = place.view === to || (to === "faqs" && place.view === "faq");
    return html`<li>
      <a href=${addressOf(target)} aria-current=${isHere ? "page" : nothing}>${say(`nav.${to}`)}</a>
    </li>`;
  };
  return html`<nav aria-label=${say("nav")}>
    <ul>
      ${link("look-up")} ${PARTS.filter((part) => parts.has(part)).map(link)}
    </ul>
  </nav>`;
}
