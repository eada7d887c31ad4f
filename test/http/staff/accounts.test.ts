import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StaffAccount } from "../../../src/store/staff-store.ts";
import { staff as staffSettings } from "../service.ts";
import {
  call,
  codeOf,
  PASSWORD,
  signIn,
  type StaffService,
  startStaffService,
  trySignIn,
} from "./staff-service.ts";

const ACCOUNTS = "/api/staff/accounts";
const OTHER_PASSWORD = "staple battery horse";

let service: StaffService;
let admin: string;
let ann: StaffAccount;

beforeEach(async () => {
  service = await startStaffService();
  ann = await service.add("Ann", "admin");
  admin = await signIn(service, "Ann");
});
afterEach(async () => {
  await service.stop();
});

const add = (body: unknown): Promise<Response> =>
  call(service, ACCOUNTS, { method: "POST", token: admin, body });
const patch = (id: string, body: unknown): Promise<Response> =>
  call(service, `${ACCOUNTS}/${id}`, { method: "PATCH", token: admin, body });
const isSignedIn = async (token: string): Promise<boolean> => {
  const response = await call(service, "/api/staff/session", { token });
  return ((await response.json()) as { member: unknown }).member !== null;
};

describe("an admin", () => {
  test("sees the accounts, and no hash of a password", async () => {
    const response = await call(service, ACCOUNTS, { token: admin });
    const account = {
      ...{ id: ann.id, name: "Ann", role: "admin", disabled: false, provider: null, teams: null },
      createdAt: ann.createdAt,
    };
    expect(await response.json()).toEqual({ accounts: [account] });
    expect(await (await call(service, `${ACCOUNTS}/${ann.id}`, { token: admin })).json()).toEqual({
      account,
    });
    expect(await codeOf(await call(service, `${ACCOUNTS}/nobody`, { token: admin }))).toBe("account_unknown");
  });

  test("adds one, who can then sign in", async () => {
    const response = await add({ name: "Ｂｏ  Ｃｈｅｎ", role: "reader", password: PASSWORD });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ account: { name: "Bo Chen", role: "reader" } });
    await signIn(service, "BO CHEN");
  });

  test.each([
    ["a name that is taken, however written", { name: "ＡＮＮ" }, 409, "account_name_taken"],
    ["no name", { name: " \t" }, 400, "account_name_invalid"],
    ["a name that turns text around", { name: "Ann\u202e" }, 400, "account_name_invalid"],
    ["a name that is too long", { name: "x".repeat(61) }, 400, "account_name_invalid"],
    ["a short password", { password: "elevenchars" }, 400, "password_too_short"],
    ["a long password", { password: "x".repeat(257) }, 400, "password_too_long"],
    [
      "the name as password",
      { name: "Maximiliana Chen", password: "maximiliana  chen" },
      400,
      "password_is_name",
    ],
    ["a role that is none", { role: "chief" }, 400, "request_invalid"],
  ])("adds none with %s", async (_what, body, status, code) => {
    const response = await add({ name: "Bo", role: "reader", password: PASSWORD, ...body });
    expect(response.status).toBe(status);
    expect(await codeOf(response)).toBe(code);
    expect(await service.store.staff.accounts()).toHaveLength(1);
  });

  test("adds one of two of the same name that are asked for at once", async () => {
    const both = await Promise.all([1, 2].map(() => add({ name: "Bo", role: "reader", password: PASSWORD })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test("changes a role, which ends the sessions", async () => {
    const bo = await service.add("Bo", "reader");
    const token = await signIn(service, "Bo");
    expect(await (await patch(bo.id, { role: "editor" })).json()).toMatchObject({
      account: { role: "editor" },
    });
    expect(await isSignedIn(token)).toBe(false);
    expect(await isSignedIn(await signIn(service, "Bo"))).toBe(true);
  });

  test("changes nothing with the role that it is", async () => {
    const bo = await service.add("Bo", "reader");
    const token = await signIn(service, "Bo");
    expect((await patch(bo.id, { role: "reader", disabled: false })).status).toBe(200);
    expect(await isSignedIn(token)).toBe(true);
  });

  test("disables, which ends the sessions, and enables again", async () => {
    const bo = await service.add("Bo", "reader");
    const token = await signIn(service, "Bo");
    await patch(bo.id, { disabled: true });
    expect(await isSignedIn(token)).toBe(false);
    expect((await trySignIn(service, "Bo")).status).toBe(401);
    await patch(bo.id, { disabled: false });
    expect(await isSignedIn(token)).toBe(false);
    expect((await trySignIn(service, "Bo")).status).toBe(200);
  });

  test("enables, which lets in at once whoever tried meanwhile", async () => {
    const bo = await service.add("Bo", "reader");
    await patch(bo.id, { disabled: true });
    for (let time = 0; time < 5; time++) await trySignIn(service, "Bo");
    service.pass(1000);
    // What has failed from the address is forgotten, so that the name alone waits.
    await signIn(service, "Ann");
    expect((await trySignIn(service, "Bo")).status).toBe(401);
    expect((await trySignIn(service, "Bo")).status).toBe(429);
    await patch(bo.id, { disabled: false });
    expect((await trySignIn(service, "Bo")).status).toBe(200);
  });

  test("gives another password, which ends the sessions and what failed before", async () => {
    const bo = await service.add("Bo", "reader");
    const token = await signIn(service, "Bo");
    for (let time = 0; time < 5; time++) await trySignIn(service, "Bo", "a wrong password");
    expect(await codeOf(await patch(bo.id, { password: "Bo" }))).toBe("password_too_short");
    expect((await patch(bo.id, { password: OTHER_PASSWORD })).status).toBe(200);
    expect(await isSignedIn(token)).toBe(false);
    // The address failed as often as the name, and waits on.
    service.pass(1000);
    expect((await trySignIn(service, "Bo")).status).toBe(401);
    service.pass(2000);
    expect((await trySignIn(service, "Bo", OTHER_PASSWORD)).status).toBe(200);
  });

  test.each([{ role: "editor" }, { role: "reader" }, { disabled: true }])(
    "who is the last cannot be taken away with %j",
    async (change) => {
      await service.add("Bo", "editor");
      const response = await patch(ann.id, change);
      expect(response.status).toBe(409);
      expect(await codeOf(response)).toBe("account_last_admin");
      expect(await isSignedIn(admin)).toBe(true);
    },
  );

  test("does not count as another one when disabled", async () => {
    const bo = await service.add("Bo", "admin");
    expect((await patch(bo.id, { disabled: true })).status).toBe(200);
    expect(await codeOf(await patch(ann.id, { role: "reader" }))).toBe("account_last_admin");
    expect((await patch(bo.id, { disabled: false })).status).toBe(200);
    expect((await patch(ann.id, { role: "reader" })).status).toBe(200);
  });
});

test("each change stands in the audit log with who made it, before and after, and no password", async () => {
  const bo = await service.add("Bo", "reader");
  await patch(bo.id, { role: "editor", password: OTHER_PASSWORD });
  await patch(bo.id, { disabled: true });
  const response = await call(service, `/api/staff/audit?object=account:${bo.id}`, { token: admin });
  const text = await response.text();
  const { notes } = JSON.parse(text) as { notes: Record<string, unknown>[] };
  const reader = { name: "Bo", role: "reader", disabled: false };
  const editor = { ...reader, role: "editor" };
  expect(notes.map(({ action, byName, before, after }) => [action, byName, before, after])).toEqual([
    ["account.added", null, null, reader],
    ["account.role_changed", "Ann", reader, editor],
    ["account.password_set", "Ann", reader, editor],
    ["account.disabled", "Ann", editor, { ...editor, disabled: true }],
  ]);
  for (const secret of [PASSWORD, OTHER_PASSWORD, "scrypt"]) expect(text).not.toContain(secret);
  expect(await service.store.staff.checkAudit()).toMatchObject({ broken: null });
});

test("the audit log is read a page at a time", async () => {
  for (let time = 0; time < 120; time++) {
    await service.store.staff.note({
      by: ann.id,
      action: "faq.published",
      object: "faq:1",
      before: null,
      after: time,
    });
  }
  const page = async (query: string) =>
    (await (await call(service, `/api/staff/audit?${query}`, { token: admin })).json()) as {
      month: string;
      months: string[];
      notes: { sequence: number }[];
      next: number | null;
    };
  const first = await page("");
  expect(first.notes).toHaveLength(100);
  expect(first.next).toBe(100);
  expect(first.months).toEqual([first.month]);
  const second = await page(`month=${first.month}&after=100`);
  expect(second.notes[0]?.sequence).toBe(101);
  expect(second.next).toBeNull();
  expect((await page("month=1999-01")).notes).toEqual([]);
  for (const query of ["month=may", "after=-1", "after=x", "object="]) {
    expect(await codeOf(await call(service, `/api/staff/audit?${query}`, { token: admin }))).toBe(
      "request_invalid",
    );
  }
});

describe("who an account is in Teams", () => {
  const TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
  const OBJECT_ID = "99999999-8888-7777-6666-555555555555";
  const teams = (id: string, method: string, body?: unknown): Promise<Response> =>
    call(service, `${ACCOUNTS}/${id}/teams`, { method, token: admin, body });

  test("is said by an admin, once, shown to nobody, and taken back", async () => {
    await service.stop();
    service = await startStaffService({ staff: { ...staffSettings, teamsTenant: TENANT } });
    ann = await service.add("Ann", "admin");
    admin = await signIn(service, "Ann");
    const bo = await service.add("Bo", "reader");
    const linked = await teams(bo.id, "POST", { objectId: ` ${OBJECT_ID.toUpperCase()} ` });
    expect([linked.status, await linked.json()]).toMatchObject([
      200,
      { account: { name: "Bo", teams: true } },
    ]);
    expect(await codeOf(await teams(ann.id, "POST", { objectId: OBJECT_ID }))).toBe("teams_id_taken");
    expect(await codeOf(await teams(ann.id, "POST", { objectId: "Ann" }))).toBe("teams_id_invalid");
    expect(await codeOf(await teams(ann.id, "POST", {}))).toBe("request_invalid");
    expect(await codeOf(await teams("nobody", "POST", { objectId: OBJECT_ID }))).toBe("account_unknown");
    const ended = await teams(bo.id, "DELETE");
    expect([ended.status, await ended.json()]).toMatchObject([200, { account: { teams: false } }]);
    const { account } = (await (await call(service, `${ACCOUNTS}/${bo.id}`, { token: admin })).json()) as {
      account: unknown;
    };
    expect(account).toMatchObject({ teams: false });
    expect((await teams(ann.id, "POST", { objectId: OBJECT_ID })).status).toBe(200);
    expect(service.logText()).not.toContain(OBJECT_ID);
  });

  test("is nobody where no tenant is set", async () => {
    expect(await codeOf(await teams(ann.id, "POST", { objectId: OBJECT_ID }))).toBe("teams_not_set");
  });
});
