import { z } from "zod";
import { type BotApp, CONNECTOR_RESOURCE } from "./settings.ts";
import { retryAfterMs } from "./retry-after.ts";

/** A token is renewed so long before its end: no call with it lasts longer. In ms. */
const RENEW_BEFORE_MS = 5 * 60_000;
/** In ms; Entra answers within one second. */
const ANSWER_WITHIN_MS = 10_000;
/** Versions of Azure's two ways to a managed identity's token: App Service and Container Apps, and virtual machines. */
const APP_SERVICE_VERSION = "2019-08-01";
const MACHINE_VERSION = "2018-02-01";

/** RFC 6749, 5.1. Managed identities write numbers as text, and that of App Service only when the token ends. */
const grant = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().optional(),
  /** Seconds since 1970. */
  expires_on: z.coerce.number().optional(),
});

/** No token for replies; the message names what to look at. Worth another try. */
export class AccessTokenError extends Error {
  override readonly name = "AccessTokenError";
  readonly retryAfterMs: number | null;

  constructor(message: string, retryAfterMs: number | null, options?: ErrorOptions) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/** Tokens that replies go out with: OAuth 2.0 client credentials, or a managed identity. One is kept until it ends. */
export class AccessTokens {
  readonly #app: BotApp;
  readonly #now: () => number;
  #kept: { readonly token: string; readonly renewAt: number } | null = null;
  #asking: Promise<string> | null = null;

  /** `now` is a clock in ms. */
  constructor(app: BotApp, now: () => number) {
    this.#app = app;
    this.#now = now;
  }

  /** A token that serves. Rejects with `AccessTokenError`. */
  async token(): Promise<string> {
    if (this.#kept !== null && this.#now() < this.#kept.renewAt) return this.#kept.token;
    // Whoever comes meanwhile waits for the same one.
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** Forgets a token that was not accepted. */
  drop(token: string): void {
    if (this.#kept?.token === token) this.#kept = null;
  }

  async #ask(): Promise<string> {
    const response = await this.#request();
    if (!response.ok) {
      const { kind } = this.#app.credential;
      const what = kind === "secret" ? "BOT_APP_SECRET, BOT_TENANT_ID" : "the managed identity";
      throw new AccessTokenError(
        `${new URL(response.url).host} gives no token for replies (${response.status}); look at BOT_APP_ID and ${what}`,
        retryAfterMs(response.headers.get("retry-after"), this.#now()),
      );
    }
    const { access_token: token, expires_in: seconds, expires_on: end } = await granted(response);
    const now = this.#now();
    const lifeMs = seconds !== undefined ? seconds * 1_000 : end !== undefined ? end * 1_000 - now : 0;
    // A token of a few minutes is used for half of them.
    this.#kept = { token, renewAt: now + Math.max(lifeMs - RENEW_BEFORE_MS, lifeMs / 2) };
    return token;
  }

  async #request(): Promise<Response> {
    const { url, ...request } = tokenRequest(this.#app);
    try {
      return await fetch(url, {
        ...request,
        // The secret goes to the address in the settings alone.
        redirect: "error",
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
    } catch (cause) {
      throw new AccessTokenError(`${new URL(url).host} cannot be reached for a token for replies`, null, {
        cause,
      });
    }
  }
}

async function granted(response: Response): Promise<z.infer<typeof grant>> {
  try {
    return grant.parse(await response.json());
  } catch {
    // Without the cause: its message may quote the token.
    throw new AccessTokenError(
      `${new URL(response.url).host} answered with something that is no token`,
      null,
    );
  }
}

function tokenRequest({ appId, credential, tokenEndpoint }: BotApp): RequestInit & { readonly url: string } {
  if (credential.kind === "secret") {
    return {
      url: tokenEndpoint,
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: appId,
        client_secret: credential.secret,
        scope: `${CONNECTOR_RESOURCE}/.default`,
      }),
    };
  }
  const { endpoint, header } = credential;
  const url = new URL(endpoint);
  url.searchParams.set("api-version", header === null ? MACHINE_VERSION : APP_SERVICE_VERSION);
  url.searchParams.set("resource", CONNECTOR_RESOURCE);
  url.searchParams.set("client_id", appId);
  return { url: url.href, headers: header === null ? { Metadata: "true" } : { "X-IDENTITY-HEADER": header } };
}
