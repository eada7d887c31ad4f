import * as client from "openid-client";
import { OidcError } from "./oidc-error.ts";
import type { OidcSettings } from "./oidc-settings.ts";
import { hasClaim } from "./role-of-claims.ts";

/** What binds an answer of the provider to the question. */
export interface SignInSecrets {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly verifier: string;
}

/** Someone whom the provider vouches for. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** A call to the provider may take so long, in seconds. */
const TIMEOUT_S = 10;
/** What the provider says of itself is asked for anew after an hour: addresses and keys change. */
const METADATA_MS = 3_600_000;

/** Speaks with the provider; only this file loads `openid-client`. */
export class OidcProvider {
  readonly #settings: OidcSettings;
  readonly #redirectUri: string;
  readonly #now: () => number;
  #known: { readonly configuration: client.Configuration; readonly at: number } | null = null;

  /** @param redirectUri Where the provider sends staff back to. */
  constructor(settings: OidcSettings, redirectUri: string, now: () => number) {
    this.#settings = settings;
    this.#redirectUri = redirectUri;
    this.#now = now;
  }

  /** Makes what a sign-in is bound by. */
  newSecrets(): SignInSecrets {
    return {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
  }

  /** Where to send someone who signs in. @throws OidcError `sign_in_provider_failed` */
  async signInUrl({ state, nonce, verifier }: SignInSecrets): Promise<string> {
    const configuration = await this.#configuration();
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: "openid profile email",
      ...{ state, nonce },
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    }).href;
  }

  /**
   * Exchanges what came back for who it is. `query` is that of the address that the provider sent the browser to.
   * @throws OidcError `sign_in_refused` where the provider says no, else `sign_in_provider_failed`
   */
  async vouched(query: string, { state, nonce, verifier }: SignInSecrets): Promise<Vouched> {
    const configuration = await this.#configuration();
    try {
      const tokens = await client.authorizationCodeGrant(
        configuration,
        new URL(`${this.#redirectUri}?${query}`),
        { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      );
      const claims = tokens.claims();
      if (claims === undefined) throw new OidcError("sign_in_provider_failed");
      const { iss: issuer, sub: subject } = claims;
      // Some providers tell roles there alone.
      const isTold = hasClaim(claims, this.#settings.roleClaim);
      const hasMore = configuration.serverMetadata().userinfo_endpoint !== undefined;
      const more =
        isTold || !hasMore ? {} : await client.fetchUserInfo(configuration, tokens.access_token, subject);
      return { issuer, subject, claims: { ...more, ...claims } };
    } catch (error) {
      if (error instanceof OidcError) throw error;
      const isRefusal = error instanceof client.AuthorizationResponseError;
      throw new OidcError(isRefusal ? "sign_in_refused" : "sign_in_provider_failed", { cause: error });
    }
  }

  /** Where to sign out at the provider as well; null where it offers that nowhere, or cannot be reached. */
  async signOutUrl(backTo: string): Promise<string | null> {
    const configuration = await this.#configuration().catch(() => null);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo }).href;
  }

  async #configuration(): Promise<client.Configuration> {
    const at = this.#now();
    if (this.#known !== null && at - this.#known.at < METADATA_MS) return this.#known.configuration;
    const { issuer, clientId, clientSecret } = this.#settings;
    const server = new URL(issuer);
    // The settings let http through for this machine alone.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to be noticed, not to go
    const execute = server.protocol === "http:" ? [client.allowInsecureRequests] : [];
    try {
      const configuration = await client.discovery(server, clientId, clientSecret, undefined, {
        execute,
        timeout: TIMEOUT_S,
      });
      this.#known = { configuration, at };
      return configuration;
    } catch (cause) {
      throw new OidcError("sign_in_provider_failed", { cause });
    }
  }
}
