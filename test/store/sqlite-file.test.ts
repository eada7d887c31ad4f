import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore, type Store } from "../../src/store/conversation-store.ts";
import { turnOf } from "./turns.ts";

let dataDir: string;
let file: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sqlite-"));
  file = join(dataDir, "store.sqlite");
});
afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

const open = (): Promise<Store> => openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
const conversation = { id: "c1", channel: "web", person: "ab12" };
const SECRET = "only between us 只有我們知道";

/** Name and bytes of everything in the data folder. */
async function contents(): Promise<Record<string, string>> {
  const names = (await readdir(dataDir)).sort();
  const bytes = await Promise.all(names.map((name) => readFile(join(dataDir, name), "latin1")));
  return Object.fromEntries(names.map((name, index) => [name, bytes[index] ?? ""]));
}

/** A store that holds 60 activities of about 2 kB, closed again. */
async function filled(): Promise<void> {
  const store = await open();
  await store.create(conversation);
  for (let index = 0; index < 60; index++) {
    await store.append("c1", { id: String(index), activity: { text: `${SECRET} ${"x".repeat(2_000)}` } });
  }
  await store.close();
}

test.skipIf(process.platform === "win32")("the files can be read by their owner alone", async () => {
  const store = await open();
  await store.create(conversation);
  const modes = await Promise.all(
    (await readdir(dataDir)).map(async (name) => [name, (await stat(join(dataDir, name))).mode & 0o777]),
  );
  await store.close();
  expect(Object.fromEntries(modes)).toEqual({
    "store.sqlite": 0o600,
    "store.sqlite-shm": 0o600,
    "store.sqlite-wal": 0o600,
  });
});

test("what was deleted is in no file any more, while the store is open", async () => {
  await filled();
  expect((await contents())["store.sqlite"]).toContain(Buffer.from(SECRET).toString("latin1"));
  const store = await open();
  await store.append("c1", { id: "last", activity: { text: SECRET } });
  await store.delete("c1");
  for (const [name, bytes] of Object.entries(await contents())) {
    expect([name, bytes.includes("only between us")]).toEqual([name, false]);
  }
  await store.close();
});

test("the address of a turn that is done, and what was sent, is in no file after the hourly retention", async () => {
  const store = await open();
  const address = { replyToken: "once-only" };
  const messages = [{ text: "an answer to nobody else" }];
  await store.turns.accept(turnOf({ id: "line:1", address, messages }));
  await store.turns.done("line:1");
  await store.expire(new Date());
  for (const [name, bytes] of Object.entries(await contents())) {
    expect([name, bytes.includes("once-only"), bytes.includes("nobody else")]).toEqual([name, false, false]);
  }
  await store.close();
});

describe("a damaged file is named and left alone", () => {
  const damages: readonly (readonly [string, () => Promise<void>])[] = [
    ["cut short", async () => truncate(file, 100_000)],
    ["with a page overwritten", () => overwrite(4096 * 3, 4096)],
    ["with its header overwritten", () => overwrite(0, 100)],
    ["of another kind", () => writeFile(file, "this was a text once\n".repeat(500))],
  ];

  test.each(damages)("%s", async (_, damage) => {
    await filled();
    await damage();
    const before = await contents();
    await expect(open()).rejects.toMatchObject({
      name: "StoreError",
      code: "damaged",
      message: expect.stringContaining(`${file} is damaged`) as string,
    });
    expect(await contents()).toEqual(before);
  });

  test("a whole one opens again after it", async () => {
    await filled();
    const whole = await readFile(file);
    await overwrite(4096 * 3, 4096);
    await expect(open()).rejects.toMatchObject({ code: "damaged" });
    await writeFile(file, whole);
    const store = await open();
    expect(await store.after("c1", 59, 10)).toHaveLength(1);
    await store.close();
  });

  async function overwrite(start: number, length: number): Promise<void> {
    const bytes = await readFile(file);
    bytes.fill(0xa5, start, start + length);
    await writeFile(file, bytes);
  }
});

test("an empty file counts as none", async () => {
  await writeFile(file, "");
  const store = await open();
  await store.create(conversation);
  expect(await store.find("c1")).toEqual(conversation);
  await store.close();
});

test("a path that cannot be opened is named", async () => {
  await mkdir(file);
  await expect(open()).rejects.toMatchObject({
    code: "unreachable",
    message: expect.stringContaining(file) as string,
  });
});

test("a data folder that cannot be made is named", async () => {
  await writeFile(join(dataDir, "taken"), "");
  const inFile = join(dataDir, "taken", "data");
  await expect(openStore({ dataDir: inFile, databaseUrl: null, retentionDays: 90 })).rejects.toMatchObject({
    code: "unreachable",
    message: expect.stringContaining(inFile) as string,
  });
});
