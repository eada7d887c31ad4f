import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { axeFindings } from "../browser/axe.ts";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import * as fixtures from "../http/fixtures.ts";
import { focusedName, withWidget } from "./widget-page.ts";
import { startWidgetSite, type WidgetSite } from "./widget-site.ts";

const PHONE = { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" } as const;
const NOTES = [
  "From Taipei City Government, July 5, 2019:",
  "From 中央通訊社, July 4, 2019:",
  "From Shanghai Daily, July 4, 2019:",
  "This is reported by the press, not published by the city government itself.",
];
const NUMBERS = [[1], [2], [3], [2, 3]];

/** An answer from three publications, two of the press, with what the service says of them. */
const ANSWER: Answer = {
  ...fixtures.englishAnswer,
  sources: [
    ...fixtures.englishAnswer.sources,
    { ...fixtures.sourceOf(3, fixtures.englishArticle, "Three memorandums"), publisher: "Shanghai Daily" },
  ],
  notices: [
    ...NOTES.map((text, at) => ({
      code: "attribution",
      text: `${text} ${(NUMBERS[at] ?? []).map((n) => `[${n}]`).join("")}`,
    })),
    { code: "source_language", text: "Its words are quoted as they stand. [7]" },
  ],
};

let browser: Browser;
let site: WidgetSite;

describe.skipIf(!hasChromium)(browserTitle("what is said of the sources"), () => {
  beforeAll(async () => {
    site = await startWidgetSite();
    site.service.behaviour.answer = () => ANSWER;
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it("stands behind the sentences where it is about some of the sources, with their numbers as badges", async () => {
    await withWidget(browser, site, PHONE, async ({ page, open, ask, entries, dialog }) => {
      await open();
      await ask("How many?");
      // Before the sentences nothing but what is about all of them; a number that no source has is none.
      const answer = entries.locator(".answer");
      expect(await answer.locator(".notice").allInnerTexts()).toEqual([
        "Its words are quoted as they stand. [7]",
      ]);
      const paragraphs = await answer.locator("> p").allInnerTexts();
      expect(paragraphs[1]).toContain("Three memorandums");
      const notes = answer.locator(".notes");
      for (const text of NOTES) expect(await notes.innerText()).toContain(text);
      expect(await notes.locator(".cite > [aria-hidden]").allInnerTexts()).toEqual(
        NUMBERS.flat().map(String),
      );
      expect(await notes.innerText()).not.toContain("[");
      await notes
        .getByRole("button", { name: /^Source 2: / })
        .first()
        .click();
      await expect.poll(() => focusedName(page)).toMatch(/^Source 2 雙城論壇/);
      await dialog.locator("blockquote mark").waitFor();
      expect(await axeFindings(page)).toEqual([]);
    });
  });

  it("is spoken after the answer, with numbers that can be spoken", async () => {
    await withWidget(browser, site, PHONE, async ({ open, ask, dialog }) => {
      await open();
      await ask("How many?");
      const spoken = (await dialog.locator("#spoken").innerText()).replace(/\s+/g, " ");
      expect(spoken).toMatch(/were signed at the forum on July 4\. .*itself\. 2, 3 Sources:/);
    });
  });
});
