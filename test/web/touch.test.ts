import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import { focusedName, withWidget } from "./widget-page.ts";
import { startWidgetSite, type WidgetSite } from "./widget-site.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
/** Runs in the page: counts how often the field gets the focus, which brings up a phone's keyboard. */
const COUNT_KEYBOARD = `(() => {
  window.keyboards = 0;
  document.querySelector("city-exchange-chat").shadowRoot.querySelector("city-exchange-panel").shadowRoot
    .addEventListener("focusin", ({ target }) => { if (target.id === "question") window.keyboards++; });
})()`;

let browser: Browser;
let site: WidgetSite;

describe.skipIf(!hasChromium)(browserTitle("the widget on a phone"), () => {
  beforeAll(async () => {
    site = await startWidgetSite();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it("brings up no keyboard over what there is to read, whatever is tapped", async () => {
    await withWidget(browser, site, PHONE, async ({ page, launcher, dialog, entries }) => {
      const title = (): Promise<string> => focusedName(page);
      const choose = async (menu: string, item: string): Promise<void> => {
        await dialog.getByRole("button", { name: menu, exact: true }).tap();
        await dialog.getByRole("button", { name: item }).tap();
      };
      await launcher.tap();
      await dialog.waitFor();
      await page.evaluate(COUNT_KEYBOARD);
      await dialog.locator(".questions button").first().tap();
      await entries.locator(".answer").waitFor();
      expect(await title(), "an example").toBe("Taipei city exchanges");

      await dialog.locator(".questions button").first().tap();
      await entries.nth(1).locator(".answer").waitFor();
      expect(await title(), "a follow-up").toBe("Taipei city exchanges");

      site.service.behaviour.failures = { status: 500, count: 1 };
      await dialog.locator(".questions button").first().tap();
      await entries.nth(2).getByRole("button", { name: "Try again" }).tap();
      await entries.nth(2).locator(".answer").waitFor();
      expect(await title(), "another try").toBe("Taipei city exchanges");

      await choose("More", "中文");
      await expect.poll(title).toBe("臺北城市交流問答");
      await choose("更多", "重新開始");
      await expect.poll(() => entries.count()).toBe(0);
      expect(await title(), "a new start").toBe("臺北城市交流問答");
      expect(await page.evaluate("window.keyboards")).toBe(0);
    });
  });

  it("folds the keyboard for the answer, and leaves it for what has to be mended", async () => {
    await withWidget(browser, site, PHONE, async ({ page, launcher, dialog, field, entries }) => {
      await launcher.tap();
      await field.tap();
      await dialog.getByRole("button", { name: "Send" }).tap();
      await dialog.locator("#field-error").waitFor();
      await expect.poll(() => focusedName(page)).toBe("question");
      await page.keyboard.type("How many?");
      await dialog.getByRole("button", { name: "Send" }).tap();
      await entries.locator(".answer").waitFor();
      expect(await focusedName(page)).toBe("Taipei city exchanges");
    });
  });
});
