import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { appendAudit } from "../../src/store/audit-log.ts";
import type { Store } from "../../src/store/conversation-store.ts";
import type { NewSession, StaffAccount } from "../../src/store/staff-store.ts";
import { type Kind, kinds, open, type Place } from "./databases.ts";

const AT = Date.parse("2026-05-01T08:00:00Z");
const HOUR_MS = 3_600_000;

const ann: StaffAccount = {
  id: "a1",
  name: "Ann",
  role: "admin",
  password: "$scrypt$1",
  identity: null,
  disabled: false,
  createdAt: "2026-05-01T00:00:00.000Z",
};
const bo: StaffAccount = { ...ann, id: "b1", name: "Bo" };
const identity = { issuer: "https://login.example.gov.tw", subject: "u-1" };
const names = (...list: string[]) => list.map((name) => ({ name, key: name.toLowerCase() }));
const sessionOf = (account: StaffAccount, key = "k1"): NewSession => {
  return { key, account, way: "password", at: AT, endsAt: AT + HOUR_MS };
};
const note = { by: null, action: "session.signed_in", object: "account:a1", before: null, after: null };

for (const kind of kinds) {
  describe.skipIf(!kind.canRun)(`accounts in ${kind.title}`, () => {
    let running: Awaited<ReturnType<Kind["start"]>>;
    let place: Place;
    let store: Store;
    let other: Store;

    beforeAll(async () => {
      running = await kind.start();
    });
    beforeEach(async () => {
      place = await running.newPlace();
      store = await open(place);
      other = await open(place);
    });
    afterEach(async () => {
      await store.close();
      await other.close();
    });
    afterAll(async () => {
      await running.stop();
    });

    const actions = async (): Promise<string[]> => {
      const [month = ""] = await store.staff.auditMonths();
      const notes = await store.staff.audit({ month, after: 0, object: null, limit: 99 });
      return notes.map(({ action }) => action);
    };
    const addBoth = async (): Promise<void> => {
      expect(await store.staff.addAccount(ann, "ann", null)).toBe("added");
      expect(await store.staff.addAccount(bo, "bo", ann.id)).toBe("added");
    };

    test("an account is found by its id and by its name as it is compared", async () => {
      await addBoth();
      expect(await store.staff.account("a1")).toEqual(ann);
      expect(await store.staff.accountNamed("bo")).toEqual(bo);
      expect(await store.staff.accountNamed("\0")).toBeNull();
      expect(await store.staff.accounts()).toEqual([ann, bo]);
    });

    test("a name is given once, also to two processes at once", async () => {
      const outcomes = await Promise.all([
        store.staff.addAccount(ann, "ann", null),
        other.staff.addAccount({ ...bo, name: "ANN" }, "ann", null),
      ]);
      expect([...outcomes].sort()).toEqual(["added", "name_taken"]);
      expect(await actions()).toEqual(["account.added"]);
    });

    test("a role that is none is refused by the database", async () => {
      await expect(store.staff.addAccount({ ...ann, role: "chief" }, "ann", null)).rejects.toThrow();
      expect(await actions()).toEqual([]);
    });

    test("of two admins that two processes take away at once, one stays", async () => {
      await addBoth();
      const outcomes = await Promise.all([
        store.staff.changeAccount(ann.id, { role: "reader" }, null),
        other.staff.changeAccount(bo.id, { disabled: true }, null),
      ]);
      expect(outcomes.filter((outcome) => outcome === "last_admin")).toHaveLength(1);
      const left = (await store.staff.accounts()).filter(
        ({ role, disabled }) => role === "admin" && !disabled,
      );
      expect(left).toHaveLength(1);
    });

    test("a change that alters nothing is not noted and ends no session", async () => {
      await addBoth();
      await store.staff.openSession(sessionOf(ann), note);
      await store.staff.changeAccount(ann.id, { role: "admin", disabled: false }, null);
      expect(await store.staff.session("k1")).not.toBeNull();
      expect(await actions()).toEqual(["account.added", "account.added", "session.signed_in"]);
      expect(await store.staff.changeAccount("nobody", { role: "admin" }, null)).toBe("unknown");
    });

    test("a session is found with its account as it is now, until it ends", async () => {
      await addBoth();
      expect(await store.staff.openSession(sessionOf(bo), note)).toBe(true);
      const session = { account: bo, way: "password", lastSeenAt: AT, endsAt: AT + HOUR_MS };
      expect(await store.staff.session("k1")).toEqual(session);
      await store.staff.touchSession("k1", AT + 1);
      expect(await store.staff.session("k1")).toEqual({ ...session, lastSeenAt: AT + 1 });
      expect(await store.staff.endSession("k1", () => note)).toMatchObject({ account: bo });
      expect(await store.staff.session("k1")).toBeNull();
      expect(await store.staff.endSession("k1", () => note)).toBeNull();
    });

    test.each([{ role: "reader" }, { disabled: true }, { password: "$scrypt$2" }])(
      "%j ends the sessions of that account alone, and none begins with what was known before",
      async (change) => {
        await addBoth();
        await store.staff.openSession(sessionOf(bo, "k1"), note);
        await store.staff.openSession(sessionOf(ann, "k2"), note);
        await store.staff.changeAccount(bo.id, change, ann.id);
        expect(await store.staff.session("k1")).toBeNull();
        expect(await store.staff.session("k2")).not.toBeNull();
        expect(await store.staff.openSession(sessionOf(bo, "k3"), note)).toBe(false);
        expect(await store.staff.session("k3")).toBeNull();
      },
    );

    test("someone of a provider gets one account, also in two processes at once", async () => {
      const [one, two] = await Promise.all([
        store.staff.accountOfProvider(identity, "editor", { id: "p1", names: names("Ann") }),
        other.staff.accountOfProvider(identity, "editor", { id: "p2", names: names("Ann") }),
      ]);
      expect(one).toEqual({ ...two, createdAt: one.createdAt });
      expect(one).toMatchObject({ identity, role: "editor", password: null });
      const second = { ...identity, subject: "u-2" };
      const fresh = { id: "p3", names: names("Ann", "Ann 2") };
      expect(await store.staff.accountOfProvider(second, "reader", fresh)).toMatchObject({ name: "Ann 2" });
      const another = { issuer: "https://other.example", subject: "u-1" };
      const elsewhere = { id: "p4", names: names("Else") };
      expect(await store.staff.accountOfProvider(another, "reader", elsewhere)).toMatchObject({ id: "p4" });
      await expect(
        store.staff.accountOfProvider({ ...identity, subject: "u-5" }, "reader", {
          id: "p5",
          names: names("Ann"),
        }),
      ).rejects.toThrow();
    });

    test("tries are counted whole or not at all, however many processes count", async () => {
      const attempt = {
        keys: ["name", "address"],
        at: AT,
        lockMs: (failures: number) => (failures < 5 ? 0 : 1_000),
      };
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? store : other).staff.attempt(attempt)),
      );
      expect(outcomes.filter((until) => until === null)).toHaveLength(5);
      expect(outcomes.filter((until) => until === AT + 1_000)).toHaveLength(7);
      // The locked address keeps another name from being tried, and that is not held against the name.
      expect(await store.staff.attempt({ ...attempt, keys: ["address", "other"] })).toBe(AT + 1_000);
      expect(
        await store.staff.attempt({ ...attempt, keys: ["other"], lockMs: (failures) => failures }),
      ).toBeNull();
      expect(await store.staff.attempt({ ...attempt, keys: ["other"], at: AT + 1 })).toBeNull();
      await store.staff.forgive(["name", "address"]);
      expect(await store.staff.attempt(attempt)).toBeNull();
    });

    test("tries under a lock leave nothing behind, whatever names they are of", async () => {
      const attempt = { keys: ["name", "address"], at: AT, lockMs: () => 1_000 };
      expect(await store.staff.attempt(attempt)).toBeNull();
      const tries = Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? store : other).staff.attempt({ ...attempt, keys: [`new-${index}`, "address"] }),
      );
      expect(new Set(await Promise.all(tries))).toEqual(new Set([AT + 1_000]));
      const kept = await place.query("select key from sign_in_failure order by key");
      expect(kept).toEqual([{ key: "address" }, { key: "name" }]);
    });

    test("a sign-in at a provider is taken once, by one of two processes", async () => {
      const state = { key: "s1", browser: "b", nonce: "n", verifier: "v", endsAt: AT };
      await store.staff.putState(state);
      const taken = await Promise.all([store.staff.takeState("s1"), other.staff.takeState("s1")]);
      expect(taken.filter((one) => one !== null)).toEqual([state]);
      expect(await store.staff.takeState("s1")).toBeNull();
    });

    test("what has ended is deleted, and nothing else", async () => {
      await addBoth();
      await store.staff.openSession(sessionOf(ann, "k1"), note);
      await store.staff.openSession({ ...sessionOf(ann, "k2"), endsAt: AT + 48 * HOUR_MS }, note);
      await store.staff.putState({ key: "s1", browser: "b", nonce: "n", verifier: "v", endsAt: AT });
      await store.staff.attempt({ keys: ["old"], at: AT, lockMs: () => 0 });
      await store.staff.attempt({ keys: ["new"], at: AT + 24 * HOUR_MS, lockMs: () => 0 });
      expect(await store.staff.expire(new Date(AT + 25 * HOUR_MS), "1999-01")).toBe(3);
      expect(await store.staff.session("k2")).not.toBeNull();
      expect(await place.query("select key from sign_in_failure")).toEqual([{ key: "new" }]);
    });

    test("a change and its note are one, for whoever builds on it", async () => {
      await addBoth();
      const change = store.staff.change(async (within) => {
        await within.updateTable("staff_account").set({ name: "X" }).execute();
        await appendAudit(within, { ...note, action: "x" });
        throw new RangeError("changed my mind");
      });
      await expect(change).rejects.toThrow();
      expect(await store.staff.account("a1")).toEqual(ann);
      expect(await actions()).not.toContain("x");
    });
  });
}
