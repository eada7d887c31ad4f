import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashPassword, isPassword } from "../../../src/staff/accounts/password-hash.ts";
import { checkPassword } from "../../../src/staff/accounts/password-rules.ts";

const CHEAP = { ln: 4, r: 8, p: 1 };

describe("a hash of a password", () => {
  test("has OWASP's cost written in it, fits the password, and does not hold the thread", async () => {
    let turns = 0;
    const counting = new AbortController();
    const hashing = hashPassword("correct horse battery").finally(() => {
      counting.abort();
    });
    // What holds the thread lets no turn come before it is done.
    while (!counting.signal.aborted) {
      await nextTurn();
      turns++;
    }
    expect(turns).toBeGreaterThan(10);
    const hash = await hashing;
    expect(hash).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await isPassword("correct horse battery", hash)).toBe(true);
    expect(await isPassword("correct horse batter", hash)).toBe(false);
  });

  test("fits its password and no other, whatever they are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), async (one, other) => {
        const hash = await hashPassword(one, CHEAP);
        expect(await isPassword(one, hash, CHEAP)).toBe(true);
        const isSame = one.normalize("NFKC") === other.normalize("NFKC");
        // Halves of characters have no bytes: all of them are hashed as one.
        const isWhole = one.isWellFormed() && other.isWellFormed();
        if (isWhole) expect(await isPassword(other, hash, CHEAP)).toBe(isSame);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ["x\0", "x"],
    ["\0", ""],
    ["x".repeat(64) + "\0", "x".repeat(64)],
  ])("of %j does not fit %j, though HMAC fills keys up with zero bytes", async (one, other) => {
    expect(await isPassword(other, await hashPassword(one, CHEAP), CHEAP)).toBe(false);
  });

  test("is another each time", async () => {
    expect(await hashPassword("x", CHEAP)).not.toBe(await hashPassword("x", CHEAP));
  });

  test("fits however a keyboard writes the characters", async () => {
    expect(await isPassword("ｃafé１", await hashPassword("cafe\u03011", CHEAP), CHEAP)).toBe(true);
  });

  test.each([
    null,
    "",
    "x",
    "$scrypt$ln=31,r=8,p=1$AAAA$AAAA",
    "$scrypt$ln=4,r=8,p=1$AAAA$AAAA",
    "$scrypt$ln=4,r=0,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  ])("%j is nobody's", async (hash) => {
    expect(await isPassword("", hash, CHEAP)).toBe(false);
  });
});

describe("a new password", () => {
  const fault = (password: string, name = "Ann"): string | null => {
    try {
      checkPassword(password, name);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };

  test("has 12 to 256 characters, counted as readers do after NFKC", () => {
    expect(fault("x".repeat(11))).toBe("password_too_short");
    expect(fault("x".repeat(12))).toBeNull();
    expect(fault("臺".repeat(12))).toBeNull();
    expect(fault("😀".repeat(11))).toBe("password_too_short");
    expect(fault("x".repeat(256))).toBeNull();
    expect(fault("x".repeat(257))).toBe("password_too_long");
    // One character that NFKC makes eighteen of.
    expect(fault("ﷺ".repeat(15))).toBe("password_too_long");
  });

  test("is not the name, however written", () => {
    expect(fault("MAXIMILIANA  chen", "Maximiliana Chen")).toBe("password_is_name");
  });
});
