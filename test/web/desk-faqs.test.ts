import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import type { FaqChange } from "../../src/store/faq-store.ts";
import { axeFindings } from "../browser/axe.ts";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import { ask } from "../http/service.ts";
import { callFrom, goTo } from "./desk-page.ts";
import { widgetOn } from "./widget-page.ts";
import { type DeskSite, MEMBERS, startDeskSite, withDesk } from "./desk-site.ts";

/** Nobody can be answered by the small corpus: the articles tell no such thing. */
const QUESTION = "Which song was sung at the 2018 Twin-City Forum?";
const CHINESE = "2018年雙城論壇唱了哪首歌？";
const LETTER = {
  title: "The song of the 2018 Twin-City Forum",
  body: 'The song "Green Hills" was sung at the 2018 Twin-City Forum.',
  language: "en",
  department: "Secretariat",
  signer: "Lin Mei",
  date: "2026-11-30",
  reason: "Citizens ask for it.",
};

/** A FAQ that somebody should have looked at again, and what its list says of it. */
const LONG_DUE: FaqChange = {
  ...{ questions: [], answers: [], owner: "somebody", validFrom: null, validUntil: null },
  ...{ reviewOn: "2020-01-01", state: "published", editor: "somebody", approvedBy: "another" },
  ...{ reason: null, action: "published", by: "another" },
};
const DUE = { en: "To be looked at again since 2020-01-01", "zh-Hant": "2020-01-01 起應再檢視" };

let browser: Browser;
let site: DeskSite;

async function asked(question: string, language: string): Promise<Answer> {
  return (await ask(site.service, { question, language })).json() as Promise<Answer>;
}

/** Asks as a citizen does, in the widget on a page of the city; the text of what came. */
async function askedInWidget(question: string, language: string): Promise<string> {
  const context = await browser.newContext();
  try {
    const { page, launcher, field, entries } = widgetOn(await context.newPage());
    await page.goto(`${site.service.url}/demo?lang=${language}`);
    await launcher.click();
    await field.fill(question);
    await page.keyboard.press("Enter");
    const answer = entries.last().locator(".answer");
    await answer.waitFor();
    return await answer.innerText();
  } finally {
    await context.close();
  }
}

