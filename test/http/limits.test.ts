import { afterEach, describe, expect, it } from "vitest";
import { addressKey } from "../../src/http/client-address.ts";
import { conversationsInMemory } from "../../src/http/conversations.ts";
import { createRateLimit } from "../../src/http/rate-limit.ts";
import { englishAnswer } from "./fixtures.ts";
import { ask, askOnPage, startService } from "./service.ts";
import type { Service } from "./service.ts";

let service: Service | null = null;
afterEach(() => service?.stop());

describe("the rate of one client", () => {
  it("is a burst and then a steady flow, on ask, search and the page, and on nothing else", async () => {
    let time = 1_000_000;
    const limits = { requestsPerMinute: 60, burst: 3, questionsInHand: 32 };
    service = await startService({ limits, now: () => time });
    const { url } = service;
    expect((await ask(service, { question: "Who?" })).status).toBe(200);
    expect((await fetch(`${url}/api/search?q=forum`)).status).toBe(200);
    expect((await askOnPage(service, { question: "Who?" })).status).toBe(200);
    const refused = await ask(service, { question: "Who?" });
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "1"]);
    expect(await refused.json()).toMatchObject({ code: "rate_limited" });
    const page = await askOnPage(service, { question: "Who <else>?" });
    expect(page.status).toBe(429);
    expect(page.headers.get("Retry-After")).toBe("1");
    const text = await page.text();
    expect(text).toContain("Too many questions at once");
    expect(text).toContain('value="Who &lt;else&gt;?"');
    for (const path of ["/", "/healthz", "/api/articles/none"])
      expect((await fetch(url + path)).status).not.toBe(429);
    time += 1000;
    expect((await ask(service, { question: "Who?" })).status).toBe(200);
    expect((await ask(service, { question: "Who?" })).status).toBe(429);
  });

  it("is counted by the address that a trusted proxy names, and by no other", async () => {
    const limits = { requestsPerMinute: 60, burst: 1, questionsInHand: 32 };
    const untrusting = await startService({ limits });
    service = untrusting;
    let current = untrusting;
    const from = async (address: string): Promise<number> =>
      (await ask(current, { question: "Who?" }, { "X-Forwarded-For": address })).status;
    expect([await from("203.0.113.1"), await from("203.0.113.2")]).toEqual([200, 429]);
    await untrusting.stop();
    current = await startService({ limits, trustProxy: 1 });
    service = current;
    expect([await from("203.0.113.1"), await from("203.0.113.2")]).toEqual([200, 200]);
    expect([await from("198.51.100.9, 203.0.113.1"), await from("nonsense")]).toEqual([429, 200]);
    expect([
      await from("2001:db8:0:1::1"),
      await from("2001:db8:0:1:ffff::2"),
      await from("2001:db8:0:2::1"),
    ]).toEqual([200, 429, 200]);
  });

  it("forgets clients whose burst is whole again", () => {
    let time = 0;
    const rate = createRateLimit(60, 2, () => time);
    for (let client = 0; client < 1000; client++) rate.take(`client ${client}`);
    expect(rate.size).toBe(1000);
    time += 1000;
    rate.take("client 5");
    expect(rate.size).toBe(1);
    time -= 5000;
    rate.take("client 5");
    expect(() => {
      rate.take("client 5");
    }).toThrow("rate_limited");
  });
});

describe("addressKey", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["::ffff:cb00:7109", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::", "2001:db8:1:2::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["proxy.example", null],
    ["", null],
  ])("of %s", (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});

describe("questions in hand", () => {
  it("are bounded: one more is told to come back, and its place is free when one is done", async () => {
    const waiting: (() => void)[] = [];
    const running = await startService({
      limits: { requestsPerMinute: 60_000, burst: 100, questionsInHand: 2 },
      answer: () =>
        new Promise((resolve) =>
          waiting.push(() => {
            resolve(englishAnswer);
          }),
        ),
    });
    service = running;
    const first = [ask(running, { question: "One?" }), ask(running, { question: "Two?" })];
    await expect.poll(() => waiting.length).toBe(2);
    const refused = await ask(running, { question: "Three?" });
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "2"]);
    expect(await refused.json()).toMatchObject({ code: "busy" });
    expect((await fetch(`${running.url}/api/search?q=forum`)).status).toBe(503);
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${running.url}/metrics`)).text()).toContain("questions_in_hand 2");
    waiting.forEach((finish) => {
      finish();
    });
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200]);
    const next = ask(running, { question: "Three?" });
    await expect.poll(() => waiting.length).toBe(3);
    waiting[2]?.();
    expect((await next).status).toBe(200);
  });

  it("give their place back when they fail", async () => {
    service = await startService({
      limits: { requestsPerMinute: 60_000, burst: 100, questionsInHand: 1 },
      answer: () => Promise.reject(new Error("broken")),
    });
    expect((await ask(service, { question: "One?" })).status).toBe(500);
    expect((await ask(service, { question: "Two?" })).status).toBe(500);
  });
});

describe("conversations in memory", () => {
  it("end when unused for long, oldest first when there are too many", async () => {
    let time = 0;
    const conversations = conversationsInMemory(() => time, { most: 2, unusedMs: 1000 });
    const first = await conversations.issue();
    const second = await conversations.issue();
    time = 900;
    expect(await conversations.isKnown(first)).toBe(true);
    const third = await conversations.issue();
    expect(await Promise.all([first, second, third].map((id) => conversations.isKnown(id)))).toEqual([
      true,
      false,
      true,
    ]);
    time = 1899;
    expect(await conversations.isKnown(first)).toBe(true);
    time = 2899;
    expect(await conversations.isKnown(first)).toBe(false);
    expect(new Set([first, second, third]).size).toBe(3);
  });
});
