import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  call,
  codeOf,
  PASSWORD,
  signIn,
  type StaffService,
  startStaffService,
  tokenOf,
  trySignIn,
} from "./staff-service.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SESSION = "/api/staff/session";

let service: StaffService;

beforeEach(async () => {
  service = await startStaffService();
});
afterEach(async () => {
  await service.stop();
});

const memberOf = async (token: string | null): Promise<unknown> => {
  const response = await call(service, SESSION, { token });
  return ((await response.json()) as { member: unknown }).member;
};

describe("without any account", () => {
  test("the sign-in says how to add one", async () => {
    expect(await (await call(service, SESSION)).json()).toEqual({
      member: null,
      ways: [],
      signInAt: null,
      note: expect.stringContaining("npm run staff -- add NAME --role admin") as string,
    });
    expect(await codeOf(await trySignIn(service, "ann"))).toBe("sign_in_impossible");
    const page = await call(service, "/staff/sign-in");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("npm run staff -- add NAME --role admin");
  });
});

describe("signing in", () => {
  beforeEach(async () => {
    await service.add("Ann Lee", "editor");
  });

  test("gives a cookie for this service alone, and says who it is", async () => {
    const response = await trySignIn(service, " ａｎｎ  LEE ");
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^staff=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/) as string,
    ]);
    const { member } = (await response.json()) as { member: unknown };
    expect(member).toEqual({ id: expect.any(String) as string, name: "Ann Lee", role: "editor" });
    expect(await memberOf(tokenOf(response))).toEqual(member);
    expect(await (await call(service, "/staff", { token: tokenOf(response) })).text()).toContain("Ann Lee");
  });

  test.each([
    ["another password", "Ann Lee", "another password"],
    ["a name that nobody has", "Bo", PASSWORD],
    ["a password that is much too long", "Ann Lee", PASSWORD.padEnd(20_000)],
    ["its beginning", "Ann Lee", PASSWORD.slice(0, -1)],
    ["nothing", "", ""],
  ])("with %s is refused alike", async (_what, name, password) => {
    const response = await trySignIn(service, name, password);
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await codeOf(response)).toBe("sign_in_failed");
  });

  test("to a disabled account is refused as any other", async () => {
    const ann = await service.store.staff.accountNamed("ann lee");
    await service.store.staff.changeAccount(ann?.id ?? "", { disabled: true }, null);
    expect(await codeOf(await trySignIn(service, "Ann Lee"))).toBe("sign_in_failed");
  });

  test("again ends the session before and makes another token", async () => {
    const first = await signIn(service, "Ann Lee");
    const response = await call(service, SESSION, {
      method: "POST",
      body: { name: "Ann Lee", password: PASSWORD },
      token: first,
    });
    const second = tokenOf(response);
    expect(second).not.toBe(first);
    expect(await memberOf(first)).toBeNull();
    expect(await memberOf(second)).not.toBeNull();
  });

  test("does not take a token that a page put there before", async () => {
    const planted = "A".repeat(43);
    const response = await call(service, SESSION, {
      method: "POST",
      body: { name: "Ann Lee", password: PASSWORD },
      token: planted,
    });
    expect(tokenOf(response)).not.toBe(planted);
    expect(await memberOf(planted)).toBeNull();
  });

  test("stands in the audit log, and neither password nor token in it, in the log or in the database", async () => {
    const token = await signIn(service, "Ann Lee");
    await trySignIn(service, "Ann Lee", "wrong but secret");
    await trySignIn(service, "typed-password-as-name", PASSWORD);
    await call(service, SESSION, { method: "DELETE", token });
    const [month = ""] = await service.store.staff.auditMonths();
    const notes = await service.store.staff.audit({ month, after: 0, object: null, limit: 99 });
    expect(
      notes.map(({ action, byName, object }) => [action, byName, object.replace(/[0-9a-f]{24}/, "ID")]),
    ).toEqual([
      ["account.added", null, "account:ID"],
      ["session.signed_in", "Ann Lee", "account:ID"],
      ["session.refused", null, "account:ID"],
      ["session.refused", null, "account:unknown"],
      ["session.signed_out", "Ann Lee", "account:ID"],
    ]);
    const written = JSON.stringify(notes) + service.logText();
    for (const secret of [PASSWORD, token, "wrong but secret", "typed-password-as-name", "scrypt"]) {
      expect(written).not.toContain(secret);
    }
  });

  test("behind https makes a cookie that no neighbouring host can set", async () => {
    const secure = await startStaffService({ publicUrl: "https://ask.example.gov.tw" });
    try {
      await secure.add("Ann", "admin");
      const response = await trySignIn(secure, "Ann");
      expect(response.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^__Host-staff=\S{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/) as string,
      ]);
      const token = tokenOf(response) ?? "";
      const asked = async (cookie: string) =>
        (await call(secure, "/api/staff/accounts", { headers: { Cookie: cookie } })).status;
      expect(await asked(`other=1; __Host-staff=${token}`)).toBe(200);
      expect(await asked(`staff=${token}`)).toBe(401);
    } finally {
      await secure.stop();
    }
  });
});

