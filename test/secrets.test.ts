import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createHmac } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadSecret } from "../src/secrets.ts";
import { startFailure } from "../src/start-failure.ts";

const PURPOSES = ["token", "person", "session"] as const;
const GIVEN = "0123456789abcdef0123456789abcdef";

let root: string;
let dataDir: string;
let file: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "secret-"));
  dataDir = join(root, "data");
  file = join(dataDir, "app-secret");
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

const keysOf = async (appSecret: string | null): Promise<string[]> => {
  const secret = await loadSecret(dataDir, appSecret);
  return PURPOSES.map((purpose) => Buffer.from(secret.key(purpose)).toString("hex"));
};

describe("a secret of the settings", () => {
  test("gives a key of 32 bytes for each purpose, always the same, and writes nothing", async () => {
    const keys = await keysOf(GIVEN);
    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await keysOf(GIVEN)).toEqual(keys);
    expect(await keysOf(`${GIVEN}x`)).not.toEqual(keys);
    expect(await readdir(root)).toEqual([]);
  });

  test("is stretched by HKDF as RFC 5869 writes it", async () => {
    const extracted = createHmac("sha256", "city-exchange-chatbot").update(GIVEN).digest();
    const expanded = createHmac("sha256", extracted).update("token").update(Buffer.of(1)).digest("hex");
    expect((await keysOf(GIVEN))[0]).toBe(expanded);
  });
});

describe("a secret of the data folder", () => {
  test("is made once and read from then on", async () => {
    const keys = await keysOf(null);
    expect(await keysOf(null)).toEqual(keys);
    expect(await readdir(dataDir)).toEqual(["app-secret"]);
  });

  test.skipIf(process.platform === "win32")("can be read by its owner alone", async () => {
    await loadSecret(dataDir, null);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test("is one, however many start at once, and another in another folder", async () => {
    const all = await Promise.all([keysOf(null), keysOf(null), keysOf(null)]);
    expect(new Set(all.map((keys) => keys.join())).size).toBe(1);
    dataDir = join(root, "other");
    expect(await keysOf(null)).not.toEqual(all[0]);
  });

  test("is not shown when printed", async () => {
    const shown = inspect(await loadSecret(dataDir, null), { depth: 5, showHidden: true });
    expect(shown).not.toContain((await readFile(file, "utf8")).trim());
  });

  test.each(["", "short\n", `${"x".repeat(44)}\n`])(
    "that is damaged is named and left alone: %j",
    async (text) => {
      await mkdir(dataDir);
      await writeFile(file, text);
      const error: unknown = await loadSecret(dataDir, null).catch((reason: unknown) => reason);
      expect(startFailure(error)).toContain(`${file} does not hold a secret`);
      expect(await readFile(file, "utf8")).toBe(text);
    },
  );

  test("that cannot be made is named", async () => {
    await writeFile(join(root, "taken"), "");
    dataDir = join(root, "taken", "data");
    const error: unknown = await loadSecret(dataDir, null).catch((reason: unknown) => reason);
    expect(startFailure(error)).toContain(join(dataDir, "app-secret"));
  });
});
