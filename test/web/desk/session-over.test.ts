import type { Browser, Page, Response } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FaqDesk } from "../../../src/staff/faq/faq-desk.ts";
import { axeFindings } from "../../browser/axe.ts";
import { browserTitle, hasChromium, launchChromium } from "../../browser/chromium.ts";
import { PASSWORD } from "../../http/staff/staff-service.ts";
import { announced, goTo, goToPlace } from "../desk-page.ts";
import { type DeskSite, MEMBERS, startDeskSite, withDesk } from "../desk-site.ts";

const WORDS = "Words that are not saved";
const LONGER_THAN_A_SESSION_MS = 31 * 60_000;

let browser: Browser;
let site: DeskSite;
let desk: FaqDesk;
let id: string;

/** Signs in where the desk asks for it, wherever somebody was. */
async function signInAgain(page: Page, name: string): Promise<void> {
  await page.locator("#name").fill(name);
  await page.locator("#password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.locator("#name").waitFor({ state: "detached" });
}

/** Writes something into a FAQ and tries to save it when the session has ended. */
async function writeTooLong(page: Page): Promise<void> {
  await goToPlace(page, `#/faq/${id}`);
  await page.locator("#question-en").fill(WORDS);
  site.service.pass(LONGER_THAN_A_SESSION_MS);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Your session has ended").waitFor();
}

function isSession(response: Response): boolean {
  return new URL(response.url()).pathname === "/api/staff/session";
}

describe.skipIf(!hasChromium)(
  browserTitle("a session that ends over half written words, in Chromium"),
  () => {
    beforeAll(async () => {
      browser = await launchChromium();
      site = await startDeskSite();
      if (site.bot.faqs === null) throw new Error("no FAQs");
      ({ desk } = site.bot.faqs);
    });
    afterAll(async () => {
      await browser.close();
      await site.stop();
    });
    beforeEach(async () => {
      const by = { id: "colleague", name: "Colleague", role: "editor" } as const;
      ({
        faq: { id },
      } = await desk.create(by, {
        questions: [{ language: "en", text: "As it was?", variants: [] }],
        answers: [],
        ...{ owner: by.id, validFrom: null, validUntil: null, reviewOn: null },
      }));
    });

    it("leaves them where they are, for whoever signs in again", async () => {
      await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
        await writeTooLong(page);
        expect(await page.locator("#question-en, nav, #query").filter({ visible: true }).count()).toBe(0);
        expect(await axeFindings(page)).toEqual([]);
        await signInAgain(page, MEMBERS.editor);
        expect(await page.locator("#question-en").inputValue()).toBe(WORDS);
        await page.getByText("so this was not done").waitFor();
        await page.getByRole("button", { name: "Save", exact: true }).click();
        await expect.poll(() => announced(page)).toMatch(/^Saved/);
        expect((await desk.view(id)).faq.questions[0]?.text).toBe(WORDS);
      });
    });

    it("shows them to nobody else, and leaves nothing where somebody signs out", async () => {
      await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
        await writeTooLong(page);
        await signInAgain(page, MEMBERS.admin);
        await expect.poll(() => page.locator("#question-en").inputValue()).toBe("As it was?");
        await page.locator("#question-en").fill(WORDS);
        await page.getByRole("button", { name: "Sign out" }).click();
        await page.locator("#name").waitFor();
        expect(await page.locator("desk-faq-editor").count()).toBe(0);
      });
    });

    it("goes on where somebody has signed in again in another tab", async () => {
      await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
        await writeTooLong(page);
        const other = await page.context().newPage();
        await other.goto(`${site.service.url}/staff?lang=en`);
        await signInAgain(other, MEMBERS.editor);
        await page.evaluate("window.dispatchEvent(new Event('focus'))");
        await page.locator("#question-en").waitFor();
        expect(await page.locator("#question-en").inputValue()).toBe(WORDS);
      });
    });

    it("leads to the provider in another tab, since the page holds what is half written", async () => {
      await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
        const state = { member: null, ways: ["provider"], signInAt: "/staff/sign-in", note: null };
        await page.route("**/api/staff/session", (route) => route.fulfill({ json: state }));
        await writeTooLong(page);
        const way = page.getByRole("link", { name: "Sign in with the city’s account (opens in a new tab)" });
        expect(await way.getAttribute("target")).toBe("_blank");
        expect(await way.getAttribute("rel")).toBe("noopener");
      });
    });

    it("asks anew for what could not be had", async () => {
      await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
        await page.getByRole("link", { name: "FAQs" }).waitFor();
        site.service.pass(LONGER_THAN_A_SESSION_MS);
        await goTo(page, "FAQs");
        await page.getByText("Your session has ended").waitFor();
        await signInAgain(page, MEMBERS.editor);
        await page.getByRole("link", { name: "As it was?" }).first().waitFor();
      });
    });

    it("stays signed in where what was asked before comes only then", async () => {
      await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
        await page.getByRole("link", { name: "FAQs" }).waitFor();
        const late = Promise.withResolvers<undefined>();
        const answered = page.waitForResponse(
          (response) => isSession(response) && response.request().method() === "GET",
        );
        await page.route("**/api/staff/session", async (route) => {
          if (route.request().method() !== "GET") return route.fallback();
          const response = await route.fetch();
          await late.promise;
          return route.fulfill({ response });
        });
        site.service.pass(LONGER_THAN_A_SESSION_MS);
        await goTo(page, "FAQs");
        await page.getByText("Your session has ended").waitFor();
        await signInAgain(page, MEMBERS.editor);
        late.resolve(undefined);
        await (await answered).finished();
        await page.getByRole("link", { name: "As it was?" }).first().waitFor();
        expect(await page.locator("#name").count()).toBe(0);
      });
    });

    it("keeps what is not saved while another part of the desk is read, on what stood then", async () => {
      await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
        await goToPlace(page, `#/faq/${id}`);
        await page.locator("#question-en").fill(WORDS);
        await goTo(page, "Briefs");
        await page.goBack();
        await expect.poll(() => page.locator("#question-en").inputValue()).toBe(WORDS);
        await page.getByText("is not saved yet").waitFor();
        await goTo(page, "Briefs");
        const by = { id: "colleague", name: "Colleague", role: "editor" } as const;
        await desk.edit(
          { id, basedOn: 1, by },
          { questions: [{ language: "en", text: "Theirs?", variants: [] }] },
        );
        await page.goBack();
        await page.getByRole("heading", { name: "Somebody else changed it" }).waitFor();
        expect(await page.locator("#question-en").inputValue()).toBe(WORDS);
      });
    });

    it("says that an answer without a fault cannot be read, instead of showing nothing", async () => {
      await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
        await page.route("**/api/staff/gaps?*", (route) =>
          route.fulfill({ status: 200, body: '{"gaps": [' }),
        );
        await page.getByRole("link", { name: "Gaps" }).click();
        await page.getByText("cannot be read").waitFor();
      });
    });
  },
);
