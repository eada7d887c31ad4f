import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AccountBook } from "../../../src/staff/accounts/account-book.ts";
import { PasswordSignIn } from "../../../src/staff/accounts/password-sign-in.ts";
import { Sessions } from "../../../src/staff/accounts/sessions.ts";
import { openStore, type Store } from "../../../src/store/conversation-store.ts";

const PASSWORD = "correct horse battery";
const cost = { ln: 4, r: 8, p: 1 };
const key = new Uint8Array(32);
const now = Date.now;

let dataDir: string;
let store: Store;
let hashed: number;
let book: AccountBook;
let passwordSignIn: PasswordSignIn;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sign-in-"));
  store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  hashed = 0;
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    hashed++;
    return work();
  };
  const limits = { idleMs: 60_000, absoluteMs: 60_000 };
  const sessions = new Sessions({ store: store.staff, key, limits, now });
  book = new AccountBook({ store: store.staff, inTurn, cost });
  passwordSignIn = new PasswordSignIn({ store: store.staff, sessions, key, now, inTurn, cost });
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

/** Which steps a failed sign-in took: passwords hashed and notes made. */
async function stepsOf(name: string, password: string): Promise<{ hashed: number; notes: number }> {
  const before = { hashed, notes: (await store.staff.checkAudit()).rows };
  await expect(passwordSignIn.signIn({ name, password, address: name })).rejects.toThrow("sign_in_failed");
  return { hashed: hashed - before.hashed, notes: (await store.staff.checkAudit()).rows - before.notes };
}

test("whoever fails, the same work is done, so that its time tells nothing", async () => {
  await book.add({ name: "Ann", role: "admin", password: PASSWORD }, null);
  const bo = await book.add({ name: "Bo", role: "reader", password: PASSWORD }, null);
  await book.change(bo.id, { disabled: true }, null);
  const identity = { issuer: "https://login.example.gov.tw", subject: "u-1" };
  const fresh = { id: "p1", names: [{ name: "Cy", key: "cy" }] };
  await store.staff.accountOfProvider(identity, "admin", fresh);
  const once = { hashed: 1, notes: 1 };
  expect(await stepsOf("Ann", "a wrong password")).toEqual(once);
  expect(await stepsOf("Nobody", PASSWORD)).toEqual(once);
  expect(await stepsOf("Bo", PASSWORD)).toEqual(once);
  expect(await stepsOf("Cy", "")).toEqual(once);
  expect(await stepsOf("Ann", PASSWORD.repeat(1_000))).toEqual(once);
});

test("a password that was changed while another try was under way opens no session", async () => {
  const ann = await book.add({ name: "Ann", role: "admin", password: PASSWORD }, null);
  const limits = { idleMs: 60_000, absoluteMs: 60_000 };
  const sessions = new Sessions({ store: store.staff, key, limits, now });
  // The account is read, then the change is made, then the password fits the hash that was read.
  const slow = new PasswordSignIn({
    ...{ store: store.staff, sessions, key, now, cost },
    inTurn: async (work) => {
      await book.change(ann.id, { password: "another password" }, null);
      return work();
    },
  });
  const signIn = slow.signIn({ name: "Ann", password: PASSWORD, address: "1" });
  await expect(signIn).rejects.toThrow("sign_in_failed");
});
