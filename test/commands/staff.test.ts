import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { carryOut, type OrderParts } from "../../src/commands/staff/orders.ts";
import { childEnvironment } from "../child-environment.ts";
import { readNewPassword } from "../../src/commands/staff/read-password.ts";
import { TeamsLinks } from "../../src/staff/accounts/teams-links.ts";
import { AccountBook } from "../../src/staff/accounts/account-book.ts";
import { isPassword } from "../../src/staff/accounts/password-hash.ts";
import { openStore } from "../../src/store/conversation-store.ts";

const project = join(import.meta.dirname, "../..");
const PASSWORD = "correct horse battery";
/** Of passwords that take no time. */
const CHEAP = { ln: 4, r: 8, p: 1 };

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "staff-"));
});
afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

/** Runs the command with something to read. */
async function staff(
  args: readonly string[],
  input = "",
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [join(project, "src/commands/staff.ts"), ...args], {
    cwd: project,
    env: { ...childEnvironment(), DATA_DIR: dataDir },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const texts = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (texts.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (texts.err += text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, ...texts };
}

describe("orders", () => {
  test("keep accounts, from the first admin to the last", async () => {
    const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
    let password = PASSWORD;
    const forgiven: string[] = [];
    const parts: OrderParts = {
      book: new AccountBook({ store: store.staff, inTurn: (work) => work(), cost: CHEAP }),
      store: store.staff,
      teams: new TeamsLinks({
        ...{ store: store.staff, key: new Uint8Array(32), now: Date.now },
        tenant: "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
      }),
      newPassword: () => Promise.resolve(password),
      forgive: (name) => {
        forgiven.push(name);
        return Promise.resolve();
      },
    };
    const order = async (name: string, words: readonly string[] = [], role?: string): Promise<string> =>
      (await carryOut(name, { words, role }, parts)).lines.join("\n");
    try {
      expect(await order("list")).toBe("There is no account yet: add NAME --role admin");
      expect(await order("add", ["Ann Lee"], "admin")).toBe("Ann Lee can sign in, as admin");
      await expect(order("add", ["ＡＮＮ lee"], "reader")).rejects.toThrow("account_name_taken");
      await order("add", ["Bo"], "reader");
      expect(await order("role", ["bo", "editor"])).toBe("Bo is editor now, and has to sign in anew");
      expect(await order("disable", ["Bo"])).toBe("Bo is disabled, and signed out everywhere");
      expect(await order("list")).toBe("Ann Lee\tadmin\nBo\teditor\tdisabled");
      expect(await order("enable", ["Bo"])).toBe("Bo can sign in again");
      const objectId = "99999999-8888-7777-6666-555555555555";
      expect(await order("teams", ["Bo", objectId])).toBe("Bo can look things up in Teams, as editor");
      await expect(order("teams", ["Ann Lee", objectId])).rejects.toThrow("teams_id_taken");
      await expect(order("teams", ["Ann Lee", "Ann Lee"])).rejects.toThrow("teams_id_invalid");
      expect(await order("list")).toBe("Ann Lee\tadmin\nBo\teditor\tTeams");
      expect(await order("teams", ["Bo", "off"])).toBe("Bo is nobody in Teams any more");
      password = "another password";
      await order("password", ["Bo"]);
      expect(forgiven).toEqual(["Bo", "Bo"]);
      await expect(order("disable", ["Ann Lee"])).rejects.toThrow("account_last_admin");
      expect(await order("audit-check")).toMatch(/^8 rows fit; the last is \d{4}-\d{2} 8 [0-9a-f]{64}$/);
      const [ann, bo] = await store.staff.accounts();
      expect(await isPassword(PASSWORD, ann?.password ?? null)).toBe(true);
      expect(await isPassword("another password", bo?.password ?? null)).toBe(true);
    } finally {
      await store.close();
    }
  });
});

describe("npm run staff", () => {
  test("adds an account with the first line of the input, and refuses the same name again", async () => {
    const added = await staff(["add", "Ann Lee", "--role", "admin"], `${PASSWORD}\r\nmore\n`);
    expect(added).toEqual({ code: 0, out: "Ann Lee can sign in, as admin\n", err: "" });
    expect(await staff(["add", "ＡＮＮ lee", "--role", "reader"], PASSWORD)).toMatchObject({
      code: 1,
      err: "Another account has this name. Please choose another.\n",
    });
    expect(await staff(["list"])).toEqual({ code: 0, out: "Ann Lee\tadmin\n", err: "" });
  });

  test("names the first row of the audit log that was changed", async () => {
    const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
    for (const object of ["faq:1", "faq:2", "faq:3"]) {
      await store.staff.note({ by: null, action: "faq.published", object, before: null, after: null });
    }
    await store.close();
    const db = new DatabaseSync(join(dataDir, "store.sqlite"));
    expect(() => {
      db.exec("update audit set action = 'x' where sequence = 2");
    }).toThrow("append-only");
    db.exec("drop trigger audit_stays");
    db.exec("update audit set action = 'x' where sequence = 2");
    db.close();
    const { code, out } = await staff(["audit-check"]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^1 row fits; the first that does not is \d{4}-\d{2} 2: it, or what it chains on, was changed\n$/,
    );
  });

  test("leaves months of the audit log that are older than the default, which the service may keep", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 1500 * 86_400_000 });
    try {
      const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
      for (const object of ["faq:1", "faq:2"]) {
        await store.staff.note({ by: null, action: "faq.published", object, before: null, after: null });
      }
      await store.close();
    } finally {
      vi.useRealTimers();
    }
    expect((await staff(["list"])).code).toBe(0);
    expect((await staff(["audit-check"])).out).toMatch(/^2 rows fit; the last is /);
  });

  test.each([
    [[], 2, "an order is missing"],
    [["fire", "Ann"], 2, '"fire" is no order; expected one of add, list, role'],
    [["constructor"], 2, "is no order"],
    [["add", "Ann"], 2, "a role is one of reader, editor, admin"],
    [["add", "--role", "admin"], 2, "expected NAME"],
    [["add", "Ann", "Lee", "--role", "admin"], 2, "expected NAME"],
    [["role", "Ann"], 2, "expected NAME and ROLE"],
    [["list", "x"], 2, "nothing follows this order"],
    [["add", "Ann", "--role", "admin"], 2, "no password was given"],
    [["teams", "Ann"], 2, "expected NAME and OBJECT_ID"],
    [["disable", "Ann"], 1, "There is no such account."],
    [["add", "Ann", "--password", "x"], 2, "--password"],
  ])("%j is refused", async (args, code, words) => {
    const result = await staff(args);
    expect(result).toMatchObject({ code, out: "" });
    expect(result.err).toContain(words);
  });

  test("says what it takes", async () => {
    const { code, out } = await staff(["--help"]);
    expect(code).toBe(0);
    for (const order of ["add", "list", "role", "disable", "enable", "password", "teams", "audit-check"]) {
      expect(out).toMatch(new RegExp(`^ {2}${order} `, "m"));
    }
  });
});

