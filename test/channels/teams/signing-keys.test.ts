import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { SigningKeys, SigningKeysError } from "../../../src/channels/teams/signing-keys.ts";
import { startBot } from "./bot-service.ts";
import { ISSUER, type IssuerKey, issuerKey, Microsoft } from "./microsoft.ts";

const HOUR_MS = 3_600_000;
let first: IssuerKey;
let second: IssuerKey;

beforeAll(async () => {
  [first, second] = await Promise.all([issuerKey("key-1"), issuerKey("key-2", ["msteams", "webchat"])]);
});

/** Keys by a clock that stands still until it is set on. */
async function keysOfIssuer() {
  const microsoft = new Microsoft([first]);
  await microsoft.start();
  onTestFinished(() => microsoft.stop());
  const failures: unknown[] = [];
  let now = Date.parse("2026-11-30T00:00:00Z");
  const keys = new SigningKeys(
    `${microsoft.url}/openid/metadata`,
    () => now,
    (error) => failures.push(error),
  );
  return {
    microsoft,
    keys,
    failures,
    pass: (ms: number): void => {
      now += ms;
    },
  };
}

describe("the issuer's keys", () => {
  it("are looked up once, however many ask", async () => {
    const { keys, microsoft } = await keysOfIssuer();
    const found = await Promise.all(Array.from({ length: 20 }, () => keys.key("key-1")));
    expect(new Set(found).size).toBe(1);
    expect(found[0]?.endorsements).toEqual(["msteams"]);
    expect(await keys.issuer()).toBe(ISSUER);
    expect(microsoft.lookUps).toBe(1);
  });

  it("are known when they change, at most half a minute later, and unknown ones are no way to make us look", async () => {
    const { keys, microsoft, pass } = await keysOfIssuer();
    expect(await keys.key("key-1")).not.toBeNull();
    microsoft.keys = [second];
    const found = await Promise.all(Array.from({ length: 100 }, (_, n) => keys.key(`unknown-${n}`)));
    expect(found.every((key) => key === null)).toBe(true);
    expect(await keys.key("key-2")).toBeNull();
    expect(microsoft.lookUps).toBe(1);
    pass(30_000);
    expect((await keys.key("key-2"))?.endorsements).toEqual(["msteams", "webchat"]);
    // Withdrawn.
    expect(await keys.key("key-1")).toBeNull();
    expect(microsoft.lookUps).toBe(2);
  });

  it("are looked up again after a day", async () => {
    const { keys, microsoft, pass } = await keysOfIssuer();
    await keys.key("key-1");
    pass(24 * HOUR_MS - 1);
    await keys.key("key-1");
    expect(microsoft.lookUps).toBe(1);
    pass(1);
    expect(await keys.key("key-1")).not.toBeNull();
    await expect.poll(() => microsoft.lookUps).toBe(2);
  });

  it("serve for five days where they cannot be looked up, and then no longer", async () => {
    const { keys, microsoft, pass, failures } = await keysOfIssuer();
    await keys.key("key-1");
    microsoft.isIssuerDown = true;
    pass(119 * HOUR_MS);
    expect(await keys.key("key-1")).not.toBeNull();
    await expect.poll(() => failures.length).toBe(1);
    pass(HOUR_MS);
    await expect(keys.key("key-1")).rejects.toThrow(SigningKeysError);
    microsoft.isIssuerDown = false;
    pass(30_000);
    expect(await keys.key("key-1")).not.toBeNull();
  });

  it("that cannot be had let nobody in, and it says for how long", async () => {
    const bot = await startBot({ keys: [first] });
    bot.microsoft.isIssuerDown = true;
    const response = await bot.deliver(bot.activities.message("How many?"));
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "30"]);
    expect(bot.turns.turns.size).toBe(0);
    expect(bot.logText()).toContain("BOT_OPENID_METADATA");
  });

  it("change while the service runs", async () => {
    let now = Date.now();
    const bot = await startBot({ keys: [first], now: () => now });
    const ask = async (key: IssuerKey): Promise<number> => {
      const Authorization = await bot.microsoft.header(key, {}, { now });
      return (await bot.post(bot.activities.message("How many?"), { Authorization })).status;
    };
    expect(await ask(first)).toBe(202);
    bot.microsoft.keys = [second];
    now += 60_000;
    expect(await ask(second)).toBe(202);
    expect(await ask(first)).toBe(401);
  });
});
