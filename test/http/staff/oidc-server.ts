import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { Provider } from "oidc-provider";
import { vi } from "vitest";

export const CLIENT_ID = "staff-desk";
export const CLIENT_SECRET = "a secret that the provider issued";

/** Someone whom the provider knows, and what it says of them; null: it lets nobody in. */
export interface Person {
  readonly sub: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** A provider on loopback whose sign-in asks for nothing: who is signed in is what the test says. */
export interface OidcServer {
  readonly issuer: string;
  person: Person | null;
  stop(): Promise<void>;
}

/** Starts it for a service at an address; `host` is the name of this machine in its own, `path` where it stands there. */
export async function startOidcServer(
  publicUrl: string,
  host: "127.0.0.1" | "localhost",
  path = "",
): Promise<OidcServer> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}${path}`;
  const state: { person: Person | null } = { person: null };
  // It warns of what no provider in a test needs.
  vi.spyOn(console, "warn").mockReturnValue(undefined);
  vi.spyOn(console, "info").mockReturnValue(undefined);
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${publicUrl}/staff/callback`],
        post_logout_redirect_uris: [`${publicUrl}/staff`],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    claims: {
      openid: ["sub"],
      profile: ["name", "preferred_username", "roles", "realm_access", "oid", "tid"],
    },
    cookies: { keys: ["a key of the tests"] },
    // As most city-wide providers are set: what is asked for is granted.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? "",
        accountId: oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...state.person?.claims }),
    }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        // Signs out without asking.
        logoutSource: (context, form) => {
          context.body = `${form}<script>document.forms[0].submit()</script>`;
        },
      },
    },
  });
  // Where it stands below a path, that is taken off before it looks.
  const handle: (request: IncomingMessage, response: ServerResponse) => unknown =
    path === "" ? provider.callback() : express().use(path, provider.callback());
  const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { person } = state;
    const result = person === null ? { error: "access_denied" } : { login: { accountId: person.sub } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith("/interaction/") === true) void interact(request, response);
    else handle(request, response);
  });
  return {
    issuer,
    get person() {
      return state.person;
    },
    set person(person) {
      state.person = person;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
