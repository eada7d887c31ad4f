import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "../browser/axe.ts";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import { type DeskSite, MEMBERS, startDeskSite, withDesk } from "./desk-site.ts";
import { focusedName } from "./widget-page.ts";

const QUESTIONS = {
  en: "What was the theme of the 2018 Twin-City Forum?",
  "zh-Hant": "2018年雙城論壇的主題是什麼？",
} as const;
const MARKUP = '<img src=x onerror="globalThis.ran = true">';
const FAQ = {
  id: "faq-1",
  questions: [
    { language: "en", text: `Is there a lantern festival? ${MARKUP}` },
    { language: "zh-Hant", text: "有燈節嗎？" },
  ],
  answers: [
    { language: "en", sentences: [{ text: `There is one in Prague. ${MARKUP}`, citations: [] }] },
    { language: "zh-Hant", sentences: [{ text: "布拉格有燈節。", citations: [] }] },
  ],
} as const;

let browser: Browser;
let site: DeskSite;

describe.skipIf(!hasChromium)(browserTitle("the staff desk in Chromium"), () => {
  beforeAll(async () => {
    browser = await launchChromium();
    site = await startDeskSite([FAQ]);
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  describe.each(["light", "dark"] as const)("breaks no rule of WCAG 2.2 A and AA: %s", (colorScheme) => {
    it.each(["en", "zh-Hant"] as const)("%s", async (language) => {
      await withDesk(browser, site, { language, colorScheme }, async ({ page, signIn, lookUp, console }) => {
        expect(await axeFindings(page)).toEqual([]);
        await page.locator("#name").fill("Nobody");
        await page.locator("#password").fill("wrong wrong wrong");
        await page.keyboard.press("Enter");
        await page.locator(".problem").waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await signIn(MEMBERS.reader);
        expect(await axeFindings(page)).toEqual([]);
        await lookUp(QUESTIONS[language]);
        await page.locator(".filters summary").click();
        expect(await axeFindings(page)).toEqual([]);
        await page.locator("#query").press("Enter");
        await page.locator("#query").fill("");
        await page.locator("#recent").waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await lookUp(QUESTIONS[language]);
        await page.locator(".sources .hit").first().click();
        await page.locator("desk-article-reader mark").waitFor();
        expect(await axeFindings(page)).toEqual([]);
        // The browser tells of a failed sign-in too.
        expect(console.filter((line) => !line.includes("401"))).toEqual([]);
      });
    });
  });

  it("lies within a window of 320 pixels", async () => {
    await withDesk(
      browser,
      site,
      { as: MEMBERS.reader, viewport: { width: 320, height: 640 } },
      async (desk) => {
        await desk.lookUp(QUESTIONS.en);
        const widths = await desk.page.evaluate<number[]>(
          "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
        );
        expect(widths[0]).toBe(widths[1]);
      },
    );
  });

  it("is used with the keyboard alone: to a result and into its article, and back to what was found", async () => {
    await withDesk(browser, site, { as: MEMBERS.reader }, async ({ page, lookUp }) => {
      expect(await focusedName(page)).toBe("query");
      await lookUp(QUESTIONS.en);
      await page.keyboard.press("ArrowDown");
      expect(await focusedName(page)).toContain("lantern festival");
      await page.keyboard.press("ArrowDown");
      const source = await focusedName(page);
      expect(source).toContain("Twin-City Forum 2018");
      await page.keyboard.press("Enter");
      await page.locator("desk-article-reader mark").waitFor();
      expect(await page.locator("desk-article-reader mark").allInnerTexts()).toEqual([
        'The theme of the 2018 Twin-City Forum was "Circular Economy".',
      ]);
      await expect.poll(() => focusedName(page)).toContain("Twin-City Forum 2018");
      // Its rendering in the other language tells of the same forum.
      await page.getByRole("link", { name: "2018雙城論壇在臺北登場" }).waitFor();
      await page.goBack();
      await expect.poll(() => focusedName(page)).toBe("query");
      expect(await page.locator("#query").inputValue()).toBe(QUESTIONS.en);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("/");
      expect(await focusedName(page)).toBe("query");
      expect(await page.locator("#query").inputValue()).toBe(QUESTIONS.en);
      await page.getByRole("checkbox").uncheck();
      await page.keyboard.press("/");
      expect(await focusedName(page)).not.toBe("query");
    });
  });

  it("asks for the proved answer of a pasted question at once, and after a pause while somebody types", async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    await withDesk(browser, site, { as: MEMBERS.reader, permissions }, async ({ page }) => {
      const asked: (string | null)[] = [];
      page.on("request", (request) => {
        const { pathname, searchParams } = new URL(request.url());
        if (pathname === "/api/staff/search") asked.push(searchParams.get("part"));
      });
      await page.clock.install();
      await page.clock.pauseAt(Date.now() + 3_600_000);
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(QUESTIONS.en)})`);
      await page.locator("#query").focus();
      await page.keyboard.press("Control+v");
      await page.clock.runFor(1);
      await expect.poll(() => asked.toSorted()).toEqual(["answer", "quick"]);
      await page.keyboard.type("?");
      await page.clock.runFor(100);
      await expect.poll(() => asked.slice(2)).toEqual(["quick"]);
      await page.clock.runFor(300);
      await expect.poll(() => asked.slice(2)).toEqual(["quick", "answer"]);
    });
  });

  it("copies a result for a call, an e-mail and a letter, in either language", async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    await withDesk(browser, site, { as: MEMBERS.reader, permissions }, async ({ page, lookUp }) => {
      const copied = async (): Promise<string> => {
        await expect.poll(() => page.locator("[role=status].hidden").textContent()).toMatch(/^Copied/);
        return page.evaluate<string>("navigator.clipboard.readText()");
      };
      await lookUp(QUESTIONS.en);
      await page.locator(".sources .hit").first().focus();
      await page.keyboard.press("c");
      expect(await copied()).toContain("This is what was reported by: Secretariat, December 21, 2018.");
      await page.locator("#copy-in").selectOption("zh-Hant");
      await page.locator("#results-answer + .result [data-copy=email]").click();
      await expect.poll(copied).toContain("2018年雙城論壇的主題是「循環經濟」。 [1]");
      expect(await copied()).toContain("資料來源：\n[1] 秘書處，〈2018雙城論壇在臺北登場〉，2018年12月21日");
    });
  });

  it("runs no markup that is stored, wherever it is shown", async () => {
    await withDesk(browser, site, { as: MEMBERS.reader }, async ({ page, lookUp }) => {
      await lookUp("When was the lantern festival opened in Prague?");
      await page.getByText(`There is one in Prague. ${MARKUP}`).waitFor();
      await page.locator("#results-passages + .results").getByText("<img src=x").first().waitFor();
      await page.locator("#results-passages + .results .hit").first().click();
      await page.locator("desk-article-reader h1", { hasText: "<img src=x" }).waitFor();
      expect(await page.evaluate("[globalThis.ran, document.images.length]")).toEqual([undefined, 0]);
      const images = await page.locator("city-exchange-desk img, city-exchange-desk script").count();
      expect(images).toBe(0);
    });
  });

  it("finds what the filters let through alone, and keeps recent and pinned questions by account", async () => {
    await withDesk(browser, site, { as: MEMBERS.reader }, async ({ page, lookUp, signIn }) => {
      await page.locator(".filters summary").click();
      await page.getByLabel("City", { exact: true }).selectOption("Prague");
      await lookUp(QUESTIONS.en);
      const titles = await page.locator("#results-articles + .articles .hit").allInnerTexts();
      expect(titles.length).toBeGreaterThan(0);
      expect(titles.filter((title) => title.includes("Twin-City"))).toEqual([]);
      await page.getByText("rests on articles that the filters leave out").waitFor();
      await page.getByRole("button", { name: "Pin", exact: true }).click();
      await page.locator("#query").fill("My number is 0912345678");
      await page.keyboard.press("Enter");
      await page.locator("#query").fill("");
      await page.getByRole("heading", { name: "Pinned questions" }).waitFor();
      expect(await page.evaluate<string>("JSON.stringify(localStorage)")).not.toContain("0912345678");
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.locator("#name").waitFor();
      await signIn(MEMBERS.editor);
      expect(await page.getByRole("heading", { name: "Pinned questions" }).count()).toBe(0);
    });
  });

  it("looks up what an input method has made, and not the keys on the way to it", async () => {
    await withDesk(browser, site, { as: MEMBERS.reader }, async ({ page }) => {
      const asked: (string | null)[] = [];
      page.on("request", (request) => {
        const { pathname, searchParams } = new URL(request.url());
        if (pathname === "/api/staff/search") asked.push(searchParams.get("q"));
      });
      const keys = await page.context().newCDPSession(page);
      await keys.send("Input.imeSetComposition", { text: "ㄌㄨㄣˋ", selectionStart: 4, selectionEnd: 4 });
      expect(await page.locator("#query").inputValue()).toBe("ㄌㄨㄣˋ");
      await keys.send("Input.insertText", { text: "論壇" });
      await page.locator("#results-answer + .result").waitFor();
      expect(new Set(asked)).toEqual(new Set(["論壇"]));
    });
  });

  it("asks for another sign-in where the session has ended, and says so", async () => {
    await withDesk(browser, site, { as: MEMBERS.reader }, async ({ page, signIn }) => {
      // What the desk asks for at its start has come: the next request is the look-up.
      await page.getByRole("link", { name: "FAQs" }).waitFor();
      await page.locator("#filter-year option").nth(1).waitFor({ state: "attached" });
      site.service.pass(31 * 60_000);
      await page.locator("#query").fill("forum");
      await page.getByText("Your session has ended").waitFor();
      await signIn(MEMBERS.reader);
    });
  });
});
