import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserTitle, hasChromium, launchChromium } from "../../browser/chromium.ts";
import { announced } from "../desk-page.ts";
import { type DeskSite, MEMBERS, startDeskSite, withDesk } from "../desk-site.ts";

const QUESTION = "What was the theme of the 2018 Twin-City Forum?";
const ENGLISH = 'The theme of the 2018 Twin-City Forum was "Circular Economy".';
const CHINESE = "2018年雙城論壇的主題是「循環經濟」。";
const OTHER_LANGUAGE = "It could not be had in the language that was chosen";
const AS_READER = { as: MEMBERS.reader, permissions: ["clipboard-read", "clipboard-write"] };

let browser: Browser;
let site: DeskSite;

const copied = (page: Page): Promise<string> => page.evaluate<string>("navigator.clipboard.readText()");

/** Copies the proved answer for an e-mail in Chinese; what the service says of it there is left to `answer`. */
async function copyInChinese(page: Page, answer: (route: Route) => Promise<void>): Promise<void> {
  await page.route("**/api/staff/search?*answerIn=zh-Hant*", answer);
  // Pages of other tests have the same clipboard.
  await page.evaluate("navigator.clipboard.writeText('')");
  await page.locator("#copy-in").selectOption("zh-Hant");
  await page.locator("#results-answer + .result [data-copy=email]").click();
}

const superseded = (route: Route): Promise<void> =>
  route.fulfill({
    status: 409,
    contentType: "application/problem+json",
    body: JSON.stringify({ code: "search_superseded", title: "Another search came" }),
  });

describe.skipIf(!hasChromium)(browserTitle("copying an answer in another language, in Chromium"), () => {
  beforeAll(async () => {
    browser = await launchChromium();
    site = await startDeskSite();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it("copies what is shown where nothing is answered in that language, and says so", async () => {
    await withDesk(browser, site, AS_READER, async ({ page, lookUp }) => {
      await lookUp(QUESTION);
      await copyInChinese(page, async (route) => {
        const response = await route.fetch();
        const found = (await response.json()) as { answer: object };
        const answer = { ...found.answer, status: "no_information", sentences: [], sources: [] };
        await route.fulfill({ response, json: { ...found, answer } });
      });
      await page.locator(".notice", { hasText: OTHER_LANGUAGE }).waitFor();
      expect(await copied(page)).toContain(`${ENGLISH} [1]`);
      await expect.poll(() => announced(page)).toContain(OTHER_LANGUAGE);
    });
  });

  it("asks again where another page of the session came in between", async () => {
    await withDesk(browser, site, AS_READER, async ({ page, lookUp }) => {
      await lookUp(QUESTION);
      let asked = 0;
      await copyInChinese(page, (route) => (++asked < 3 ? superseded(route) : route.continue()));
      await expect.poll(() => copied(page)).toContain(`${CHINESE} [1]`);
      expect(await page.locator(".problem").count()).toBe(0);
    });
  });

  it("copies what is shown where others are always sooner", async () => {
    await withDesk(browser, site, AS_READER, async ({ page, lookUp }) => {
      await lookUp(QUESTION);
      await copyInChinese(page, superseded);
      await page.locator(".notice", { hasText: OTHER_LANGUAGE }).waitFor();
      expect(await copied(page)).toContain(`${ENGLISH} [1]`);
      expect(await page.locator(".problem").count()).toBe(0);
    });
  });

  it("names the question that was answered, though somebody has typed on", async () => {
    await withDesk(browser, site, AS_READER, async ({ page, lookUp }) => {
      await lookUp(QUESTION);
      const held = Promise.withResolvers<undefined>();
      const asked = page.waitForRequest("**/api/staff/search?*answerIn=zh-Hant*");
      await copyInChinese(page, async (route) => {
        await held.promise;
        await route.continue();
      });
      await asked;
      await page.locator("#query").fill("Prague");
      held.resolve(undefined);
      await expect.poll(() => copied(page)).toContain(`您詢問：${QUESTION}`);
      expect(await copied(page)).toContain(`${CHINESE} [1]`);
    });
  });

  it("shows nothing that was found for other words where a look-up fails", async () => {
    await withDesk(browser, site, AS_READER, async ({ page, lookUp }) => {
      await lookUp(QUESTION);
      await page.locator("#results-passages + .results .hit").first().waitFor();
      await page.route("**/api/staff/search?*part=quick*", (route) => route.abort());
      await page.locator("#query").fill("Prague");
      await page.locator(".problem").waitFor();
      expect(await page.locator("#results-passages").count()).toBe(0);
    });
  });
});
