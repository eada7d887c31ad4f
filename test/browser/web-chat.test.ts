import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import * as fixtures from "../http/fixtures.ts";
import { type Service, startService } from "../http/service.ts";
import { browserTitle, hasChromium, launchChromium } from "./chromium.ts";
import { askIn, botMessages, startWebChatHost, type WebChatHost, withWebChat } from "./web-chat-page.ts";

const CASES = [
  {
    language: "en",
    locale: "en-US",
    question: "How many memorandums were signed at the 2019 forum?",
    says: "Three memorandums of understanding were signed at the forum on July 4.",
    sources: ["Three memorandums signed at the Taipei-Shanghai Forum", "雙城論壇簽署三項合作備忘錄"],
    suggestion: "Where was the forum held in 2020?",
  },
  {
    language: "zh-Hant",
    locale: "zh-TW",
    question: "2019年雙城論壇簽了幾項備忘錄？",
    says: "雙方在論壇上簽署三項合作備忘錄，內容分別是影視、青少年體育與區級交流。",
    sources: ["雙城論壇簽署三項合作備忘錄", "Three memorandums signed at the Taipei-Shanghai Forum"],
    suggestion: "2020年的論壇在哪裡舉行？",
  },
] as const;

/** What must not turn into markup, in a place where an article's or a citizen's words stand. */
const HOSTILE = `<img src=x onerror="document.title='owned'"> **bold** [link](javascript:alert(1)) <b>b</b> $x$ \\(y\\) (c) ... -- "q"`;

let browser: Browser;
let service: Service;
let host: WebChatHost;

async function withChat(locale: string, use: (page: Page, seen: string[]) => Promise<void>): Promise<void> {
  await withWebChat(browser, `${host.url}/?locale=${locale}`, use);
}

describe.skipIf(!hasChromium)(browserTitle("botframework-webchat in Chromium"), () => {
  beforeAll(async () => {
    host = await startWebChatHost(() => service.url);
    service = await startService({ answer: ({ question }) => answerTo(question), embedOrigins: [host.url] });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
    await host.stop();
  });

  it.each(CASES)("takes a question and shows the cited answer ($language)", async (example) => {
    await withChat(example.locale, async (page, seen) => {
      await askIn(page, example.question);
      const answer = botMessages(page).filter({ hasText: example.says });
      await answer.waitFor();
      expect(await answer.count()).toBe(1);
      const own = page.locator(".webchat__bubble--from-user").filter({ hasText: example.question });
      expect(await own.count()).toBe(1);

      // The list of sources that Web Chat makes of the entity and the definitions.
      const listed = answer.locator(".webchat__link-definitions__list-item");
      await expect.poll(() => listed.count()).toBe(2);
      for (const [index, title] of example.sources.entries()) {
        const item = listed.nth(index);
        expect(await item.textContent()).toContain(title);
        expect(await item.locator("a").getAttribute("href")).toMatch(/^https:\/\/news\.example\//u);
      }
      // The marker in the text is a link to the same place.
      const marker = answer.locator(".webchat__render-markdown a").first();
      expect(await marker.getAttribute("href")).toMatch(/^https:\/\/news\.example\//u);
      expect(await marker.textContent()).toContain("1");
      expect(await answer.textContent()).not.toContain("]: <");

      await page.getByRole("toolbar").getByRole("button", { name: example.suggestion }).click();
      await page.locator(".webchat__bubble--from-user").filter({ hasText: example.suggestion }).waitFor();
      await expect.poll(() => botMessages(page).count()).toBe(2);
      expect(seen).toEqual([]);
    });
  });

  it("shows a source without an address by its quotation", async () => {
    await withChat("en-US", async (page) => {
      await askIn(page, "no address");
      const answer = botMessages(page).first();
      const listed = answer.locator(".webchat__link-definitions__list-item button");
      await listed.first().click();
      const dialog = page.locator("dialog[open]");
      await dialog.waitFor();
      expect(await dialog.textContent()).toContain("Three memorandums of understanding were signed");
    });
  });

  it("shows words that look like markup as words", async () => {
    await withChat("en-US", async (page, seen) => {
      await askIn(page, "hostile");
      const answer = botMessages(page).first();
      await answer.waitFor();
      const text = await answer.locator(".webchat__render-markdown").first().textContent();
      expect(text).toContain(HOSTILE.trim());
      expect(
        await answer
          .locator(".webchat__render-markdown")
          .locator("img[src='x'], b, strong, em, math")
          .count(),
      ).toBe(0);
      expect(await answer.locator("a[href^='javascript:']").count()).toBe(0);
      expect(await page.title()).toBe("A page of the city");
      expect(seen).toEqual([]);
    });
  });
});

function answerTo(question: string): Answer {
  const id = crypto.randomUUID();
  const { englishAnswer, chineseAnswer } = fixtures;
  if (/\p{Script=Han}/u.test(question)) return { ...chineseAnswer, id };
  const sources = englishAnswer.sources.map((source) => ({
    ...source,
    ...(question === "no address" ? { url: null } : {}),
    ...(question === "hostile"
      ? { url: "javascript:document.title='owned'", title: `"${HOSTILE}`, quote: HOSTILE }
      : {}),
  }));
  const sentences = englishAnswer.sentences.map((sentence) => ({
    ...sentence,
    ...(question === "hostile" ? { text: HOSTILE } : {}),
  }));
  return { ...englishAnswer, id, sources, sentences };
}
