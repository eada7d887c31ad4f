import { html, LitElement, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { Member } from "../../staff/member.ts";
import { type DeskApi, deskApi, told } from "./api.ts";
import type { Desk } from "./desk.ts";
import { type DeskPart, foundParts, navigationView } from "./navigation.ts";
import { addressOf, HOME, type Place, placeOf } from "./place.ts";
import { type SessionState, signInView } from "./sign-in.ts";
import { DESK_STYLES, ViewElement } from "./view-element.ts";
import { type Say, wordsIn } from "./words.ts";

/** The staff desk: who is signed in, where they are, and the view of that place. */
export class DeskApp extends LitElement {
  static override styles = DESK_STYLES;
  static override properties = {
    session: { state: true },
    problem: { state: true },
    isBusy: { state: true },
    place: { state: true },
    parts: { state: true },
    announcement: { state: true },
  };
  declare session: SessionState | null;
  declare problem: string | null;
  declare isBusy: boolean;
  declare place: Place;
  declare parts: ReadonlySet<DeskPart>;
  declare announcement: string;
  readonly #language: InterfaceLanguage = document.documentElement.lang === "en" ? "en" : "zh-Hant";
  readonly #say: Say = wordsIn(this.#language);
  readonly #api: DeskApi = deskApi(this.#language, this.#say, () => {
    if (this.session?.member != null) void this.#leave(this.#say("signIn.ended"));
  });
  #desk: Desk | null = null;

  constructor() {
    super();
    this.session = null;
    this.problem = null;
    this.isBusy = false;
    this.place = placeOf(location.hash);
    this.parts = new Set();
    this.announcement = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#onHash);
    void this.#start();
  }

  override disconnectedCallback(): void {
    removeEventListener("hashchange", this.#onHash);
    super.disconnectedCallback();
  }

  readonly #onHash = (): void => {
    this.place = placeOf(location.hash);
    void this.#focusView();
  };

  async #start(): Promise<void> {
    try {
      this.session = await this.#api.get<SessionState>("/api/staff/session");
      if (this.session.member !== null) await this.#enter(this.session.member);
      else await this.#focusView();
    } catch (error) {
      this.problem = told(error, this.#say);
    }
  }

  async #enter(member: Member): Promise<void> {
    this.#desk = {
      ...{ language: this.#language, say: this.#say, api: this.#api, member },
      announce: (text) => {
        // The same words again are heard again only as another text.
        this.announcement = this.announcement === text ? `${text}\u00A0` : text;
      },
    };
    this.problem = null;
    this.requestUpdate();
    await this.#focusView();
    this.parts = await foundParts();
  }

  /** Back to the sign-in, with why. */
  async #leave(why: string | null): Promise<void> {
    this.#desk = null;
    this.problem = why;
    try {
      this.session = await this.#api.get<SessionState>("/api/staff/session");
    } catch (error) {
      this.problem = told(error, this.#say);
    }
    await this.#focusView();
  }

  async #signOut(): Promise<void> {
    try {
      const { signOutAt } = await this.#api.send<{ signOutAt: string | null }>(
        "DELETE",
        "/api/staff/session",
        {},
      );
      if (signOutAt !== null) location.assign(signOutAt);
      else await this.#leave(null);
    } catch (error) {
      this.problem = told(error, this.#say);
    }
  }

  async #focusView(): Promise<void> {
    await this.updateComplete;
    const view = this.renderRoot.querySelector("main > :not([hidden])");
    if (view instanceof ViewElement) await view.takeFocus();
    else this.renderRoot.querySelector<HTMLElement>("#name, h1")?.focus();
  }

  override updated(): void {
    const { view } = this.place;
    const title = this.#desk === null ? this.#say("signIn.title") : this.#say(`title.${view}`);
    document.title = `${title} – ${this.#say("title")}`;
  }

  override render(): TemplateResult {
    const say = this.#say;
    const desk = this.#desk;
    const other = this.#language === "en" ? "zh-Hant" : "en";
    return html`<a
        class="skip"
        href="#main"
        @click=${(event: Event) => {
          event.preventDefault();
          void this.#focusView();
        }}
        >${say("skip")}</a
      >
      <header>
        <p class="brand">${say("title")}</p>
        ${desk === null ? nothing : navigationView(this.place, this.parts, say)}
        <div class="account">
          ${
            desk === null
              ? nothing
              : html`<span>${desk.member.name} (${say(`role.${desk.member.role}`)})</span>
                  <button type="button" @click=${() => void this.#signOut()}>${say("signOut")}</button>`
          }
          <a href=${`/staff?lang=${other}${addressOf(this.place)}`} lang=${other} hreflang=${other}
            >${other === "en" ? "English" : "中文"}</a
          >
        </div>
      </header>
      <main>${desk === null ? this.#signedOut() : this.#views(desk)}</main>
      <div class="hidden" role="status">${this.announcement}</div>`;
  }

  #signedOut(): TemplateResult {
    if (this.session === null) {
      return html`<p role="alert">${this.problem ?? this.#say("starting")}</p>`;
    }
    return signInView({
      ...{ language: this.#language, say: this.#say, api: this.#api, state: this.session },
      ...{ problem: this.problem, isBusy: this.isBusy },
      onBusy: (isBusy) => (this.isBusy = isBusy),
      onProblem: (words) => (this.problem = words),
      onSignedIn: (member) => {
        if (this.session !== null) this.session = { ...this.session, member };
        void this.#enter(member);
      },
    });
  }

  /** The look-up stays as it is while something else is read, so that one comes back to it. */
  #views(desk: Desk): TemplateResult {
    const { place } = this;
    return html`<desk-look-up .desk=${desk} ?hidden=${place.view !== HOME.view}></desk-look-up>
      ${this.#otherView(desk, place)}`;
  }

  #otherView(desk: Desk, place: Place): TemplateResult | typeof nothing {
    switch (place.view) {
      case "article":
        return html`<desk-article-reader .desk=${desk} .place=${place}></desk-article-reader>`;
      case "faqs":
        return html`<desk-faq-list .desk=${desk}></desk-faq-list>`;
      case "faq":
        // Each has an editor of its own: what stands in the form of one must never be sent as another's.
        return html`${keyed(place.id, html`<desk-faq-editor .desk=${desk} .faqId=${place.id}></desk-faq-editor>`)}`;
      case "gaps":
        return html`<desk-gap-list .desk=${desk}></desk-gap-list>`;
      case "briefs":
        return html`<desk-brief-form .desk=${desk}></desk-brief-form>`;
      case "answers":
        return html`<desk-answer-history .desk=${desk} .answerId=${place.id}></desk-answer-history>`;
      case "look-up":
        return nothing;
    }
  }
}
