import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { AccessTokens } from "../../../src/channels/teams/access-token.ts";
import { APP_ID } from "./microsoft.ts";

/** Azure's server for managed identities, on loopback. */
async function identityServer(grant: (asked: number) => object) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(grant(asked.length)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { asked, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token` };
}

const START_MS = Date.parse("2026-11-30T00:00:00Z");

function tokensOf(endpoint: string, header: string | null, now: () => number): AccessTokens {
  return new AccessTokens(
    {
      appId: APP_ID,
      credential: { kind: "managed-identity", endpoint, header },
      tokenEndpoint: "https://login.example/token",
      openIdMetadata: "https://login.example/metadata",
      staffTenant: null,
    },
    now,
  );
}

describe("a managed identity", () => {
  it("of a virtual machine gives tokens whose life is written as text", async () => {
    let now = START_MS;
    const { asked, endpoint } = await identityServer((n) => ({ access_token: `t${n}`, expires_in: "3599" }));
    const tokens = tokensOf(endpoint, null, () => now);
    expect([await tokens.token(), await tokens.token()]).toEqual(["t1", "t1"]);
    expect(asked[0]?.url).toBe(
      `/token?api-version=2018-02-01&resource=https%3A%2F%2Fapi.botframework.com&client_id=${APP_ID}`,
    );
    expect(asked[0]?.headers["metadata"]).toBe("true");
    now += 3_599_000 - 5 * 60_000;
    expect(await tokens.token()).toBe("t2");
  });

  it("of App Service says when they end", async () => {
    let now = START_MS;
    const end = START_MS / 1000 + 3_600;
    const { asked, endpoint } = await identityServer((n) => ({
      access_token: `t${n}`,
      expires_on: String(end),
    }));
    const tokens = tokensOf(endpoint, "header-of-the-day", () => now);
    expect(await tokens.token()).toBe("t1");
    expect(asked[0]?.url).toContain("api-version=2019-08-01");
    expect(asked[0]?.headers["x-identity-header"]).toBe("header-of-the-day");
    now += 55 * 60_000 - 1;
    expect(await tokens.token()).toBe("t1");
    now += 1;
    expect(await tokens.token()).toBe("t2");
  });

  it("that says nothing of their end is asked each time", async () => {
    const { endpoint } = await identityServer((n) => ({ access_token: `t${n}` }));
    const tokens = tokensOf(endpoint, null, () => START_MS);
    expect([await tokens.token(), await tokens.token()]).toEqual(["t1", "t2"]);
  });
});
