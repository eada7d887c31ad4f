import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountName, nameKey, namesFor } from "../../../src/staff/accounts/account-name.ts";
import { lockMs } from "../../../src/staff/accounts/lock-out.ts";
import { isToken, mark, newToken } from "../../../src/staff/accounts/mark.ts";
import { roleOfClaims } from "../../../src/staff/accounts/oidc/role-of-claims.ts";

describe("names", () => {
  test.each([
    ["Straße", "STRASSE"],
    ["Ａｎｎ", "ann"],
    ["  Ann   Lee ", "ann\u3000lee"],
    ["ΣΊΣΥΦΟΣ", "σίσυφος"],
    ["ﬁn", "FIN"],
  ])("%j and %j are one", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  test("are one in every form of ß", () => {
    expect(new Set(["Strauß", "STRAUẞ", "strauss", "STRAUSS"].map(nameKey))).toEqual(new Set(["strauss"]));
  });

  test("compare the same once compared, and written as they are shown", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(nameKey(nameKey(text))).toBe(nameKey(text));
        let written;
        try {
          written = accountName(text);
        } catch {
          return;
        }
        expect(written.key).toBe(nameKey(text));
        expect(accountName(written.name)).toEqual(written);
      }),
      { numRuns: 2_000 },
    );
  });

  test("are found for anybody whom a provider sends, each another", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (candidates) => {
        const found = namesFor(candidates);
        const three = [found.next(), found.next(), found.next()];
        expect(new Set(three.map(({ done, value }) => (done === true ? null : value.key))).size).toBe(3);
      }),
    );
    expect(namesFor(["", " \u200b", "王小明", "x"]).next().value).toEqual({ name: "王小明", key: "王小明" });
  });
});

describe("the lock after failures", () => {
  test("grows from one second after the fifth to fifteen minutes, and never shrinks", () => {
    expect([0, 4, 5, 6, 7, 14, 15, 1e9].map(lockMs)).toEqual([0, 0, 1e3, 2e3, 4e3, 512e3, 900e3, 900e3]);
    fc.assert(
      fc.property(fc.nat(), (failures) => {
        expect(lockMs(failures + 1)).toBeGreaterThanOrEqual(lockMs(failures));
      }),
    );
  });
});

describe("marks", () => {
  test("are the same for the same alone", () => {
    const key = new Uint8Array(32).fill(1);
    const token = newToken();
    expect(isToken(token)).toBe(true);
    expect(newToken()).not.toBe(token);
    expect(mark(key, "session", token)).toMatch(/^[0-9a-f]{64}$/);
    expect(isToken(mark(key, "session", token))).toBe(false);
    const marks = [
      mark(key, "session", token),
      mark(key, "browser", token),
      mark(key, "session", newToken()),
      mark(new Uint8Array(32), "session", token),
    ];
    expect(new Set(marks).size).toBe(4);
  });
});

describe("the role that claims give", () => {
  const settings = { roleClaim: "roles", roles: { admin: ["A"], editor: ["E", "E2"], reader: ["R"] } };

  test.each([
    [{ roles: ["R", "E2"] }, "editor"],
    [{ roles: ["R", "A", "E"] }, "admin"],
    [{ roles: "R" }, "reader"],
    [{ roles: "R A" }, null],
    [{ roles: ["a"] }, null],
    [{ roles: [["A"]] }, null],
    [{ roles: { A: true } }, null],
    [{ roles: [] }, null],
    [{}, null],
  ])("%j: %s", (claims, role) => {
    expect(roleOfClaims(claims, settings)).toBe(role);
  });

  test("is found below others, and under a name with points", () => {
    const nested = { ...settings, roleClaim: "realm_access.roles" };
    expect(roleOfClaims({ realm_access: { roles: ["A"] } }, nested)).toBe("admin");
    expect(roleOfClaims({ realm_access: ["A"] }, nested)).toBeNull();
    expect(roleOfClaims({ "realm_access.roles": "R" }, nested)).toBe("reader");
    const address = { ...settings, roleClaim: "https://city.example/roles" };
    expect(roleOfClaims({ "https://city.example/roles": ["E"] }, address)).toBe("editor");
  });

  test("is none for what every object has", () => {
    for (const roleClaim of ["constructor.name", "__proto__", "toString", "roles.length"]) {
      expect(roleOfClaims({ roles: ["A"] }, { roleClaim, roles: { admin: ["Object", "1"] } })).toBeNull();
    }
  });
});
