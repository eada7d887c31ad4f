import { html, LitElement, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { InterfaceLanguage } from "../../language/messages/index.ts";
import type { Member } from "../../staff/member.ts";
import { type DeskApi, deskApi, told } from "./api.ts";
import type { Desk } from "./desk.ts";
import { type DeskPart, foundParts, navigationView } from "./navigation.ts";
import { addressOf, HOME, type Place, placeOf } from "./place.ts";
import { placeView } from "./place-view.ts";
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
  /** Of whoever signed in last. It outlives the session, and its views with it: what is half written is not lost. */
  #desk: Desk | null = null;
  /** How often somebody has signed in on this page. */
  #signIns = 0;

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
    addEventListener("focus", this.#onReturn);
    void this.#start();
  }

  override disconnectedCallback(): void {
    removeEventListener("hashchange", this.#onHash);
    removeEventListener("focus", this.#onReturn);
    super.disconnectedCallback();
  }

  readonly #onHash = (): void => {
    this.place = placeOf(location.hash);
    void this.#focusView();
  };

  /** Somebody may have signed in again in another tab: the way to the provider leads there while words wait here. */
  readonly #onReturn = (): void => {
    if (this.#isWaiting && !this.isBusy) void this.#start();
  };

  /** Whether a session has ended over views that wait for another one. */
  get #isWaiting(): boolean {
    return this.#desk !== null && this.session?.member == null;
  }

  async #start(): Promise<void> {
    if (!(await this.#askSession()) || this.session === null) return;
    if (this.session.member !== null) await this.#enter(this.session.member);
    else if (!this.#isWaiting) await this.#focusView();
  }

  /** Asks who is signed in; false where somebody has signed in here meanwhile, so that what comes is of before. */
  async #askSession(): Promise<boolean> {
    const signIns = this.#signIns;
    try {
      const session = await this.#api.get<SessionState>("/api/staff/session");
      if (signIns !== this.#signIns) return false;
      this.session = session;
    } catch (error) {
      if (signIns !== this.#signIns) return false;
      this.problem = told(error, this.#say);
    }
    return true;
  }

  async #enter(member: Member): Promise<void> {
    const before = this.#desk;
    const unsaved = before?.member.id === member.id ? before.unsaved : new Map<string, unknown>();
    this.#desk = {
      ...{ language: this.#language, say: this.#say, api: this.#api, member, unsaved },
      government: {
        en: this.dataset["signedEn"] ?? "",
        "zh-Hant": this.dataset["signedZhHant"] ?? "",
      },
      announce: (text) => {
        // The same words again are heard again only as another text.
        this.announcement = this.announcement === text ? `${text}\u00A0` : text;
      },
    };
    this.problem = null;
    this.requestUpdate();
    await this.#focusView();
    this.parts = await foundParts(member);
  }

  /** Back to the sign-in, with why. */
  async #leave(why: string | null): Promise<void> {
    this.problem = why;
    if (this.session !== null) this.session = { ...this.session, member: null };
    if (await this.#askSession()) await this.#focusView();
  }

  async #signOut(): Promise<void> {
    try {
      const { signOutAt } = await this.#api.send<{ signOutAt: string | null }>(
        "DELETE",
        "/api/staff/session",
        {},
      );
      // Whoever signs out leaves nothing behind for who comes next.
      this.#desk = null;
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
    const title = this.session?.member == null ? this.#say("signIn.title") : this.#say(`title.${view}`);
    document.title = `${title} – ${this.#say("title")}`;
  }

  override render(): TemplateResult {
    const say = this.#say;
    const desk = this.#desk;
    const isOpen = desk !== null && !this.#isWaiting;
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
        ${isOpen ? navigationView(this.place, this.parts, say) : nothing}
        <div class="account">
          ${
            isOpen
              ? html`<span>${desk.member.name} (${say(`role.${desk.member.role}`)})</span>
                  <button type="button" @click=${() => void this.#signOut()}>${say("signOut")}</button>`
              : nothing
          }
          <a href=${`/staff?lang=${other}${addressOf(this.place)}`} lang=${other} hreflang=${other}
            >${other === "en" ? "English" : "中文"}</a
          >
        </div>
      </header>
      <main>
        ${isOpen ? nothing : this.#signedOut()}
        ${desk === null ? nothing : keyed(desk.member.id, this.#views(desk))}
      </main>
      <div class="hidden" role="status">${this.announcement}</div>`;
  }

  #signedOut(): TemplateResult {
    if (this.session === null) {
      return html`<p role="alert">${this.problem ?? this.#say("starting")}</p>`;
    }
    return signInView({
      ...{ language: this.#language, say: this.#say, api: this.#api, state: this.session },
      ...{ problem: this.problem, isBusy: this.isBusy, isWaiting: this.#isWaiting },
      onBusy: (isBusy) => (this.isBusy = isBusy),
      onProblem: (words) => (this.problem = words),
      onSignedIn: (member) => {
        this.#signIns++;
        if (this.session !== null) this.session = { ...this.session, member };
        void this.#enter(member);
      },
    });
  }

  /** The look-up stays as it is while something else is read, so that one comes back to it. */
  #views(desk: Desk): TemplateResult {
    const { place } = this;
    const isWaiting = this.#isWaiting;
    return html`<desk-look-up .desk=${desk} ?hidden=${isWaiting || place.view !== HOME.view}></desk-look-up>
      ${placeView(desk, place, isWaiting)}`;
  }
}
