import type { StaffStore } from "../../../store/staff-store.ts";
import { newAccountId } from "../account-book.ts";
import { namesFor } from "../account-name.ts";
import { isToken, mark, newToken } from "../mark.ts";
import type { OpenedSession, Sessions } from "../sessions.ts";
import type { TeamsLinks } from "../teams-links.ts";
import { OidcError } from "./oidc-error.ts";
import type { OidcProvider } from "./oidc-provider.ts";
import type { OidcSettings } from "./oidc-settings.ts";
import { roleOfClaims } from "./role-of-claims.ts";

/** Time to type a password and a second factor at the provider. */
const STATE_MS = 10 * 60_000;

/** What signing in at a provider takes. */
export interface OidcSignInParts {
  readonly store: StaffStore;
  readonly sessions: Sessions;
  readonly teams: TeamsLinks;
  readonly provider: OidcProvider;
  readonly settings: Pick<OidcSettings, "roleClaim" | "roles">;
  /** 32 bytes, from which marks of states and browsers are made. */
  readonly key: Uint8Array;
  readonly now: () => number;
}

/** A sign-in that begins: the browser goes to `url` and holds `browser`, without which it cannot come back. */
export interface BegunSignIn {
  readonly url: string;
  readonly browser: string;
}

/** Signs in those for whom a provider vouches. */
export class OidcSignIn {
  readonly #parts: OidcSignInParts;

  constructor(parts: OidcSignInParts) {
    this.#parts = parts;
  }

  /** @throws OidcError `sign_in_provider_failed` */
  async begin(): Promise<BegunSignIn> {
    const { store, provider, key, now } = this.#parts;
    const secrets = provider.newSecrets();
    const url = await provider.signInUrl(secrets);
    const browser = newToken();
    await store.putState({
      key: mark(key, "state", secrets.state),
      browser: mark(key, "browser", browser),
      nonce: secrets.nonce,
      verifier: secrets.verifier,
      endsAt: now() + STATE_MS,
    });
    return { url, browser };
  }

  /**
   * Finishes a sign-in with what the provider sent the browser back with, once. The role is the one that the provider gives
   * now; another than before ends older sessions.
   * @throws OidcError
   * @throws AccountError `sign_in_failed`: the account was changed in the same moment
   */
  async finish(query: URLSearchParams, browser: string | null): Promise<OpenedSession> {
    const { store, sessions, provider, settings, teams, key, now } = this.#parts;
    const state = query.get("state") ?? "";
    const begun = state === "" ? null : await store.takeState(mark(key, "state", state));
    const isHere = browser !== null && isToken(browser) && begun?.browser === mark(key, "browser", browser);
    if (begun === null || !isHere || now() >= begun.endsAt) throw new OidcError("sign_in_stale");
    const { nonce, verifier } = begun;
    const { issuer, subject, claims } = await provider.vouched(query.toString(), { state, nonce, verifier });
    const role = roleOfClaims(claims, settings);
    if (role === null) {
      await store.endSessionsOf({ issuer, subject });
      throw new OidcError("sign_in_without_role");
    }
    const account = await store.accountOfProvider({ issuer, subject }, role, {
      id: newAccountId(),
      names: namesFor(nameClaims(claims, subject)),
    });
    if (account.disabled) throw new OidcError("sign_in_refused");
    await teams.linkVouched(account, issuer, claims);
    return sessions.open(account, "provider");
  }
}

function nameClaims(claims: Readonly<Record<string, unknown>>, subject: string): string[] {
  const names = [claims["name"], claims["preferred_username"], claims["email"], subject];
  return names.filter((name) => typeof name === "string");
}
