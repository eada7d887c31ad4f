import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { StoreError } from "../../../src/store/store-error.ts";
import { Browser } from "./browser.ts";
import { type OidcService, signInAtProvider, startOidcService, toCallback } from "./oidc-service.ts";
import { call, codeOf, signIn } from "./staff-service.ts";

const MINUTE_MS = 60_000;

let running: OidcService;

beforeEach(async () => {
  running = await startOidcService();
  running.provider.person = { sub: "u-1", claims: { name: "Lin Mei", roles: ["Staff", "Editors", "Other"] } };
});
afterEach(async () => {
  await running.stop();
});

const memberOf = async (token: string | null): Promise<{ id: string; name: string; role: string } | null> => {
  const response = await call(running.service, "/api/staff/session", { token });
  return ((await response.json()) as { member: { id: string; name: string; role: string } | null }).member;
};
const refused = async (response: Response, status: number, words: string): Promise<void> => {
  expect(response.status).toBe(status);
  expect(response.headers.get("Content-Type")).toContain("text/html");
  expect(await response.text()).toContain(words);
  expect(response.headers.getSetCookie().filter((cookie) => cookie.startsWith("staff="))).toEqual([]);
};
const noteActions = async (): Promise<string[]> => {
  const { staff } = running.service.store;
  const [month = ""] = await staff.auditMonths();
  const notes = await staff.audit({ month, after: 0, object: null, limit: 99 });
  return notes.map(({ action }) => action);
};

/** What the log says of why sign-ins failed: codes alone. */
const loggedCauses = (): unknown[] =>
  running.service.log
    .filter(({ msg }) => msg === "a sign-in at the provider failed")
    .flatMap(({ causes }) => causes as unknown[]);

describe("signing in at the provider", () => {
  test("asks for a code with PKCE, state and nonce", async () => {
    const begin = await call(running.service, "/staff/sign-in");
    expect(begin.status).toBe(302);
    const asked = new URL(begin.headers.get("Location") ?? "").searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: "code",
      client_id: "staff-desk",
      redirect_uri: `${running.service.url}/staff/callback`,
      scope: "openid profile email",
      code_challenge_method: "S256",
    });
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(asked.get(name)).toMatch(/^[A-Za-z0-9_-]{43}$/);
    }
    expect(begin.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^staff-sign-in=\S{43}; Max-Age=600; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
      ) as string,
    ]);
  });

  test("makes an account with the highest role that the claim gives", async () => {
    const { token } = await signInAtProvider(running);
    expect(await memberOf(token)).toMatchObject({ name: "Lin Mei", role: "editor" });
    expect(await noteActions()).toEqual(["account.added", "session.signed_in"]);
    const written = running.service.logText();
    expect(written).not.toContain(token);
    expect(written).not.toContain("Lin Mei");
  });

  test("finds the same account again, by issuer and subject and not by its name", async () => {
    const first = await memberOf((await signInAtProvider(running)).token);
    running.provider.person = { sub: "u-1", claims: { name: "Lin Mei-hua", roles: "Editors" } };
    expect(await memberOf((await signInAtProvider(running)).token)).toEqual(first);
    running.provider.person = { sub: "u-2", claims: { name: "LIN MEI", roles: ["Staff"] } };
    const other = await memberOf((await signInAtProvider(running)).token);
    expect(other).toMatchObject({ name: "LIN MEI 2", role: "reader" });
    expect(other?.id).not.toBe(first?.id);
  });

  test("gives nobody the account that has a password and the same name", async () => {
    const ann = await running.service.add("Ann", "admin");
    running.provider.person = { sub: "u-9", claims: { name: "Ann", roles: ["Staff"] } };
    const member = await memberOf((await signInAtProvider(running)).token);
    expect(member).toMatchObject({ name: "Ann 2", role: "reader" });
    expect(member?.id).not.toBe(ann.id);
  });

  test("takes the role anew each time; another one ends the older sessions", async () => {
    const { token: first } = await signInAtProvider(running);
    const { token: second } = await signInAtProvider(running);
    expect(await memberOf(first)).toMatchObject({ role: "editor" });
    running.provider.person = { sub: "u-1", claims: { name: "Lin Mei", roles: ["City-Admins"] } };
    const { token: third } = await signInAtProvider(running);
    expect(await memberOf(first)).toBeNull();
    expect(await memberOf(second)).toBeNull();
    expect(await memberOf(third)).toMatchObject({ role: "admin" });
    expect(await noteActions()).toContain("account.role_changed");
  });

  test("without a role is refused, with a page that says so, and ends the older sessions", async () => {
    const { token } = await signInAtProvider(running);
    running.provider.person = { sub: "u-1", claims: { name: "Lin Mei", roles: ["Gardeners"] } };
    const browser = new Browser();
    await refused(await browser.get(await toCallback(running, browser)), 403, "gives you no role");
    expect(await memberOf(token)).toBeNull();
    for (const roles of [undefined, null, 7, { admin: true }, ["city-admins"]]) {
      running.provider.person = { sub: "u-3", claims: { name: "X", roles } };
      const other = new Browser();
      await refused(await other.get(await toCallback(running, other)), 403, "gives you no role");
    }
    expect(await running.service.store.staff.accounts()).toHaveLength(1);
  });

  test("to an account that was disabled here is refused", async () => {
    const { token } = await signInAtProvider(running);
    const member = await memberOf(token);
    await running.service.store.staff.changeAccount(member?.id ?? "", { disabled: true }, null);
    expect(await memberOf(token)).toBeNull();
    const browser = new Browser();
    await refused(await browser.get(await toCallback(running, browser)), 403, "is disabled");
  });

  test("is refused where the provider says no", async () => {
    running.provider.person = null;
    const browser = new Browser();
    await refused(await browser.get(await toCallback(running, browser)), 403, "did not let you through");
  });

  test("is offered beside passwords, which still work", async () => {
    await running.service.add("Ann", "admin");
    const ways = await (await call(running.service, "/api/staff/session")).json();
    expect(ways).toMatchObject({ ways: ["provider", "password"], signInAt: "/staff/sign-in", note: null });
    expect(await memberOf(await signIn(running.service, "Ann"))).toMatchObject({ role: "admin" });
  });
});

