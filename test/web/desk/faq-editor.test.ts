import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FaqDesk } from "../../../src/staff/faq/faq-desk.ts";
import type { FaqContent } from "../../../src/store/faq-store.ts";
import { browserTitle, hasChromium, launchChromium } from "../../browser/chromium.ts";
import { themeFaq } from "../../http/staff/staffed-service.ts";
import { announced, goToPlace } from "../desk-page.ts";
import { type DeskSite, MEMBERS, startDeskSite, withDesk } from "../desk-site.ts";

const COLLEAGUE = { id: "colleague", name: "Colleague", role: "editor" } as const;
const NO_DAYS = { validFrom: null, validUntil: null, reviewOn: null };

let browser: Browser;
let site: DeskSite;
let desk: FaqDesk;

/** A FAQ that is proved, as a colleague wrote it. */
async function written(): Promise<string> {
  const content = { ...themeFaq(site.bot), owner: COLLEAGUE.id, ...NO_DAYS } as unknown as FaqContent;
  return (await desk.create(COLLEAGUE, content)).faq.id;
}

/** A draft with one question in English. */
async function drafted(text: string, sentences: readonly string[] = []): Promise<string> {
  const content: FaqContent = {
    questions: [{ language: "en", text, variants: [] }],
    answers: [{ language: "en", sentences: sentences.map((words) => ({ text: words, citations: [] })) }],
    ...{ owner: COLLEAGUE.id, ...NO_DAYS },
  };
  return (await desk.create(COLLEAGUE, content)).faq.id;
}

const englishOf = async (id: string): Promise<string | undefined> =>
  (await desk.view(id)).faq.questions.find(({ language }) => language === "en")?.text;