describe.skipIf(!hasChromium)(browserTitle("FAQs, gaps, briefs and answers at the desk, in Chromium"), () => {
  beforeAll(async () => {
    browser = await launchChromium();
    site = await startDeskSite();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it("take a question from a gap to an answer, and back when its article is withdrawn", async () => {
    expect(await askedInWidget(QUESTION, "en")).not.toContain("Green Hills");
    let articleId = "";
    let faqAddress = "";
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page, console }) => {
      ({ id: articleId } = await callFrom<{ id: string }>(page, "/api/staff/articles", LETTER));
      await goTo(page, "Gaps");
      await page.getByRole("heading", { name: QUESTION }).waitFor();
      await page.getByRole("button", { name: "Draft an FAQ" }).first().click();
      const question = page.locator("#question-en");
      await expect.poll(() => question.inputValue()).toBe(QUESTION);
      faqAddress = page.url();
      await page.locator("#question-zh-Hant").fill(CHINESE);
      for (const [language, text] of [
        ["en", 'The song "Green Hills" was sung at the 2018 Twin-City Forum.'],
        ["zh-Hant", "2018年雙城論壇唱了「Green Hills」。"],
      ] as const) {
        await page
          .locator(`section[aria-labelledby=in-${language}]`)
          .getByRole("button", { name: "Add a sentence" })
          .click();
        await page.locator(`#sentence-${language}-0`).fill(text);
        await page
          .locator(`section[aria-labelledby=in-${language}]`)
          .getByRole("button", { name: /^Find a quote/ })
          .click();
        await page.locator("#words").fill("song Green Hills");
        await page.keyboard.press("Enter");
        await page
          .getByRole("button", { name: /^Cite: The song/ })
          .first()
          .click();
      }
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect.poll(() => page.locator("[role=status].hidden").textContent()).toMatch(/^Saved/);
      await page.getByRole("button", { name: "Send to a second person" }).click();
      await page.getByText("You changed it last").waitFor();
      expect(await page.getByRole("button", { name: "Approve and publish" }).count()).toBe(0);
      expect(console).toEqual([]);
    });
    await withDesk(browser, site, { as: MEMBERS.admin }, async ({ page }) => {
      await page.goto(faqAddress);
      await page.getByRole("button", { name: "Approve and publish" }).click();
      await page.getByText("Published", { exact: true }).first().waitFor();
    });
    expect(await asked(QUESTION, "en")).toMatchObject({ status: "answered", composer: "faq" });
    expect(await askedInWidget(QUESTION, "en")).toContain(LETTER.body);
    expect(await askedInWidget(CHINESE, "zh-Hant")).toContain("2018年雙城論壇唱了「Green Hills」。");
    expect(await asked(CHINESE, "zh-Hant")).toMatchObject({
      composer: "faq",
      language: "zh-Hant",
    });
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page, lookUp }) => {
      await lookUp("song of the 2018 Twin-City Forum");
      await page.getByRole("heading", { name: "FAQs (1)" }).waitFor();
      await callFrom(page, `/api/staff/articles/${articleId}/withdraw`, { reason: "It was another song." });
      await goTo(page, "FAQs");
      await page.getByText(`The article ${articleId} that it rests on was withdrawn.`).waitFor();
    });
    expect((await asked(QUESTION, "en")).composer).not.toBe("faq");
    expect(await askedInWidget(QUESTION, "en")).not.toContain("Green Hills");
  });

  it("show what somebody else changed meanwhile, and lose nobody's words", async () => {
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goTo(page, "FAQs");
      await page.getByRole("button", { name: "New FAQ" }).click();
      await page.locator("#question-en").fill("Mine?");
      const id = page.url().split("/").at(-1) ?? "";
      const { desk } = site.bot.faqs ?? {};
      const by = { id: "colleague", name: "Colleague", role: "editor" } as const;
      const theirs = { language: "en", text: "Theirs?", variants: [] } as const;
      await desk?.edit({ id, basedOn: 1, by }, { questions: [theirs] });
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("heading", { name: "Somebody else changed it" }).waitFor();
      await page.getByText("Theirs?").waitFor();
      expect(await page.locator("#question-en").inputValue()).toBe("Mine?");
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole("button", { name: "Save mine over it" }).click();
      await expect.poll(async () => (await desk?.view(id))?.faq.questions[0]?.text).toBe("Mine?");
    });
  });

  it("refuse a first day behind the last one, say what to change, and keep what was written", async () => {
    await withDesk(browser, site, { as: MEMBERS.editor }, async ({ page }) => {
      await goTo(page, "FAQs");
      await page.getByRole("button", { name: "New FAQ" }).click();
      const question = page.locator("#question-en");
      await question.fill("When is it valid?");
      await page.locator("#validFrom").fill("2026-12-31");
      await page.locator("#validUntil").fill("2026-01-01");
      const save = page.getByRole("button", { name: "Save", exact: true });
      await save.click();
      await page.getByText("Its first day is after its last day. Change one of them.").first().waitFor();
      expect(await question.inputValue()).toBe("When is it valid?");
      expect(await axeFindings(page)).toEqual([]);
      await page.locator("#validUntil").fill("2027-01-31");
      await save.click();
      await expect.poll(() => page.locator("[role=status].hidden").textContent()).toMatch(/^Saved/);
    });
  });

  describe.each(["light", "dark"] as const)("break no rule of WCAG 2.2 A and AA: %s", (colorScheme) => {
    it.each(["en", "zh-Hant"] as const)("%s", async (language) => {
      const { id } = await asked("Which dances were danced in Prague?", "en");
      await site.service.store.faqs.create(LONG_DUE);
      await withDesk(
        browser,
        site,
        { language, colorScheme, as: MEMBERS.editor },
        async ({ page, console }) => {
          for (const view of ["faqs", "gaps", "briefs", `answers/${id}`]) {
            await page.goto(`${page.url().split("#")[0] ?? ""}#/${view}`);
            await page.locator("main > :not([hidden]) h1").waitFor();
            if (view === "faqs") await page.getByText(DUE[language]).first().waitFor();
            if (view === "gaps") await page.locator("desk-gap-list .card").first().waitFor();
            if (view.startsWith("answers")) await page.locator("#why").waitFor();
            expect([view, await axeFindings(page)]).toEqual([view, []]);
          }
          await page.goto(`${page.url().split("#")[0] ?? ""}#/gaps`);
          await page.locator("desk-gap-list .card button").last().click();
          await page.locator("desk-gap-list .notice, desk-gap-list .said").first().waitFor();
          expect(await axeFindings(page)).toEqual([]);
          expect(console).toEqual([]);
        },
      );
    });
  });
});
