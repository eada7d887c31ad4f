import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { personOf } from "../../src/channels/person.ts";
import { loadSecret } from "../../src/secrets.ts";
import type { HeldData } from "../../src/store/citizen-store.ts";
import { openStore } from "../../src/store/conversation-store.ts";
import { type CommandResult, runCommandFile } from "./run-command.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "citizen-"));
  const key = (await loadSecret(dataDir, null)).key("person");
  const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 90 });
  for (const user of ["U1", "U2"]) {
    await store.create({ id: `line-${user}`, channel: "line", person: personOf(key, "line", user) });
    await store.append(`line-${user}`, { id: "m1", activity: { text: `asked by ${user}` } });
    await store.saveAnswer(`line-${user}`, `answer-${user}`, {
      answer: { status: "answered", text: "…" },
      ...{ question: `asked by ${user}`, evidence: null, steps: {}, channel: "line" },
      versions: { index: "i", prompt: "p", model: "m" },
    });
  }
  await store.close();
});
afterEach(() => rm(dataDir, { recursive: true }));

const citizen = (...args: string[]): Promise<CommandResult> =>
  runCommandFile("citizen.ts", args, { DATA_DIR: dataDir });

describe("citizen", () => {
  test("prints what is held of a user, found by the keyed hash, and of nobody else", async () => {
    const { code, stdout, stderr } = await citizen("export", "--channel", "line", "--user", "U1");
    expect([code, stderr]).toEqual([0, ""]);
    const held = JSON.parse(stdout) as HeldData;
    expect(held.conversations.map(({ id }) => id)).toEqual(["line-U1"]);
    expect(held.answers.map(({ question }) => question)).toEqual(["asked by U1"]);
    expect(stdout).not.toContain("U2");
    const elsewhere = await citizen("export", "--channel", "teams", "--user", "U1");
    expect((JSON.parse(elsewhere.stdout) as HeldData).conversations).toEqual([]);
  });

  test("deletes a conversation for good, and leaves the others", async () => {
    const first = await citizen("delete", "--conversation", "line-U2");
    expect(JSON.parse(first.stdout)).toEqual({
      deleted: { conversations: 1, answers: 1, opinions: 0, messages: 0 },
    });
    const rest = await citizen("export", "--channel", "line", "--user", "U2");
    expect(JSON.parse(rest.stdout)).toEqual({ conversations: [], answers: [], opinions: [], messages: [] });
    const other = await citizen("export", "--conversation", "line-U1");
    expect((JSON.parse(other.stdout) as HeldData).answers).toHaveLength(1);
  });

  test("leaves what is older than the default, which may not be how long the service keeps things", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 200 * 86_400_000 });
    try {
      const store = await openStore({ dataDir, databaseUrl: null, retentionDays: 365 });
      await store.create({ id: "old", channel: "line", person: "p" });
      await store.append("old", { id: "m1", activity: { text: "asked long ago" } });
      await store.close();
    } finally {
      vi.useRealTimers();
    }
    const { stdout } = await citizen("export", "--conversation", "old");
    expect((JSON.parse(stdout) as HeldData).conversations).toMatchObject([{ id: "old" }]);
    expect(stdout).toContain("asked long ago");
  });

  test.each([
    [["export"], "Name either --conversation ID"],
    [["export", "--channel", "fax", "--user", "U1"], "one of web, teams, line"],
    [["delete", "--conversation", "a", "--user", "b"], "Name either --conversation ID"],
    [["show", "--conversation", "a"], "Say export or delete."],
  ])("%j is refused with what it takes", async (args, message) => {
    const { code, stdout, stderr } = await citizen(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});