describe.skipIf(!hasChromium)(browserTitle("the editor of a FAQ in Chromium"), () => {
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

  it("saves what stands in the form before it is sent to a second person", async () => {
    const id = await written();
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goToPlace(page, `#/faq/${id}`);
      await page.locator("#question-en").fill("Which theme had the 2018 Twin-City Forum?");
      await page.getByRole("button", { name: "Send to a second person" }).click();
      await expect.poll(() => announced(page)).toMatch(/^Sent to a second person/);
      expect(await page.locator("#question-en").inputValue()).toBe(
        "Which theme had the 2018 Twin-City Forum?",
      );
    });
    expect((await desk.view(id)).faq.state).toBe("review");
    expect(await englishOf(id)).toBe("Which theme had the 2018 Twin-City Forum?");
  });

  it("publishes nothing that was changed in the form a moment ago, and keeps the change", async () => {
    const id = await written();
    await desk.submit({ id, basedOn: 1, by: COLLEAGUE });
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goToPlace(page, `#/faq/${id}`);
      await page.locator("#question-en").fill("What was the 2018 Twin-City Forum's theme?");
      await page.getByRole("button", { name: "Approve and publish" }).click();
      await page.locator(".problem", { hasText: "A second person has to read it" }).waitFor();
      expect(await page.locator("#question-en").inputValue()).toBe(
        "What was the 2018 Twin-City Forum's theme?",
      );
    });
    expect((await desk.view(id)).faq.state).toBe("review");
    expect(await englishOf(id)).toBe("What was the 2018 Twin-City Forum's theme?");
  });

  it("approves what is in the form unchanged, though somebody went through its fields", async () => {
    const id = await written();
    await desk.submit({ id, basedOn: 1, by: COLLEAGUE });
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goToPlace(page, `#/faq/${id}`);
      const question = page.locator("#question-en");
      await question.focus();
      await page.keyboard.type("x");
      await page.keyboard.press("Backspace");
      await page.locator("#validFrom").focus();
      await page.getByRole("button", { name: "Approve and publish" }).click();
      await expect.poll(() => announced(page)).toMatch(/^Published/);
    });
    expect((await desk.view(id)).faq.state).toBe("published");
    await desk.withdraw({ id, basedOn: 3, by: COLLEAGUE });
  });

  it("takes a FAQ out of use at once, and leaves unsaved words in the form, to be saved", async () => {
    const id = await written();
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goToPlace(page, `#/faq/${id}`);
      await page.locator("#question-en").fill("Half a question");
      await page.getByRole("button", { name: "Withdraw", exact: true }).click();
      await page.getByText("Withdrawn", { exact: true }).first().waitFor();
      expect(await page.locator("#question-en").inputValue()).toBe("Half a question");
      await page.getByText("is not saved yet").waitFor();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect.poll(() => englishOf(id)).toBe("Half a question");
      // The store has it before the page hears so.
      await expect.poll(() => page.getByText("is not saved yet").count()).toBe(0);
    });
  });

  it("asks before the page is left with the cursor in a field, and keeps its words while another part is opened", async () => {
    const id = await drafted("The first?");
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goToPlace(page, `#/faq/${id}`);
      await page.locator("#question-en").focus();
      await page.keyboard.press("End");
      await page.keyboard.type(" The second?");
      const dialog = page.waitForEvent("dialog", { timeout: 5_000 });
      void page.close({ runBeforeUnload: true });
      const asked = await dialog;
      expect(asked.type()).toBe("beforeunload");
      await asked.dismiss();
      await page.locator("#question-en").focus();
      // As by the key that goes back: the field is not left before.
      await page.evaluate("location.hash = '#/faqs'");
      await page.locator("#question-en").waitFor({ state: "detached" });
      await goToPlace(page, `#/faq/${id}`);
      await expect.poll(() => page.locator("#question-en").inputValue()).toBe("The first? The second?");
      await page.getByText("is not saved yet").waitFor();
    });
  });

  it("opened again after it was left while it was being saved tells of nobody else's change", async () => {
    const id = await drafted("Before?");
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goToPlace(page, `#/faq/${id}`);
      await page.locator("#question-en").fill("After?");
      const held = Promise.withResolvers<undefined>();
      const asked = page.waitForRequest((request) => request.method() === "PATCH");
      await page.route(`**/api/staff/faqs/${id}`, async (route) => {
        if (route.request().method() === "PATCH") await held.promise;
        await route.continue();
      });
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await asked;
      await page.evaluate("location.hash = '#/faqs'");
      await page.locator("#question-en").waitFor({ state: "detached" });
      held.resolve(undefined);
      await expect.poll(() => englishOf(id)).toBe("After?");
      await goToPlace(page, `#/faq/${id}`);
      await expect.poll(() => page.locator("#question-en").inputValue()).toBe("After?");
      await page.getByRole("button", { name: "Save", exact: true }).waitFor();
      expect(await page.getByRole("heading", { name: "Somebody else changed it" }).count()).toBe(0);
      // The store has it before the page hears so.
      await expect.poll(() => page.getByText("is not saved yet").count()).toBe(0);
    });
  });

  it("is one for each FAQ: nothing of another one shows while it comes", async () => {
    const [first, second] = [await drafted("The first?"), await drafted("The second?")];
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goToPlace(page, `#/faq/${first}`);
      await page.locator("#question-en").fill("Words for the first");
      const held = Promise.withResolvers<undefined>();
      const asked = page.waitForRequest(`**/api/staff/faqs/${second}`);
      await page.route(`**/api/staff/faqs/${second}`, async (route) => {
        await held.promise;
        await route.continue();
      });
      await goToPlace(page, `#/faq/${second}`);
      await asked;
      expect(await page.locator("#question-en").count()).toBe(0);
      held.resolve(undefined);
      await expect.poll(() => page.locator("#question-en").inputValue()).toBe("The second?");
    });
    expect(await englishOf(second)).toBe("The second?");
  });

  it("goes on looking for a quote for the same sentence where one before it is removed", async () => {
    const id = await drafted("What was the theme?", ["The first one.", "The second one."]);
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goToPlace(page, `#/faq/${id}`);
      await page.getByRole("button", { name: "Find a quote for sentence 2" }).click();
      await page.getByRole("button", { name: "Remove sentence 1" }).click();
      expect(await page.locator("#sentence-en-0").inputValue()).toBe("The second one.");
      await page
        .locator(".sentence", { has: page.locator("#sentence-en-0") })
        .locator("#words")
        .waitFor();
      await page.getByRole("button", { name: "Remove sentence 1" }).click();
      await page.getByRole("button", { name: "Add a sentence" }).last().click();
      expect(await page.locator("#words").count()).toBe(0);
    });
  });

  it("opens what is cited in a tab of its own, and says so", async () => {
    const id = await written();
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goToPlace(page, `#/faq/${id}`);
      await page.locator("#question-en").fill("Half a question");
      const [opened] = await Promise.all([
        page.context().waitForEvent("page"),
        page.getByRole("link", { name: "forum-2018-en (opens in a new tab)" }).click(),
      ]);
      await opened.locator("desk-article-reader mark").waitFor();
      expect(await opened.evaluate("window.opener")).toBeNull();
      expect(await page.locator("#question-en").inputValue()).toBe("Half a question");
    });
  });
});
