import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "../../src/store/conversation-store.ts";
import type { StaffAccount } from "../../src/store/staff-store.ts";
import { type Kind, kinds, open } from "./databases.ts";

const NOW = Date.now();
const DAY_MS = 86_400_000;
const ann: StaffAccount = {
  id: "a1",
  name: "Ann",
  role: "admin",
  password: "$scrypt$1",
  identity: null,
  disabled: false,
  createdAt: "2026-05-01T00:00:00.000Z",
};
const bo: StaffAccount = { ...ann, id: "b1", name: "Bo", role: "reader" };
const byAdmin = (key: string) => ({ key, endsAt: null });
const byProvider = (key: string) => ({ key, endsAt: NOW + DAY_MS });

for (const kind of kinds) {
  describe.skipIf(!kind.canRun)(`links with people in Teams in ${kind.title}`, () => {
    let running: Awaited<ReturnType<Kind["start"]>>;
    let store: Store;
    let other: Store;

    beforeAll(async () => {
      running = await kind.start();
    });
    beforeEach(async () => {
      const place = await running.newPlace();
      store = await open(place);
      other = await open(place);
      await store.staff.addAccount(ann, "ann", null);
      await store.staff.addAccount(bo, "bo", ann.id);
    });
    afterEach(async () => {
      await store.close();
      await other.close();
    });
    afterAll(async () => {
      await running.stop();
    });

    const has = async (key: string, now = NOW): Promise<string | undefined> =>
      (await store.staff.accountInTeams(key, now))?.id;
    const notes = async (): Promise<unknown[]> => {
      const [month = ""] = await store.staff.auditMonths();
      const all = await store.staff.audit({ month, after: 2, object: null, limit: 99 });
      return all.map(({ by, action, object, after }) => [by, action, object, after]);
    };

    test("an account has one, whom no other has, until it is taken back", async () => {
      expect(await store.staff.linkTeams("a1", byAdmin("k1"), "a1")).toBe("linked");
      expect(await store.staff.linkTeams("b1", byAdmin("k1"), null)).toBe("taken");
      expect(await store.staff.linkTeams("nobody", byAdmin("k2"), null)).toBe("unknown");
      expect(await store.staff.linkTeams("a1", byAdmin("k2"), "a1")).toBe("linked");
      expect([await has("k1"), await has("k2"), await has("\0")]).toEqual([undefined, "a1", undefined]);
      expect(await store.staff.linkedInTeams(NOW)).toEqual(new Set(["a1"]));
      expect(await store.staff.linkTeams("a1", null, null)).toBe("linked");
      expect(await store.staff.linkTeams("a1", null, null)).toBe("linked");
      expect(await has("k2")).toBeUndefined();
      expect(await notes()).toEqual([
        ["a1", "account.teams_linked", "account:a1", { way: "admin" }],
        ["a1", "account.teams_linked", "account:a1", { way: "admin" }],
        [null, "account.teams_unlinked", "account:a1", null],
      ]);
    });

    test("two processes that give one person to two accounts give it to one", async () => {
      const outcomes = await Promise.all([
        store.staff.linkTeams("a1", byAdmin("k1"), null),
        other.staff.linkTeams("b1", byAdmin("k1"), null),
      ]);
      expect([...outcomes].sort()).toEqual(["linked", "taken"]);
    });

    test("one that a provider vouched for ends, unless it vouches again", async () => {
      await store.staff.linkTeamsByProvider("b1", byProvider("k1"));
      expect(await has("k1")).toBe("b1");
      expect(await has("k1", NOW + DAY_MS)).toBeUndefined();
      expect(await store.staff.linkedInTeams(NOW + DAY_MS)).toEqual(new Set());
      await store.staff.linkTeamsByProvider("b1", { key: "k1", endsAt: NOW + 2 * DAY_MS });
      expect(await has("k1", NOW + DAY_MS)).toBe("b1");
      expect(await notes()).toEqual([[null, "account.teams_linked", "account:b1", { way: "provider" }]]);
      expect(await store.staff.expire(new Date(NOW + 3 * DAY_MS), "1999-01")).toBe(1);
    });

    test("one that is over stands in nobody's way", async () => {
      await store.staff.linkTeamsByProvider("b1", { key: "k1", endsAt: NOW - DAY_MS });
      expect(await store.staff.linkTeams("a1", byAdmin("k1"), null)).toBe("linked");
      expect(await has("k1")).toBe("a1");
    });

    test("a provider changes nothing of what an admin linked", async () => {
      await store.staff.linkTeams("a1", byAdmin("k1"), null);
      await store.staff.linkTeamsByProvider("b1", byProvider("k1"));
      await store.staff.linkTeamsByProvider("a1", byProvider("k2"));
      expect([await has("k1", NOW + 9 * DAY_MS), await has("k2")]).toEqual(["a1", undefined]);
    });

    test("it goes with the role that a provider takes away", async () => {
      const identity = { issuer: "https://login.example", subject: "u-1" };
      const fresh = { id: "p1", names: [{ name: "Chen", key: "chen" }] };
      await store.staff.accountOfProvider(identity, "reader", fresh);
      await store.staff.linkTeams("p1", byAdmin("k1"), null);
      await store.staff.endSessionsOf(identity);
      expect(await has("k1")).toBeUndefined();
      expect((await notes()).at(-1)).toEqual([null, "account.teams_unlinked", "account:p1", null]);
    });
  });
}
