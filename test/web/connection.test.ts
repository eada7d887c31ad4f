import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import * as fixtures from "../http/fixtures.ts";
import type { DirectLineServer } from "./direct-line-server.ts";
import { withWidget } from "./widget-page.ts";
import { fixtureAnswer, startWidgetSite, widgetConfig, type WidgetSite } from "./widget-site.ts";

/** Backing off takes some seconds. */
const PATIENT = { timeout: 20_000 };

let browser: Browser;
let site: WidgetSite;
let service: DirectLineServer;

/** What was asked, without the ids. */
const asked = (): string[] => service.seen.questions.map(({ text }) => text);

/** An answer that is held back until the test lets it go. */
function heldAnswer(): { release: () => void; answer: () => Promise<Answer> } {
  const { promise, resolve } = Promise.withResolvers<null>();
  return {
    release: () => {
      resolve(null);
    },
    answer: async () => {
      await promise;
      return fixtures.englishAnswer;
    },
  };
}

describe.skipIf(!hasChromium)(browserTitle("the widget on a bad line"), () => {
  beforeAll(async () => {
    site = await startWidgetSite();
    service = site.service;
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });
  beforeEach(() => {
    Object.assign(service.behaviour, {
      answer: fixtureAnswer,
      failures: null,
      isDeaf: false,
      dropsOnQuestion: false,
      cutsAfterTaking: false,
    });
    service.seen.questions.length = 0;
    service.seen.requests.length = 0;
  });

  it("gets an answer whose stream was dropped, once", async () => {
    service.behaviour.dropsOnQuestion = true;
    await withWidget(browser, site, {}, async ({ open, ask, entries, dialog }) => {
      await open();
      await ask("How many?");
      service.behaviour.dropsOnQuestion = false;
      await ask("And who?");
      expect(asked()).toEqual(["How many?", "And who?"]);
      expect(await entries.count()).toBe(2);
      expect(await dialog.locator(".answer").count()).toBe(2);
    });
  });

  it("asks for answers where WebSockets do not get through", async () => {
    service.behaviour.isDeaf = true;
    await withWidget(browser, site, {}, async ({ open, ask }) => {
      await open();
      await ask("How many?");
      await ask("And who?");
      expect(asked()).toEqual(["How many?", "And who?"]);
      expect(service.seen.requests).not.toContain("STREAM");
    });
  });

  it("sends a question once whose receipt was lost", async () => {
    await withWidget(browser, site, {}, async ({ open, ask, dialog }) => {
      await open();
      service.behaviour.cutsAfterTaking = true;
      await ask("How many?");
      expect(asked()).toEqual(["How many?"]);
      expect(await dialog.locator(".answer").count()).toBe(1);
    });
  });

  it("goes on in the same conversation when the token has expired", async () => {
    await withWidget(browser, site, {}, async ({ open, ask, entries }) => {
      await open();
      await ask("How many?");
      service.expireTokens();
      await ask("And who?");
      expect(asked()).toEqual(["How many?", "And who?"]);
      expect(new Set(service.seen.questions.map(({ conversationId }) => conversationId)).size).toBe(1);
      expect(await entries.nth(1).innerText()).not.toContain("began a new one");
    });
  });

  it("goes on in a new conversation when the service has the old one no more, and says so", async () => {
    await withWidget(browser, site, {}, async ({ open, ask, entries }) => {
      await open();
      await ask("How many?");
      service.endConversations();
      await ask("And who?");
      expect(asked()).toEqual(["How many?", "And who?"]);
      expect(new Set(service.seen.questions.map(({ conversationId }) => conversationId)).size).toBe(2);
      expect(await entries.nth(1).innerText()).toContain("this question began a new one");
      expect(await entries.nth(0).locator(".answer").count()).toBe(1);
    });
  });

  it("waits for a service that is starting, and tells what happens", async () => {
    await withWidget(browser, site, {}, async ({ page, open, field, entries, dialog }) => {
      await open();
      service.behaviour.failures = { status: 503, count: 3 };
      await field.fill("How many?");
      await page.keyboard.press("Enter");
      await dialog.getByText("The connection was lost. Connecting again…").first().waitFor();
      await entries.locator(".answer").waitFor(PATIENT);
      expect(asked()).toEqual(["How many?"]);
      await expect.poll(() => dialog.locator(".link-note").count()).toBe(0);
    });
  });

  it.each([
    [429, null, 7, "Too many questions at once. Please wait 7 s, then try again."],
    [500, null, undefined, "Something went wrong on our side. Please try again later."],
    [400, null, undefined, "The question could not be taken. Please put it in other words."],
    [
      403,
      "origin_not_allowed",
      undefined,
      "This page is not allowed to use the chat. Please ask a person instead.",
    ],
  ])(
    "says what to do after status %s, and takes the same question again",
    async (status, code, retryAfter, words) => {
      await withWidget(browser, site, {}, async ({ open, ask, entries, field }) => {
        await open();
        service.behaviour.failures = {
          status,
          count: 99,
          ...(code === null ? {} : { code }),
          ...(retryAfter === undefined ? {} : { retryAfter }),
        };
        await ask("How many?");
        service.behaviour.failures = null;
        expect(await entries.innerText()).toContain(words);
        if (status === 403) {
          expect(await entries.getByRole("link", { name: "Call 1999" }).count()).toBe(1);
          return;
        }
        expect(await field.inputValue()).toBe("");
        await entries.getByRole("button", { name: "Try again" }).click();
        await entries.locator(".answer").waitFor();
        expect(asked()).toEqual(["How many?"]);
      });
    },
  );

  it("keeps a question while offline and sends it afterwards", async () => {
    await withWidget(browser, site, {}, async ({ page, open, ask, field, entries, dialog }) => {
      await open();
      await ask("How many?");
      await page.context().setOffline(true);
      service.dropSockets();
      await field.fill("And who?");
      await page.keyboard.press("Enter");
      await dialog.locator(".link-note", { hasText: "You are offline." }).waitFor();
      await page.context().setOffline(false);
      await entries.nth(1).locator(".answer").waitFor(PATIENT);
      expect(asked()).toEqual(["How many?", "And who?"]);
      await expect.poll(() => dialog.locator(".link-note").count()).toBe(0);
    });
  });

  it("says that the machine is offline before a conversation is begun, and that it is back", async () => {
    await withWidget(browser, site, {}, async ({ page, open, dialog }) => {
      await open();
      const note = dialog.locator(".link-note");
      await page.context().setOffline(true);
      await note.filter({ hasText: "You are offline." }).waitFor();
      await expect.poll(() => dialog.locator("#spoken").textContent()).toContain("You are offline.");
      await page.context().setOffline(false);
      await note.waitFor({ state: "detached" });
      await dialog.locator(".toast", { hasText: "Connected again." }).waitFor();
    });
  });

  it("offers examples that the service has found since, on a new start and when it is opened again", async () => {
    await withWidget(browser, site, {}, async ({ page, launcher, dialog, ask }) => {
      const examples = dialog.locator(".welcome .questions button");
      const config = page.waitForResponse("**/api/widget-config*");
      service.behaviour.config = (language) => ({ ...widgetConfig(language), examples: [] });
      try {
        await launcher.click();
        await config;
        await dialog.getByRole("link", { name: /Privacy notice/ }).waitFor();
        expect(await examples.count()).toBe(0);
        await ask("How many?");
        service.behaviour.config = widgetConfig;
        await dialog.getByRole("button", { name: "More" }).click();
        await dialog.getByRole("button", { name: "Start anew" }).click();
        await expect.poll(() => examples.count()).toBe(2);

        service.behaviour.config = (language) => ({ ...widgetConfig(language), examples: [] });
        await page.reload();
        await launcher.click();
        await dialog.getByRole("link", { name: /Privacy notice/ }).waitFor();
        service.behaviour.config = widgetConfig;
        await page.keyboard.press("Escape");
        await launcher.click();
        await expect.poll(() => examples.count()).toBe(2);
        const asked = service.seen.requests.filter((one) => one.endsWith("/widget-config")).length;
        await page.keyboard.press("Escape");
        await launcher.click();
        await dialog.waitFor();
        expect(service.seen.requests.filter((one) => one.endsWith("/widget-config"))).toHaveLength(asked);
      } finally {
        service.behaviour.config = widgetConfig;
      }
    });
  });

  it("finds the answer that was on its way during a reload", async () => {
    const held = heldAnswer();
    service.behaviour.answer = held.answer;
    await withWidget(browser, site, {}, async ({ page, open, field, entries, launcher, dialog }) => {
      await open();
      await field.fill("How many?");
      await page.keyboard.press("Enter");
      await dialog.getByText("Looking through the city news…").first().waitFor();
      await page.reload();
      held.release();
      await launcher.click();
      await entries.locator(".answer").waitFor();
      expect(asked()).toEqual(["How many?"]);
      expect(await entries.count()).toBe(1);
    });
  });

  it("says when the widget itself cannot be loaded, and loads it at the next try", async () => {
    await withWidget(browser, site, {}, async ({ page, launcher, dialog }) => {
      await page.context().setOffline(true);
      await launcher.click();
      const problem = page.locator("city-exchange-chat [role=alert]");
      await expect.poll(() => problem.textContent()).toContain("Check your connection");
      await page.context().setOffline(false);
      await launcher.click();
      await dialog.waitFor();
      expect(await problem.textContent()).toBe("");
    });
  });

  it("holds no connection while it is closed", async () => {
    await withWidget(browser, site, {}, async ({ page, open, ask, requests }) => {
      await open();
      await ask("How many?");
      const closed = page.waitForEvent("close", { timeout: 1 }).catch(() => null);
      await page.keyboard.press("Escape");
      await closed;
      requests.length = 0;
      service.dropSockets();
      await page.waitForLoadState("networkidle");
      expect(requests).toEqual([]);
    });
  });
});
