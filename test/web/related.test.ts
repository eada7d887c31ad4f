import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "../browser/axe.ts";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import * as fixtures from "../http/fixtures.ts";
import { withWidget } from "./widget-page.ts";
import { startWidgetSite, type WidgetSite } from "./widget-site.ts";

let browser: Browser;
let site: WidgetSite;

describe.skipIf(!hasChromium)(browserTitle("passages to read, in the widget"), () => {
  beforeAll(async () => {
    site = await startWidgetSite();
    site.service.behaviour.answer = () => fixtures.passagesToRead;
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it("stand under what was not found, their articles open in another tab", async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    await withWidget(browser, site, { permissions }, async ({ page, open, ask, entries, dialog }) => {
      await open();
      await ask("Anything?");
      const articles = entries.locator(".related li");
      expect((await articles.allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, " "))).toEqual([
        "Three memorandums signed (opens in a new tab) Taipei City Government · July 5, 2019 The mayors shook hands.",
        "雙城論壇簽署三項合作備忘錄 中央通訊社 兩市市長握手。",
      ]);
      const link = articles.getByRole("link");
      expect(await link.count()).toBe(1);
      expect(await link.getAttribute("href")).toBe("https://news.example/2019-forum-signing");
      expect(await link.getAttribute("target")).toBe("_blank");
      expect(await axeFindings(page)).toEqual([]);
      const spoken = dialog.locator("#spoken");
      await expect.poll(() => spoken.textContent()).toContain("雙城論壇簽署三項合作備忘錄.");
      await dialog.getByRole("button", { name: "Copy the answer with its sources" }).click();
      await dialog.locator(".toast", { hasText: "Copied" }).waitFor();
      expect(await page.evaluate<string>("navigator.clipboard.readText()")).toContain(
        "Three memorandums signed (Taipei City Government, July 5, 2019) https://news.example/2019-forum-signing\nThe mayors shook hands.\n",
      );
    });
  });
});
