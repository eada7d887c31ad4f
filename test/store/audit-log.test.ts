import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/store/audit-hash.ts";
import { appendAudit } from "../../src/store/audit-log.ts";
import type { AuditNote } from "../../src/store/audit-note.ts";
import { firstKeptMonth } from "../../src/store/audit-removal.ts";
import type { Store } from "../../src/store/conversation-store.ts";
import { type Kind, kinds, open, type Place } from "./databases.ts";

const note: AuditNote = {
  by: null,
  action: "faq.published",
  object: "faq:1",
  before: null,
  after: { question: "幾點？", open: true },
};

describe("canonical JSON", () => {
  test("has one text for values that are equal, and says all of them", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
    expect(canonicalJson({ b: 1, a: { d: [2, { f: 1, e: 2 }], c: 3 } })).toBe(
      '{"a":{"c":3,"d":[2,{"e":2,"f":1}]},"b":1}',
    );
    expect(canonicalJson(undefined)).toBe("null");
  });
});

test("the first month kept is so many whole months before the present one", () => {
  expect(firstKeptMonth(new Date("2026-03-31T23:59:59Z"), 1)).toBe("2026-02");
  expect(firstKeptMonth(new Date("2026-03-01T00:00:00Z"), 36)).toBe("2023-03");
  expect(firstKeptMonth(new Date("2026-01-15T00:00:00Z"), 1)).toBe("2025-12");
});

