import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { readableDayAt } from "../../language/messages/readable-day-at.ts";
import type { Role } from "../../staff/member.ts";
import { problemNote } from "./problem-note.ts";
import { WorkingView } from "./working-view.ts";

/** An account, as admins see it: what `GET /api/staff/accounts` tells. */
interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
  /** Issuer of the provider that signs it in and says its role; null for an account with a password. */
  readonly provider: string | null;
  /** Whether it is linked with somebody in Teams; null where no staff is in Teams. */
  readonly teams: boolean | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** What is changed of an account. */
type Change = Partial<Pick<Account, "role" | "disabled">> & { readonly password?: string };

const ACCOUNTS = "/api/staff/accounts";
const ALL_ROLES: readonly Role[] = ["reader", "editor", "admin"];

/** The accounts of the staff, for admins: added, given another role or password, disabled and enabled. */
export class AccountList extends WorkingView {
  static override properties: PropertyDeclarations = {
    accounts: { state: true },
  };
  declare accounts: readonly Account[] | null;

  constructor() {
    super();
    this.accounts = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read(() => this.#load());
  }

  override resume(): void {
    if (this.accounts === null) void this.read(() => this.#load());
  }

  async #load(): Promise<void> {
    this.accounts = (await this.desk.api.get<{ accounts: Account[] }>(ACCOUNTS)).accounts;
  }

  async #add(form: HTMLFormElement): Promise<void> {
    const { api, say, announce } = this.desk;
    const body = Object.fromEntries(new FormData(form));
    const { account } = await api.send<{ account: Account }>("POST", ACCOUNTS, body);
    // Nothing of a password stays on the page.
    form.reset();
    announce(say("accounts.added", { name: account.name }));
    await this.#load();
  }

