import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type GenerateKeyPairResult, SignJWT } from "jose";

/** An activity that the connector was sent. */
export interface Sent {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

/** How the connector answers: it accepts, says something else, or says nothing at all. */
export type Behaviour =
  | "accept"
  | "hang"
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

/** A pair of keys with its id and the channels that it may speak for. */
export interface IssuerKey extends GenerateKeyPairResult {
  readonly id: string;
  readonly endorsements: readonly string[];
}

export const APP_ID = "00000000-1111-2222-3333-444444444444";
export const APP_SECRET = "the-secret-that-entra-showed-once-only";
export const ISSUER = "https://api.botframework.example";

export async function issuerKey(
  id: string,
  endorsements: readonly string[] = ["msteams"],
): Promise<IssuerKey> {
  return { id, endorsements, ...(await generateKeyPair("RS256", { extractable: true })) };
}

/** Microsoft's servers on loopback: OpenID metadata and keys, tokens for replies, and the connector. */
export class Microsoft {
  readonly sent: Sent[] = [];
  /** Forms that were posted for a token. */
  readonly tokenForms: URLSearchParams[] = [];
  /** Look-ups of the metadata. */
  lookUps = 0;
  keys: readonly IssuerKey[];
  /** What the connector says to the next messages, typing aside; it accepts when there is nothing left. */
  behaviours: Behaviour[] = [];
  tokenBehaviour: Behaviour = "accept";
  isIssuerDown = false;
  tokenSeconds = 3_600;
  readonly #server = createServer((request, response) => {
    void this.#answer(request, response);
  });
  readonly #waiting: (() => void)[] = [];

  constructor(keys: readonly IssuerKey[]) {
    this.keys = keys;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  get serviceUrl(): string {
    return `${this.url}/teams/`;
  }
  get host(): string {
    return new URL(this.url).host;
  }
  /** Messages that the connector was sent, without those that only show that somebody types. */
  get messages(): readonly Sent[] {
    return this.sent.filter(({ body }) => body["type"] === "message");
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    for (const end of this.#waiting) end();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The header of a call for an activity, as Azure Bot Service makes it; parts of it changed for those who cheat. */
  async header(
    key: IssuerKey,
    claims: Record<string, unknown> = {},
    header: { readonly kid?: string | undefined; readonly now?: number } = {},
  ): Promise<string> {
    const seconds = Math.floor((header.now ?? Date.now()) / 1000);
    const token = await new SignJWT({
      iss: ISSUER,
      aud: APP_ID,
      nbf: seconds,
      exp: seconds + 3_600,
      serviceurl: this.serviceUrl,
      ...claims,
    })
      .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: header.kid ?? key.id })
      .sign(key.privateKey);
    return `Bearer ${token}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "", this.url);
    const body = await textOf(request);
    const json = (value: unknown): void => {
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(value));
    };
    if (this.isIssuerDown && pathname.startsWith("/openid")) {
      response.statusCode = 500;
      response.end();
    } else if (pathname === "/openid/metadata") {
      this.lookUps += 1;
      json({ issuer: ISSUER, jwks_uri: `${this.url}/openid/keys` });
    } else if (pathname === "/openid/keys") {
      const keys = this.keys.map(async ({ id, endorsements, publicKey }) => {
        return { ...(await exportJWK(publicKey)), kid: id, use: "sig", x5t: id, endorsements };
      });
      // Of another kind, as such lists may hold: it is passed over.
      json({ keys: [...(await Promise.all(keys)), { kty: "EC", kid: "other", crv: "P-256" }] });
    } else if (pathname === "/token") {
      this.tokenForms.push(new URLSearchParams(body));
      this.#behave(this.tokenBehaviour, response, () => {
        json({
          token_type: "Bearer",
          expires_in: this.tokenSeconds,
          access_token: `token-${this.tokenForms.length}`,
        });
      });
    } else {
      const activity = JSON.parse(body) as Record<string, unknown>;
      this.sent.push({
        path: request.url ?? "",
        authorization: request.headers.authorization,
        body: activity,
      });
      const behaviour = activity["type"] === "message" ? (this.behaviours.shift() ?? "accept") : "accept";
      this.#behave(behaviour, response, () => {
        response.statusCode = 201;
        json({ id: `sent-${this.sent.length}` });
      });
    }
  }

  #behave(behaviour: Behaviour, response: ServerResponse, accept: () => void): void {
    if (behaviour === "accept") accept();
    else if (behaviour === "hang") this.#waiting.push(() => response.end());
    else {
      response.writeHead(behaviour.status, behaviour.headers);
      response.end(behaviour.body ?? "");
    }
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
