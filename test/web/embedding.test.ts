import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import { focusedName, withWidget } from "./widget-page.ts";
import { fixtureAnswer, startWidgetSite, type WidgetSite } from "./widget-site.ts";

const REMOVE = `document.querySelector("city-exchange-chat").remove()`;
/** Runs in the page: the shadow root of the conversation part. */
const PANEL = `document.querySelector("city-exchange-chat").shadowRoot.querySelector("city-exchange-panel").shadowRoot`;

let browser: Browser;
let site: WidgetSite;

describe.skipIf(!hasChromium)(browserTitle("the widget and the page around it"), () => {
  beforeAll(async () => {
    site = await startWidgetSite();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });
  beforeEach(() => {
    site.service.behaviour.answer = fixtureAnswer;
    site.service.seen.questions.length = 0;
  });

  it("comes back when the page's script has taken it out, and asks there", async () => {
    await withWidget(browser, site, {}, async ({ page, ask, dialog, entries, launcher, console }) => {
      await page.evaluate(REMOVE);
      await page.evaluate("CityExchangeChat.open()");
      await dialog.waitFor();
      await ask("How many?");
      // Taken out while it is open, it is closed: nobody can read what comes.
      await page.evaluate(`CityExchangeChat.on("close", () => { window.isClosed = true; }); ${REMOVE}`);
      expect(await page.evaluate("window.isClosed")).toBe(true);
      await page.evaluate("CityExchangeChat.close(); CityExchangeChat.ask('And who?')");
      await entries.nth(1).locator(".answer").waitFor();
      expect(site.service.seen.questions.map(({ text }) => text)).toEqual(["How many?", "And who?"]);
      expect(await page.locator("city-exchange-chat").count()).toBe(1);
      // In the top layer as before.
      expect(
        await page.evaluate(`document.querySelector("city-exchange-chat").matches(":popover-open")`),
      ).toBe(true);
      await page.keyboard.press("Escape");
      await launcher.waitFor();
      expect(console).toEqual([]);
    });
  });

  it("stays away where the page's script took it out and nobody opens it", async () => {
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"></head>
      <body><script src="${site.service.url}/widget.js" defer></script>
      <script src="data:text/javascript,${encodeURIComponent(REMOVE)}" defer></script></body></html>`;
    const page = await browser.newPage();
    await page.goto(site.page(html));
    expect(await page.locator("city-exchange-chat").count()).toBe(0);
    await page.close();
  });

  it("closes its menu on a click elsewhere, in the widget and on the page, and on none in the menu", async () => {
    await withWidget(browser, site, {}, async ({ page, open, dialog }) => {
      const menu = dialog.locator("#menu");
      const button = dialog.getByRole("button", { name: "More" });
      await open();
      for (const elsewhere of [
        dialog.locator(".greeting"),
        dialog.getByRole("textbox", { name: "Your question" }),
        page.getByRole("heading", { name: "City hall" }),
      ]) {
        await button.click();
        await menu.waitFor();
        await menu.click({ position: { x: 2, y: 2 } });
        expect(await menu.isVisible()).toBe(true);
        await elsewhere.click();
        await menu.waitFor({ state: "hidden" });
        expect(await button.getAttribute("aria-expanded")).toBe("false");
      }
      await button.click();
      await button.click();
      expect(await menu.isVisible()).toBe(false);
    });
  });

  it("has its button speak the language that is chosen, after a reload once it was opened", async () => {
    await withWidget(browser, site, {}, async ({ page, open, dialog, launcher }) => {
      await open();
      await dialog.getByRole("button", { name: "More" }).click();
      await dialog.getByRole("button", { name: "中文" }).click();
      await expect.poll(() => dialog.getAttribute("lang")).toBe("zh-Hant");
      await page.keyboard.press("Escape");
      const button = (): Promise<string[]> =>
        launcher.evaluate((one) => {
          const { textContent, parentElement } = one as unknown as {
            textContent: string;
            parentElement: { lang: string };
          };
          return [textContent, parentElement.lang];
        });
      expect(await focusedName(page)).toBe("城市交流問答");
      expect(await button()).toEqual(["城市交流問答", "zh-Hant"]);
      await page.reload();
      await open();
      await page.keyboard.press("Escape");
      expect(await button()).toEqual(["城市交流問答", "zh-Hant"]);
    });
  });

  it("moves nothing for readers who want it so, and a little for others", async () => {
    for (const [reducedMotion, isMoving] of [
      ["reduce", false],
      ["no-preference", true],
    ] as const) {
      site.service.behaviour.answer = () => null;
      await withWidget(browser, site, { reducedMotion }, async ({ page, open, field, dialog }) => {
        const animationOf = (part: string): Promise<string> =>
          page.evaluate<string>(`getComputedStyle(${PANEL}.querySelector("${part}")).animationName`);
        await open();
        expect((await animationOf(".panel")) !== "none").toBe(isMoving);
        await field.fill("How many?");
        await page.keyboard.press("Enter");
        await dialog.locator(".dots i").first().waitFor();
        expect((await animationOf(".dots i")) !== "none").toBe(isMoving);
        const moving = `${PANEL}.getAnimations().filter(({ playState }) => playState === "running").length`;
        expect((await page.evaluate<number>(moving)) > 0).toBe(isMoving);
      });
    }
  });

  it("hands an answer with its sources to the system's sheet, and says when that fails", async () => {
    await withWidget(browser, site, {}, async ({ page, open, ask, dialog }) => {
      await page.evaluate(`(() => {
        window.shared = [];
        window.outcome = null;
        navigator.share = async (data) => {
          window.shared.push(data);
          if (window.outcome !== null) throw new DOMException("no", window.outcome);
        };
      })()`);
      await open();
      await ask("How many memorandums were signed?");
      const share = dialog.getByRole("button", { name: "Share the answer with its sources" });
      const toast = dialog.locator(".toast");
      await share.click();
      const [shared] = await page.evaluate<{ text: string }[]>("window.shared");
      expect(Object.keys(shared ?? {})).toEqual(["text"]);
      expect(shared?.text).toContain("were signed at the forum on July 4. [1]");
      expect(shared?.text).toContain("https://news.example/2019-forum-signing");
      // Closing the sheet is no fault.
      await page.evaluate(`window.outcome = "AbortError"`);
      await share.click();
      expect(await toast.textContent()).toBe("");
      await page.evaluate(`window.outcome = "NotAllowedError"`);
      await share.click();
      await toast.filter({ hasText: "could not share the answer" }).waitFor();
    });
    await withWidget(browser, site, {}, async ({ page, open, ask, dialog }) => {
      // A browser without it, as most of those on desktops.
      await page.evaluate("delete Navigator.prototype.share");
      await open();
      await ask("How many memorandums were signed?");
      expect(await dialog.getByRole("button", { name: /Share/ }).count()).toBe(0);
    });
  });
});
