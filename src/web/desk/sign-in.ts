import { html, nothing, type TemplateResult } from "lit";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { Member } from "../../staff/member.ts";
import { type DeskApi, told } from "./api.ts";
import { newTabLink } from "./new-tab-link.ts";
import type { Say } from "./words.ts";

/** What the service says of signing in: `GET /api/staff/session`. */
export interface SessionState {
  readonly member: Member | null;
  readonly ways: readonly ("provider" | "password")[];
  /** Where the way to the provider begins; null where there is none. */
  readonly signInAt: string | null;
  /** What is missing before anybody can sign in; null for nothing. */
  readonly note: string | null;
}

/** What the form works with. */
export interface SignInDesk {
  readonly language: InterfaceLanguage;
  readonly say: Say;
  readonly api: DeskApi;
  readonly state: SessionState;
  /** What to say above the form: that a session has ended, or what was wrong. */
  readonly problem: string | null;
  readonly isBusy: boolean;
  /** Something half written waits behind the form: this page must not be left. */
  readonly isWaiting: boolean;
  onBusy(isBusy: boolean): void;
  onProblem(words: string): void;
  onSignedIn(member: Member): void;
}

/** The ways to sign in that there are: with the city's account, with name and password. */
export function signInView(desk: SignInDesk): TemplateResult {
  const { say, state, problem, isWaiting } = desk;
  const { ways, signInAt, note } = state;
  return html`<section class="sign-in card">
    <h1 tabindex="-1">${say("signIn.title")}</h1>
    <div role="alert">${problem === null ? nothing : html`<p class="problem">${problem}</p>`}</div>
    ${note === null ? nothing : html`<p>${note}</p>`}
    ${
      signInAt === null
        ? nothing
        : html`<p>
            ${isWaiting ? newTabLink(signInAt, say("signIn.provider"), say) : html`<a class="button" href=${signInAt}>${say("signIn.provider")}</a>`}
          </p>`
    }
    ${ways.includes("password") ? passwordForm(desk) : nothing}
  </section>`;
}

function passwordForm(desk: SignInDesk): TemplateResult {
  const { say, isBusy } = desk;
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void signIn(event.currentTarget as HTMLFormElement, desk);
    }}
  >
    <p>
      <label for="name">${say("signIn.name")}</label>
      <input id="name" name="name" autocomplete="username" required maxlength="200" />
    </p>
    <p>
      <label for="password">${say("signIn.password")}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required />
    </p>
    <p><button type="submit" class="primary" aria-disabled=${isBusy}>${say("signIn.submit")}</button></p>
  </form>`;
}

async function signIn(form: HTMLFormElement, desk: SignInDesk): Promise<void> {
  if (desk.isBusy) return;
  const given = new FormData(form);
  desk.onBusy(true);
  try {
    const { member } = await desk.api.send<{ member: Member }>("POST", "/api/staff/session", {
      name: given.get("name"),
      password: given.get("password"),
    });
    desk.onSignedIn(member);
  } catch (error) {
    desk.onProblem(told(error, desk.say));
    form.querySelector<HTMLInputElement>("[name=password]")?.select();
  } finally {
    desk.onBusy(false);
  }
}
