import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import * as fixtures from "../http/fixtures.ts";
import { withWidget } from "./widget-page.ts";
import { startWidgetSite, type WidgetSite, widgetConfig } from "./widget-site.ts";

const CONTACT = {
  name: "Citizen hotline",
  phone: "1999",
  url: null,
  morePhones: [{ label: "From elsewhere", phone: "02-2720 8889" }],
};

let browser: Browser;
let site: WidgetSite;

describe.skipIf(!hasChromium)(browserTitle("whom to ask, in the widget"), () => {
  beforeAll(async () => {
    site = await startWidgetSite();
    site.service.behaviour.config = (language) => ({ ...widgetConfig(language), contact: CONTACT });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it.each([
    ["the answer's own", { ...fixtures.nothingFound, contact: CONTACT }],
    ["the service's", { ...fixtures.nothingFound, contact: null }],
  ])("can be called under each number, and copied: %s", async (_, answer) => {
    site.service.behaviour.answer = () => answer;
    const permissions = ["clipboard-read", "clipboard-write"];
    await withWidget(browser, site, { permissions }, async ({ page, open, ask, entries, dialog }) => {
      await open();
      await ask("Anything?");
      const contact = entries.locator(".contact");
      const links = contact.getByRole("link", { name: /^Call / });
      expect(
        await links.evaluateAll((all) => all.map((one) => String((one as { href?: string }).href))),
      ).toEqual(["tel:1999", "tel:0227208889"]);
      expect(await contact.innerText()).toContain("From elsewhere");
      await dialog.getByRole("button", { name: "Copy the answer with its sources" }).click();
      await dialog.locator(".toast", { hasText: "Copied" }).waitFor();
      const copied = await page.evaluate<string>("navigator.clipboard.readText()");
      if (answer.contact !== null) expect(copied).toContain("From elsewhere 02-2720 8889");
    });
  });

  it("is nobody whom the service has not named", async () => {
    const config = site.service.behaviour.config;
    site.service.behaviour.config = (language) => ({ ...config(language), contact: null });
    site.service.behaviour.answer = () => ({ ...fixtures.nothingFound, contact: null });
    await withWidget(browser, site, {}, async ({ open, ask, dialog }) => {
      await open();
      await ask("Anything?");
      expect(await dialog.locator("[href^='tel:']").count()).toBe(0);
    });
    site.service.behaviour.config = config;
  });

  it("has a privacy notice of the service's own at the service's address", async () => {
    const config = site.service.behaviour.config;
    site.service.behaviour.config = (language) => ({ ...config(language), privacyUrl: "/privacy?lang=en" });
    await withWidget(browser, site, {}, async ({ open, dialog }) => {
      await open();
      const link = dialog.getByRole("link", { name: /Privacy notice/ });
      expect(await link.getAttribute("href")).toBe(`${site.service.url}/privacy?lang=en`);
    });
    site.service.behaviour.config = config;
  });
});