describe("a password typed in a terminal", () => {
  const typed = (...chunks: string[]) => {
    const input = Object.assign(new PassThrough(), {
      isTTY: true,
      raw: [] as boolean[],
      setRawMode: (isRaw: boolean) => void input.raw.push(isRaw),
    });
    const output = new PassThrough();
    const password = readNewPassword({ input, output });
    // Each line once the question for it is there, as somebody types.
    let asked = 0;
    let all = "";
    output.setEncoding("utf8").on("data", (text: string) => {
      all += text;
      if (!text.endsWith(": ")) return;
      const chunk = chunks[asked++];
      if (chunk !== undefined) input.write(chunk);
    });
    return { password, input, shown: () => all };
  };

  test("is asked for twice and not shown", async () => {
    const { password, input, shown } = typed("secret 臺北\r", "secret 臺北\n");
    expect(await password).toBe("secret 臺北");
    expect(input.raw).toEqual([true, false, true, false]);
    expect(shown()).toBe("Password: \nOnce more: \n");
  });

  test("can be corrected, and comes as keys come", async () => {
    const { password } = typed("sex\u007fcrat\b\bet\r", "secret\r");
    expect(await password).toBe("secret");
  });

  test("is refused where the two differ or the terminal is interrupted, which leaves it as it was", async () => {
    await expect(typed("one\r", "two\r").password).rejects.toThrow("differ");
    const { password, input } = typed("one\u0003");
    await expect(password).rejects.toThrow("interrupted");
    expect(input.raw).toEqual([true, false]);
  });
});
