import { message } from "../../language/messages/index.ts";
import type { Member } from "../../staff/member.ts";
import { framed } from "../page/frame.ts";
import { html, type SafeHtml } from "../page/html.ts";
import type { HttpProblem } from "../problem.ts";
import type { PageSetting } from "../send-page.ts";
import { DESK_PATH, SIGN_IN_PATH } from "./paths.ts";

/** What a page around the sign-in says. */
export type StaffPage =
  | { readonly kind: "signed_in"; readonly member: Member }
  | { readonly kind: "signed_out"; readonly hasProvider: boolean; readonly hasAccounts: boolean }
  | { readonly kind: "problem"; readonly problem: HttpProblem };

/** A page around the sign-in as HTML text. */
export function renderStaffPage(setting: PageSetting, page: StaffPage): string {
  const { language, names } = setting;
  const title = message(language, "staff.title");
  const site = message(language, "site.name", names);
  const main = html`<h1>${title}</h1>
    ${content(setting, page)}`;
  return framed(setting, { title: `${title} – ${site}`, path: DESK_PATH, main });
}

/** Who is signed in, and how one can, in the words of a page. */
export function content({ language }: PageSetting, page: StaffPage): SafeHtml {
  switch (page.kind) {
    case "signed_in": {
      const { name, role } = page.member;
      return html`<p>
          ${message(language, "staff.signedIn", { name })} (${message(language, `staff.role.${role}`)})
        </p>
        <p><a href="${DESK_PATH}">${message(language, "staff.toDesk")}</a></p>`;
    }
    case "signed_out": {
      const { hasProvider, hasAccounts } = page;
      if (hasProvider) {
        return html`<p>${message(language, "staff.signedOut")}</p>
          <p><a href="${SIGN_IN_PATH}">${message(language, "staff.toSignIn")}</a></p>`;
      }
      return html`<p>${message(language, hasAccounts ? "staff.noProvider" : "staff.noAccount")}</p>`;
    }
    case "problem": {
      const { problem } = page;
      return html`<section class="problem card" role="alert">
        <h2>${problem.title(language)}</h2>
        <p>${problem.detail(language)}</p>
        <p><a href="${SIGN_IN_PATH}">${message(language, "staff.toSignIn")}</a></p>
      </section>`;
    }
  }
}