describe("what comes back from the provider", () => {
  test("serves once", async () => {
    const browser = new Browser();
    const callback = await toCallback(running, browser);
    const begun = browser.cookie(running.service.url, "staff-sign-in") ?? "";
    expect((await browser.get(callback)).status).toBe(200);
    const again = await call(running.service, callback.slice(running.service.url.length), {
      headers: { Cookie: `staff-sign-in=${begun}` },
    });
    await refused(again, 400, "Please begin again");
  });

  test("serves one of two who come with it at once", async () => {
    const browser = new Browser();
    const callback = await toCallback(running, browser);
    const headers = { Cookie: `staff-sign-in=${browser.cookie(running.service.url, "staff-sign-in") ?? ""}` };
    const path = callback.slice(running.service.url.length);
    const both = await Promise.all([1, 2].map(() => call(running.service, path, { headers })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  test("serves for ten minutes", async () => {
    const browser = new Browser();
    const callback = await toCallback(running, browser);
    running.service.pass(10 * MINUTE_MS);
    await refused(await browser.get(callback), 400, "ten minutes");
  });

  test("serves in the browser that began it alone", async () => {
    const attacker = new Browser();
    const callback = await toCallback(running, attacker);
    const victim = new Browser();
    await refused(await victim.get(callback), 400, "another browser");
    const begunElsewhere = new Browser();
    await begunElsewhere.get(`${running.service.url}/staff/sign-in`);
    await refused(await begunElsewhere.get(await toCallback(running, attacker)), 400, "another browser");
  });

  test("is nothing without a state, with another one, or with none of ours", async () => {
    const browser = new Browser();
    const callback = new URL(await toCallback(running, browser));
    for (const state of [null, "", "x".repeat(43)]) {
      const forged = new URL(callback);
      if (state === null) forged.searchParams.delete("state");
      else forged.searchParams.set("state", state);
      const path = forged.href.slice(running.service.url.length);
      const begun = browser.cookie(running.service.url, "staff-sign-in") ?? "";
      await refused(
        await call(running.service, path, { headers: { Cookie: `staff-sign-in=${begun}` } }),
        400,
        "begin again",
      );
    }
  });

  test("is refused with a code that was used before", async () => {
    const browser = new Browser();
    const first = new URL(await toCallback(running, browser));
    await browser.get(first.href);
    const second = new URL(await toCallback(running, browser));
    second.searchParams.set("code", first.searchParams.get("code") ?? "");
    await refused(await browser.get(second.href), 502, "Please begin again");
  });

  test("is refused with the code of another sign-in, which has another PKCE verifier", async () => {
    const browser = new Browser();
    const other = new URL(await toCallback(running, new Browser()));
    const own = new URL(await toCallback(running, browser));
    own.searchParams.set("code", other.searchParams.get("code") ?? "");
    await refused(await browser.get(own.href), 502, "Please begin again");
    expect(loggedCauses()).toContain("invalid_grant");
  });

  test("is refused with another nonce", async () => {
    const browser = new Browser();
    const begin = await browser.get(`${running.service.url}/staff/sign-in`);
    const asked = new URL(begin.headers.get("Location") ?? "");
    asked.searchParams.set("nonce", "another");
    const callback = await browser.follow(asked.href, `${running.service.url}/staff/callback`);
    await refused(await browser.get(callback), 502, "Please begin again");
    expect(loggedCauses()).toContain("OAUTH_JWT_CLAIM_COMPARISON_FAILED");
  });

  test("is refused from another issuer", async () => {
    const browser = new Browser();
    const callback = new URL(await toCallback(running, browser));
    expect(callback.searchParams.get("iss")).toBe(running.provider.issuer);
    callback.searchParams.set("iss", "https://evil.example");
    await refused(await browser.get(callback.href), 502, "Please begin again");
  });
});

describe("signing out", () => {
  test("leads to the provider, which then asks anew", async () => {
    const { token, browser } = await signInAtProvider(running);
    const response = await call(running.service, "/api/staff/session", { method: "DELETE", token });
    const { signOutAt } = (await response.json()) as { signOutAt: string };
    expect(await memberOf(token)).toBeNull();
    const page = await (await browser.get(signOutAt)).text();
    const [, action = ""] = /action="([^"]+)"/.exec(page) ?? [];
    const [, xsrf = ""] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
    const signedOut = await browser.post(action, { xsrf, logout: "yes" });
    expect(signedOut.headers.get("Location")).toBe(`${running.service.url}/staff`);
    running.provider.person = null;
    await refused(await browser.get(await toCallback(running, browser)), 403, "did not let you through");
  });

  test("stays here for who came with a password", async () => {
    await running.service.add("Ann", "admin");
    const token = await signIn(running.service, "Ann");
    const response = await call(running.service, "/api/staff/session", { method: "DELETE", token });
    expect(await response.json()).toEqual({ signOutAt: null });
  });
});

describe("an account of the provider", () => {
  test("has no password and keeps the provider's role, but can be disabled", async () => {
    await running.service.add("Ann", "admin");
    const admin = await signIn(running.service, "Ann");
    const { token } = await signInAtProvider(running);
    const path = `/api/staff/accounts/${(await memberOf(token))?.id ?? ""}`;
    const patch = (body: unknown): Promise<Response> =>
      call(running.service, path, { method: "PATCH", token: admin, body });
    expect(await codeOf(await patch({ role: "admin" }))).toBe("account_of_provider");
    expect(await codeOf(await patch({ password: "correct horse battery" }))).toBe("account_of_provider");
    const account = { provider: running.provider.issuer, role: "editor", disabled: true };
    expect(await (await patch({ disabled: true })).json()).toMatchObject({ account });
    expect(await memberOf(token)).toBeNull();
  });
});

test("a provider that cannot be reached is said to, and asked again the next time", async () => {
  const { issuer } = running.provider;
  await running.provider.stop();
  const response = await call(running.service, "/staff/sign-in");
  await refused(response, 502, "cannot be reached");
  const [, port] = /:(\d+)$/.exec(issuer) ?? [];
  const { createServer } = await import("node:http");
  const garbage = createServer((_request, answer) => void answer.end("not JSON")).listen(
    Number(port),
    "127.0.0.1",
  );
  try {
    await refused(await call(running.service, "/staff/sign-in"), 502, "cannot be right");
  } finally {
    garbage.closeAllConnections();
    garbage.close();
  }
  // For the end of the test, which stops it.
  running.provider.stop = () => Promise.resolve();
});

test.each(["sign-in", "callback"])(
  "a store that fails at /staff/%s is not told of as a failure of the provider",
  async (page) => {
    const { service } = running;
    const browser = new Browser();
    const address = page === "callback" ? await toCallback(running, browser) : `${service.url}/staff/sign-in`;
    const down = new StoreError("failed", "The database could not do what was asked");
    for (const method of ["putState", "takeState"] as const) {
      vi.spyOn(service.store.staff, method).mockRejectedValue(down);
    }
    try {
      await refused(await browser.get(address), 500, "The fault is on our side");
    } finally {
      vi.restoreAllMocks();
    }
    const told = service.log.map(({ msg }) => msg);
    expect(told).toContain("internal error");
    expect(told).not.toContain("a sign-in at the provider failed");
  },
);

test("roles below another claim count, and none where the claim is another", async () => {
  await running.stop();
  running = await startOidcService({ roleClaim: "realm_access.roles" });
  running.provider.person = { sub: "u-1", claims: { name: "X", realm_access: { roles: ["City-Admins"] } } };
  expect(await memberOf((await signInAtProvider(running)).token)).toMatchObject({ role: "admin" });
  running.provider.person = { sub: "u-1", claims: { name: "X", roles: ["City-Admins"] } };
  const browser = new Browser();
  await refused(await browser.get(await toCallback(running, browser)), 403, "gives you no role");
});