  async #change({ id }: Account, change: Change): Promise<void> {
    const { api, say, announce } = this.desk;
    const address = `${ACCOUNTS}/${encodeURIComponent(id)}`;
    const { account } = await api.send<{ account: Account }>("PATCH", address, change);
    this.accounts = (this.accounts ?? []).map((one) => (one.id === id ? account : one));
    announce(say("accounts.changed", { name: account.name }));
    // Whoever changes their own account is signed out by it, and sees that at once.
    if (id === this.desk.member.id) await this.#load();
  }

  /** Links it with somebody in Teams, or ends the link. */
  async #link({ id }: Account, objectId: string | null): Promise<void> {
    const { api, say, announce } = this.desk;
    const address = `${ACCOUNTS}/${encodeURIComponent(id)}/teams`;
    const method = objectId === null ? "DELETE" : "POST";
    const { account } = await api.send<{ account: Account }>(method, address, { objectId });
    this.accounts = (this.accounts ?? []).map((one) => (one.id === id ? account : one));
    announce(say("accounts.changed", { name: account.name }));
  }

  override render(): TemplateResult {
    const { say } = this.desk;
    return html`<h1 tabindex="-1">${say("title.accounts")}</h1>
      <p>${say("accounts.what")}</p>
      ${problemNote(this.problem)}
      <details class="card">
        <summary>${say("accounts.new")}</summary>
        <form
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            const form = event.currentTarget as HTMLFormElement;
            void this.do(() => this.#add(form));
          }}
        >
          <div class="filter-fields">
            <p>
              <label for="new-name">${say("signIn.name")}</label>
              <input id="new-name" name="name" autocomplete="off" required maxlength="60" />
            </p>
            ${this.#roles("new-role", "reader")} ${this.#password("new-password")}
          </div>
          <p>
            <button type="submit" class="primary" aria-disabled=${this.isBusy}>${say("accounts.add")}</button>
          </p>
        </form>
      </details>
      <ul class="results">
        ${(this.accounts ?? []).map((account) => this.#item(account))}
      </ul>`;
  }

  #item(account: Account): TemplateResult {
    const { say, language, member } = this.desk;
    const { id, name, role, disabled, provider, teams, createdAt } = account;
    return html`<li class="card">
      <h2>${name}</h2>
      <p class="fine facts">
        <span>${say(`role.${role}`)}</span>
        <span>${say(disabled ? "accounts.disabled" : "accounts.enabled")}</span>
        <span>${provider ?? say("accounts.ownPassword")}</span>
        ${teams === true ? html`<span>${say("accounts.inTeams")}</span>` : nothing}
        <span>${say("accounts.since", { day: readableDayAt(createdAt, language) })}</span>
      </p>
      <details>
        <summary>${say("accounts.change")}<span class="hidden">: ${name}</span></summary>
        ${id === member.id ? html`<p class="notice">${say("accounts.self")}</p>` : nothing}
        ${provider === null ? this.#ownForms(account) : html`<p>${say("accounts.ofProvider")}</p>`}
        ${teams === null ? nothing : this.#teamsForm(account, teams)}
        <p>
          <button
            type="button"
            aria-disabled=${this.isBusy}
            @click=${() => void this.do(() => this.#change(account, { disabled: !disabled }))}
          >
            ${say(disabled ? "accounts.enable" : "accounts.disable")}
          </button>
        </p>
      </details>
    </li>`;
  }

  /** Role and password of an account that is kept here; a hidden name tells a keeper of passwords whose this one is. */
  #ownForms(account: Account): TemplateResult {
    const { say } = this.desk;
    const submitted =
      (changeOf: (given: FormData) => Change) =>
      (event: SubmitEvent): void => {
        event.preventDefault();
        const form = event.currentTarget as HTMLFormElement;
        const change = changeOf(new FormData(form));
        void this.do(async () => {
          await this.#change(account, change);
          if (change.password !== undefined) form.reset();
        });
      };
    const { id, name, role } = account;
    return html`<form
        @submit=${submitted((given) => ({
          role: ALL_ROLES.find((one) => one === given.get("role")) ?? role,
        }))}
      >
        ${this.#roles(`role-${id}`, role)}
        <p><button type="submit" aria-disabled=${this.isBusy}>${say("accounts.setRole")}</button></p>
      </form>
      <form
        @submit=${submitted((given) => {
          const password = given.get("password");
          return typeof password === "string" ? { password } : {};
        })}
      >
        <input autocomplete="username" readonly hidden .value=${name} />
        ${this.#password(`password-${id}`)}
        <p><button type="submit" aria-disabled=${this.isBusy}>${say("accounts.setPassword")}</button></p>
      </form>`;
  }

  #teamsForm(account: Account, isLinked: boolean): TemplateResult {
    const { say } = this.desk;
    if (isLinked) {
      return html`<p>
        <button
          type="button"
          aria-disabled=${this.isBusy}
          @click=${() => void this.do(() => this.#link(account, null))}
        >
          ${say("accounts.unlinkTeams")}
        </button>
      </p>`;
    }
    const id = `teams-${account.id}`;
    return html`<form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const objectId = new FormData(event.currentTarget as HTMLFormElement).get("objectId");
        if (typeof objectId === "string") void this.do(() => this.#link(account, objectId));
      }}
    >
      <p>
        <label for=${id}>${say("accounts.objectId")}</label>
        <input id=${id} name="objectId" autocomplete="off" required aria-describedby=${`${id}-what`} />
        <span id=${`${id}-what`} class="fine">${say("accounts.objectIdWhat")}</span>
      </p>
      <p><button type="submit" aria-disabled=${this.isBusy}>${say("accounts.linkTeams")}</button></p>
    </form>`;
  }

  #roles(id: string, chosen: Role): TemplateResult {
    const { say } = this.desk;
    return html`<p>
      <label for=${id}>${say("accounts.role")}</label>
      <select id=${id} name="role">
        ${ALL_ROLES.map((role) => html`<option value=${role} ?selected=${role === chosen}>${say(`role.${role}`)}</option>`)}
      </select>
    </p>`;
  }

  #password(id: string): TemplateResult {
    const { say } = this.desk;
    return html`<p>
      <label for=${id}>${say("accounts.newPassword")}</label>
      <input
        id=${id}
        name="password"
        type="password"
        autocomplete="new-password"
        required
        aria-describedby=${`${id}-rule`}
      />
      <span id=${`${id}-rule`} class="fine">${say("accounts.passwordRule")}</span>
    </p>`;
  }
}