describe("a session", () => {
  let token: string;

  beforeEach(async () => {
    await service.add("Ann", "admin");
    token = await signIn(service, "Ann");
  });

  test("ends when it is signed out, and only then", async () => {
    const other = await signIn(service, "Ann");
    const response = await call(service, SESSION, { method: "DELETE", token });
    expect(await response.json()).toEqual({ signOutAt: null });
    expect(response.headers.getSetCookie()[0]).toMatch(/^staff=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect(await memberOf(token)).toBeNull();
    expect(await memberOf(other)).not.toBeNull();
    expect((await call(service, SESSION, { method: "DELETE" })).status).toBe(200);
  });

  test("ends after half an hour without a request", async () => {
    service.pass(30 * MINUTE_MS - 1);
    expect(await memberOf(token)).not.toBeNull();
    service.pass(30 * MINUTE_MS - 1);
    expect(await memberOf(token)).not.toBeNull();
    service.pass(30 * MINUTE_MS);
    expect(await memberOf(token)).toBeNull();
    expect(await codeOf(await call(service, "/api/staff/accounts", { token }))).toBe("staff_signed_out");
  });

  test("ends after ten hours, however much it is used", async () => {
    const rounds = 10 * 3;
    for (let round = 1; round < rounds; round++) {
      service.pass(HOUR_MS / 3);
      expect(await memberOf(token)).not.toBeNull();
    }
    service.pass(HOUR_MS / 3 - 1);
    expect(await memberOf(token)).not.toBeNull();
    service.pass(1);
    expect(await memberOf(token)).toBeNull();
  });

  test("is nothing that the database tells", async () => {
    const ann = await service.store.staff.accountNamed("ann");
    for (const forged of ["", "=", ann?.id ?? "", "A".repeat(43), `${token}x`, token.toUpperCase()]) {
      expect(await memberOf(forged)).toBeNull();
    }
  });
});

describe("a write", () => {
  let token: string;

  beforeEach(async () => {
    await service.add("Ann", "admin");
    token = await signIn(service, "Ann");
  });

  const body = { name: "Ann", password: PASSWORD };
  const post = (headers: Record<string, string>): Promise<Response> =>
    call(service, SESSION, { method: "POST", body, headers });

  test.each([
    ["another origin", { Origin: "https://evil.example" }],
    ["an origin that says nothing of itself", { Origin: "null" }],
    ["a page of another site", { "Sec-Fetch-Site": "cross-site" }],
    ["a neighbouring host", { "Sec-Fetch-Site": "same-site" }],
  ])("from %s is refused", async (_what, headers) => {
    const response = await post(headers);
    expect(response.status).toBe(403);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
    expect(await codeOf(response)).toBe("origin_not_allowed");
    expect((await call(service, SESSION, { method: "DELETE", token, headers })).status).toBe(403);
    expect(await memberOf(token)).not.toBeNull();
  });

  test("from the service's own page is taken", async () => {
    const response = await post({ Origin: service.url, "Sec-Fetch-Site": "same-origin" });
    expect(response.status).toBe(200);
  });

  test("from a page that may embed the chat is refused all the same", async () => {
    const embedding = await startStaffService({ embedOrigins: ["https://www.example.gov.tw"] });
    try {
      const headers = { Origin: "https://www.example.gov.tw" };
      expect((await call(embedding, SESSION, { method: "POST", body, headers })).status).toBe(403);
      // And there is no preflight that lets it through.
      const preflight = { ...headers, "Access-Control-Request-Method": "POST" };
      const answer = await call(embedding, SESSION, { method: "OPTIONS", headers: preflight });
      expect(answer.headers.get("Access-Control-Allow-Origin")).toBeNull();
    } finally {
      await embedding.stop();
    }
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "as %s, which a form can send, is refused",
    async (type) => {
      expect((await post({ "Content-Type": type })).status).toBe(415);
    },
  );

  test("that is not what it should be is refused with its part", async () => {
    const response = await call(service, SESSION, { method: "POST", body: { name: "Ann" } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "request_invalid", field: "password" });
    expect(await codeOf(await call(service, SESSION, { method: "POST", body: "{" }))).toBe("body_not_json");
  });
});

test("too many requests of one address are put off", async () => {
  const limited = await startStaffService({ limits: { requestsPerMinute: 1, burst: 1, questionsInHand: 1 } });
  try {
    const statuses = [];
    for (let time = 0; time < 7; time++) statuses.push((await call(limited, SESSION)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect((await call(limited, "/staff")).status).toBe(429);
  } finally {
    await limited.stop();
  }
});