for (const kind of kinds) {
  describe.skipIf(!kind.canRun)(`the audit log in ${kind.title}`, () => {
    let running: Awaited<ReturnType<Kind["start"]>>;
    let place: Place;
    let store: Store;

    beforeAll(async () => {
      running = await kind.start();
    });
    beforeEach(async () => {
      place = await running.newPlace();
      store = await open(place);
    });
    afterEach(async () => {
      await store.close();
    });
    afterAll(async () => {
      await running.stop();
    });

    const append = (at: string, change: Partial<AuditNote> = {}, to = store): Promise<void> =>
      to.staff.change((within) => appendAudit(within, { ...note, ...change }, at));
    /** Lets the test alter the table as someone could who takes the guards off. */
    const unguarded = async (statement: string): Promise<void> => {
      const on = kind.name === "postgresql" ? " on audit" : "";
      for (const name of ["audit_stays", "audit_is_kept", "audit_follows"]) {
        await place.query(`drop trigger ${name}${on}`);
      }
      await place.query(statement);
    };

    test("keeps a note with what stood there before and after", async () => {
      await append("2026-05-01T00:00:00.000Z");
      await append("2026-05-02T00:00:00.000Z", { object: "faq:2", before: [1], after: null });
      const [first, second] = await store.staff.audit({ month: "2026-05", after: 0, object: null, limit: 9 });
      expect(first).toMatchObject({ ...note, month: "2026-05", sequence: 1, byName: null });
      expect(second).toMatchObject({ sequence: 2, object: "faq:2", before: [1], after: null });
      expect(second?.hash).toMatch(/^[0-9a-f]{64}$/);
      const query = { month: "2026-05", after: 0, object: "faq:2", limit: 9 };
      expect((await store.staff.audit(query)).map(({ sequence }) => sequence)).toEqual([2]);
      expect(await store.staff.audit({ ...query, object: null, after: 2 })).toEqual([]);
      expect(await store.staff.auditMonths()).toEqual(["2026-05"]);
    });

    test("takes any value, and its chain fits afterwards", async () => {
      const value = fc.oneof(fc.string({ unit: "binary" }), fc.constant("\0\ud800"), fc.jsonValue());
      await fc.assert(
        fc.asyncProperty(value, fc.string({ unit: "binary" }), async (before, object) => {
          await store.staff.note({ ...note, before, object });
        }),
        { numRuns: 30 },
      );
      expect(await store.staff.checkAudit()).toMatchObject({ rows: 30, broken: null });
    });

    test("notes nothing where the change is taken back", async () => {
      const failing = store.staff.change(async (within) => {
        await appendAudit(within, note);
        throw new RangeError("no");
      });
      await expect(failing).rejects.toThrow();
      expect(await store.staff.auditMonths()).toEqual([]);
      await append("2026-05-01T00:00:00.000Z");
      expect(await store.staff.checkAudit()).toMatchObject({ rows: 1, broken: null });
    });

    test("does not fork when two processes append at once, over the end of a month too", async () => {
      const other = await open(place);
      try {
        await Promise.all(
          Array.from({ length: 40 }, (_, index) =>
            append(
              index % 3 === 0 ? "2026-05-31T23:59:59.999Z" : "2026-06-01T00:00:00.000Z",
              {},
              index % 2 === 0 ? store : other,
            ),
          ),
        );
      } finally {
        await other.close();
      }
      expect(await store.staff.checkAudit()).toMatchObject({ rows: 40, broken: null });
    });

    test("goes on with the last month where the clock went back", async () => {
      await append("2026-06-01T00:00:00.000Z");
      await append("2026-05-31T00:00:00.000Z");
      expect(await store.staff.auditMonths()).toEqual(["2026-06"]);
      expect(await store.staff.checkAudit()).toMatchObject({ rows: 2, broken: null });
    });

    describe("is append-only by the database itself:", () => {
      beforeEach(async () => {
        await append("2026-05-01T00:00:00.000Z");
        await append("2026-05-02T00:00:00.000Z");
      });

      const columns = "month, sequence, at, made_by, action, object, before, after, hash";
      const refused: Record<string, string> = {
        "an update": "update audit set action = 'x'",
        "a deletion": "delete from audit where sequence = 2",
        "a row beside the chain": `insert into audit (${columns}) select month, 9, at, made_by, action, object, before, after, hash from audit where sequence = 1`,
        "a row of a month that is over": `insert into audit (${columns}) select '2026-04', 1, at, made_by, action, object, before, after, hash from audit where sequence = 1`,
        "the present month announced as removed": "insert into audit_removal values ('9999-01', '', 0, '')",
        "no month announced as removed": "insert into audit_removal values ('zzz', '', 0, '')",
      };
      const refusedBy: Record<Kind["name"], Record<string, string>> = {
        sqlite: {
          "a row put in the place of another": `insert or replace into audit (${columns}) select month, sequence, at, made_by, 'x', object, before, after, hash from audit where sequence = 1`,
        },
        postgresql: {
          "a row put in the place of another": `insert into audit (${columns}) select month, sequence, at, made_by, 'x', object, before, after, hash from audit where sequence = 1 on conflict (month, sequence) do update set action = 'x'`,
          "emptying the table": "truncate audit",
        },
      };
      for (const [what, statement] of Object.entries({ ...refused, ...refusedBy[kind.name] })) {
        test(`refuses ${what}`, async () => {
          await expect(place.query(statement)).rejects.toThrow(/append-only|months that are over/);
          expect(await store.staff.checkAudit()).toMatchObject({ rows: 2, broken: null });
        });
      }

      test("refuses to change or take back what was announced", async () => {
        await place.query("insert into audit_removal values ('2026-01', '', 0, '')");
        await expect(place.query("update audit_removal set before_month = '2026-09'")).rejects.toThrow();
        await expect(place.query("delete from audit_removal")).rejects.toThrow();
        await expect(
          place.query("insert into audit_removal values ('2025-01', '', 0, '')"),
        ).rejects.toThrow();
        await expect(place.query("delete from audit")).rejects.toThrow("append-only");
      });
    });

    describe("with its guards taken off, tells the first row that does not fit:", () => {
      beforeEach(async () => {
        for (const month of ["05", "06"]) {
          for (const day of ["01", "02", "03"]) await append(`2026-${month}-${day}T00:00:00.000Z`);
        }
      });

      const cases: [string, string, string, number][] = [
        [
          "one changed",
          "update audit set action = 'x' where month = '2026-05' and sequence = 2",
          "2026-05",
          2,
        ],
        [
          "one with another maker",
          "update audit set made_by = 'x' where month = '2026-06' and sequence = 1",
          "2026-06",
          1,
        ],
        ["one taken out", "delete from audit where month = '2026-05' and sequence = 2", "2026-05", 3],
        [
          "the last of a month taken out",
          "delete from audit where month = '2026-05' and sequence = 3",
          "2026-06",
          1,
        ],
        ["the first month taken out", "delete from audit where month = '2026-05'", "2026-06", 1],
        ["the last taken out", "delete from audit where month = '2026-06' and sequence = 3", "2026-06", 3],
        ["all taken out", "delete from audit", "2026-06", 3],
      ];
      for (const [what, statement, month, sequence] of cases) {
        test(what, async () => {
          await unguarded(statement);
          expect((await store.staff.checkAudit()).broken).toMatchObject({ month, sequence });
        });
      }

      test("a month removed without a note", async () => {
        await place.query(
          "insert into audit_removal select '2026-06', hash, 3, '' from audit where month = '2026-05' and sequence = 3",
        );
        await place.query("delete from audit where month = '2026-05'");
        expect((await store.staff.checkAudit()).broken?.what).toContain("no note");
      });
    });

    test("loses nothing where nobody says for how long it is kept", async () => {
      await append("2019-03-05T00:00:00.000Z");
      await store.expire(new Date("2026-04-01T00:00:00Z"));
      expect(await store.staff.auditMonths()).toContain("2019-03");
    });

    test("loses whole months that the retention removes, and says so itself", async () => {
      const lastMonth = "2026-03";
      for (const month of ["2025-12", "2026-01", "2026-02", lastMonth]) {
        await append(`${month}-05T00:00:00.000Z`);
        await append(`${month}-06T00:00:00.000Z`);
      }
      const other = await open(place);
      const [one, two] = await Promise.all([
        store.staff.expire(new Date("2026-04-01T00:00:00Z"), "2026-02"),
        other.staff.expire(new Date("2026-04-01T00:00:00Z"), "2026-02"),
      ]);
      await other.close();
      expect(one + two).toBe(4);
      const months = await store.staff.auditMonths();
      expect(months.slice(1)).toEqual([lastMonth, "2026-02"]);
      const [told] = await store.staff.audit({ month: months[0] ?? "", after: 0, object: null, limit: 9 });
      expect(told).toMatchObject({ action: "audit.months_removed", by: null, before: { rows: 4 } });
      expect(await store.staff.checkAudit()).toMatchObject({ rows: 5, broken: null });
      // And once more, a month later.
      expect(await store.staff.expire(new Date("2026-05-01T00:00:00Z"), lastMonth)).toBe(2);
      expect(await store.staff.checkAudit()).toMatchObject({ rows: 4, broken: null });
    });
  });
}
